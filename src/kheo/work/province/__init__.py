"""What the bloc's board proposes to the province and what the province answers (R27–R29, III.4.b).

`sending` makes a package, `building` its bytes, `answering` is the province's side, `reading` what screens show of
both; `flags` puts units forward for the emulation flag. What lies in a package is told by `contents`.
"""
