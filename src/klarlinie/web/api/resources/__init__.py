"""One file for each thing a program can ask for."""
