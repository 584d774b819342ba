"""Migrations of findings, in order."""
