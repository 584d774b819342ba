"""What changes in the step execution."""
