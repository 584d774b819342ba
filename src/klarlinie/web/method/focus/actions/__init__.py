"""What changes in the step focus."""
