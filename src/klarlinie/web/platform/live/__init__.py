"""Pages that follow along: a change is told to everybody who is looking, over server-sent events."""
