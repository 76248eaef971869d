"""Lists and the whole office as files: small ones at once, large ones made by the clock and fetched until a day."""
