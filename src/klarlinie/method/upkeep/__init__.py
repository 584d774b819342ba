"""Keeping it tidy: the idea gate, check-ins, the quarterly review, signs of clarity."""
