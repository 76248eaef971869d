"""Every sentence a finding or a next step may say, in Vietnamese and English, by its key. Words only, no logic.

Written to be read aloud. Clause ids never stand in a sentence: a finding carries them beside it.
"""

from collections.abc import Mapping

from kheo.rulebook.catalogue import entering, granting, showing, weighing
from kheo.rulebook.text import Text

VERDICTS: Mapping[str, Text] = {
    "met": Text("đạt", "met"),
    "not met": Text("không đạt", "not met"),
    "not known yet": Text("chưa xét được", "not known yet"),
    "waived": Text("được miễn", "waived"),
}

SENTENCES: Mapping[str, Text] = {
    **entering.SENTENCES,
    **showing.SENTENCES,
    **granting.SENTENCES,
    **weighing.SENTENCES,
}
