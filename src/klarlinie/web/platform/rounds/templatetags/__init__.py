"""Tags for the answers side by side."""
