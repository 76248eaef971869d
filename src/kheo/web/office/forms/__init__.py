"""The forms of the office: each checks shape and yields plain or frozen values; none saves or knows a rule."""
