"""Telling other programs that something has happened here: never what, only where to look."""
