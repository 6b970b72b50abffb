"""Learning how sure the names are."""
