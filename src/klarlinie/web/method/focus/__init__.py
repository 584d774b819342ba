"""The focus on the web: Muss, Sollte, Kann, Nicht jetzt, within the hours that are really there."""
