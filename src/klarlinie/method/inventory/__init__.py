"""Everything on the table: how a list is understood, what an activity is, which ones are the same."""
