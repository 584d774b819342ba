"""Migrations of the kept archives, in order."""
