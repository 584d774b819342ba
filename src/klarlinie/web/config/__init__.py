"""How the app is put together: settings, addresses, server."""
