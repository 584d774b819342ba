"""What an activity costs and what it brings, with honest intervals."""
