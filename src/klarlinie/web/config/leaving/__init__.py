"""Leaving for good: somebody closes their account, or a company is deleted with everything that belongs to it."""
