"""The doors for people. A view reads, or makes one call into kheo.work; nothing is decided here."""
