"""Everything on the table: the list of activities, and the ways in and out."""
