"""What changes in the step decisions."""
