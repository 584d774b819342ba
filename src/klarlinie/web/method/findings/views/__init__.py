"""The pages of the findings: the list, switching off, and what each code means."""
