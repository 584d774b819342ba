"""Tags for the pages of the account."""
