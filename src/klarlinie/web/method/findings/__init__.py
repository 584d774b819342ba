"""Everything that was noticed, in one list: what it is about, why, what helps, and where to go."""
