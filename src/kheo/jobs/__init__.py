"""The clock's door: commands that do what time asks for. Nothing is decided here."""
