"""Migrations of webhooks, in order."""
