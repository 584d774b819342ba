"""What an export of a CRM says about inquiries: its columns, its days, its sums, and who is meant by nobody's name."""
