"""What changes: inquiries come in, rules are settled, people are forgotten, counts are taken over."""
