"""Who did what when: every change of company data, in one chain that shows tampering, with a way back."""
