"""The one table of what may be imported. A new kind is a module beside this one and a line here."""

from collections.abc import Mapping

from kheo.work.importing import enrolling, forming, registering, remembering, reporting
from kheo.work.importing.tasks import Kind

KINDS: Mapping[str, Kind] = {
    kind.key: kind for kind in (registering.KIND, reporting.KIND, remembering.KIND, forming.KIND, enrolling.KIND)
}
