"""Migrations of reports, in order."""
