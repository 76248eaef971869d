"""The writers: from the tree of blocks to a file's bytes, the same bytes for the same tree. No wording lives here."""
