"""The pages of the office, one module for each part of a season's work."""
