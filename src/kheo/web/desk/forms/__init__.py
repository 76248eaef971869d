"""The forms of the desk: they check shape and yield plain values; they never save."""
