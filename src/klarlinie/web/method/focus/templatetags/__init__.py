"""Tags for the board's templates."""
