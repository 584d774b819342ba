"""Where customers come from, on the web: inquiries, their touchpoints, and what can be concluded."""
