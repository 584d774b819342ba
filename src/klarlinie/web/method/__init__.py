"""The steps of the method as pages and tables, the same names as in the core."""
