"""How it looks and speaks: pages, components, words in two languages."""
