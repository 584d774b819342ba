"""The chaos check as the open front door."""
