"""Blind rounds: everybody answers alone, nobody sees the others until all flip at once."""
