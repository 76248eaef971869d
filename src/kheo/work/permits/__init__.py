"""One table: role × verb × scope, with a reason for each refusal. It shows buttons, guards verbs, filters lists.

Allow-only; a conflict of interest is the only thing that subtracts. `table` is the table, `asking` answers from it,
`seeing` filters by it.
"""

from kheo.work.permits.asking import NOTHING, Answer, Thing, answer, owns, require
from kheo.work.permits.seeing import delivered, opened, opens, visible, visible_in
from kheo.work.permits.table import TABLE, Grant, Permit, Scope

__all__ = [
    "NOTHING",
    "TABLE",
    "Answer",
    "Grant",
    "Permit",
    "Scope",
    "Thing",
    "answer",
    "delivered",
    "opened",
    "opens",
    "owns",
    "require",
    "visible",
    "visible_in",
]
