"""Evidence for the method: what was measured, in the method's own words; pure, as the method is."""
