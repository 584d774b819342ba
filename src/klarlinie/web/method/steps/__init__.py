"""The homes: where a company stands, what is useful next, and what waits for whom."""
