"""Organisations, companies, people, and who may see and change what."""
