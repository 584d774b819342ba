"""Touchpoints by the million: each stage is one SQL text, and only grouped rows come to Python."""
