"""The pages of a round: for whoever leads it, for whoever takes part, and what is told live."""
