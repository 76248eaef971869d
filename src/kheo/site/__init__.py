"""Settings and the way in: nothing here decides anything about a movement."""
