"""Keeping what people have entered: backups of everything, and one company as a file to carry elsewhere."""
