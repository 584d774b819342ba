"""Migrations of decisions, in order."""
