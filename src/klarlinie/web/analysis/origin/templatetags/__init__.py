"""Tags of the pages of origin."""
