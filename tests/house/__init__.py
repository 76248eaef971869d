"""The house itself: sizes, floors, templates, commands, and addresses that no file may hold."""
