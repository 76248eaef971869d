"""The demo: a sample season played by calling verbs, and the bar that moves its date. It never touches a table."""
