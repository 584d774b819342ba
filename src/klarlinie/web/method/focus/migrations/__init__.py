"""Migrations of focus, in order."""
