"""Execution on the web: who has promised what, how it goes, and whose week is full."""
