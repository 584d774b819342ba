"""Migrations of deciding, in order."""
