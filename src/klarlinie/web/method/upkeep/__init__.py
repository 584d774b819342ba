"""Upkeep on the web: ideas at the gate, the quarterly review, reminders that stay few."""
