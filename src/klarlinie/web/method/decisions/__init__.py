"""Deciding on the web: one card at a time, with the proposal and its rules; never edited, only superseded."""
