"""What each paper says and in which order: one function per kind, from value to blocks. No file format lives here."""
