"""The pages of the step upkeep."""
