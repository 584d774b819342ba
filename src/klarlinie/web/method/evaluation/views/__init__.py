"""The pages of the evaluation: the picture, the pile of cards, rating together."""
