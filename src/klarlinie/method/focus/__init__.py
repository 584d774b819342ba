"""The three to five core activities: the exact model, how sure it is, what to find out first."""
