"""The pages of the reports: what can be taken along, and how it looks."""
