"""Tables: identity and history kept apart, integrity kept by constraints.

All our own tables live in this one Django app. Nothing here decides, mails or renders; `kheo.work` is the only writer.
"""
