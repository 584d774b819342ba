"""Everything to take along: the plan as it was decided, as PDF, spreadsheet and text, in the company's look."""
