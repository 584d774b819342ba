"""Rules that propose a verdict, and the account of what stopping frees."""
