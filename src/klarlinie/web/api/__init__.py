"""The interface for programs: the same actions and queries as the pages, with the same rights."""
