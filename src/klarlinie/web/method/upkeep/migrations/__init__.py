"""Migrations of upkeep, in order."""
