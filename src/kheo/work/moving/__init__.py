"""A whole office on its way to another machine: written into one zip, checked, and brought in elsewhere.

`layout` is the shape of the zip (docs/office-package.md), `packing` writes it, `checking` judges one that came from
anywhere, `unpacking` fills an empty installation from it.
"""
