"""Import spreadsheets by the verbs of the screens: the same rules, the same diary. `kinds` lists what may come.

`running` has the steps; `showing` what its pages and files show; a kind reads its rows and calls the verbs of its area.
"""
