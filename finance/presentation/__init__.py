"""How the money of a year is shown."""
