"""Migrations of execution, in order."""
