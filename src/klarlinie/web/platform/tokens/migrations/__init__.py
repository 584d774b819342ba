"""Migrations of tokens, in order."""
