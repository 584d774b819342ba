"""What every part of the web app stands on: accounts, companies, journal, background work, pages."""
