"""The web app: the method for companies that work on it together, on Django."""
