"""What we stand for, whom we serve, which benefit we deliver, and whether the answers say anything."""
