"""Keys for programs: what each may do, for how long, and what was already done under a key of idempotency."""
