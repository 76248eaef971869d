"""Verbs: the only writer. Every change of state is a function here, called alike by web, import and command line."""
