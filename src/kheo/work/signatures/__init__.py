"""Signed papers: copies that come back, signing in place, the roots that are trusted.

`child` starts a process of its own (`python -m kheo.work.signatures`, limited by `pdfs.confined`) for whatever opens a
pdf, a certificate or a key file; `examining` and `applying` run in there and know nothing of the office.
"""
