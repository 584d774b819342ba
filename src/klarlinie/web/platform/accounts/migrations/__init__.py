"""The steps of the tables, in their order."""
