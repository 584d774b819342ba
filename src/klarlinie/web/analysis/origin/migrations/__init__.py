"""Migrations of origin, in order."""
