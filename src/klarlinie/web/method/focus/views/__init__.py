"""The pages of the step focus."""
