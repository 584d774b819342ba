"""Klarlinie takes a small B2B company from a heap of marketing activities to a few things done properly."""

__version__ = "0.1.0"
