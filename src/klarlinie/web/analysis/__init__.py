"""The pages of what is measured, by the same names as klarlinie.analysis."""
