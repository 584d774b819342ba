"""The pages of the step execution."""
