"""What changes in the step upkeep."""
