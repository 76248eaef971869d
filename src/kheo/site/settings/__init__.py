"""One base, and three small files on top: an office, the demo, the tests."""
