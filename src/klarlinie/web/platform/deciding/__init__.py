"""Who decides here: three rights, one person each with a deputy; every decision names the right it used."""
