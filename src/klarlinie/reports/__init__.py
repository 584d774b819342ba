"""What a plan says on paper and on screen; no layout engine, no file."""
