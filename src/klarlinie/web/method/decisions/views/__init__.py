"""The pages of the step decisions."""
