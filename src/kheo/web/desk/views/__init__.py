"""The pages of the desk, one module for each part of a participant's year."""
