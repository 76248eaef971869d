"""The gallery: every part of the frame on sample values, without a database. It is looked at, measured and tested.

`.venv/bin/python -m tests.web.frame.gallery` serves it on http://127.0.0.1:8190.
"""
