"""Where customers come from: touchpoints in, credits with their intervals out; "went with", never "brought"."""
