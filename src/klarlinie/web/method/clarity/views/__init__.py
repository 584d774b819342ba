"""The pages of the foundation."""
