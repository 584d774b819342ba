"""The pages of origin."""
