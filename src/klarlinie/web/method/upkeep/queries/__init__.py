"""What waits at the gate, rests in the parking lot or comes up at the review."""
