"""Opening a pdf that somebody sent: in a process of its own with limits, and refused where it acts by itself.

`confined` starts such a process and is served in it; `acting` runs there and tells what a pdf does or hides; `door`
is asked by whoever takes a file in.
"""
