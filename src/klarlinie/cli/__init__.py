"""The method on files, in the terminal."""
