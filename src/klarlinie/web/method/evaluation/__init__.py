"""What each activity costs and brings, one card at a time, alone or in a round."""
