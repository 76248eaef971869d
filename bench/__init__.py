"""Named measurements. One decorated function in bench/<area>.py adds one; `make bench` finds it.

    @benchmark
    def fold_names() -> Iterator[Measured]:
        \"\"\"Fold 10,000 names for the search.\"\"\"
        yield Measured("fold_names", value, "µs", against="…", held=…, aim=1.5)

A function may yield several rows. `make bench ONLY=fold_names` runs one function, by its name.
"""

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """One row: what we took, what it is held against, and the most the ratio of the two may be. Lower is better."""

    name: str
    value: float
    unit: str
    against: str
    held: float
    aim: float

    @property
    def ratio(self) -> float:
        """Divide ours by what it is held against."""
        return self.value / self.held


Benchmark = Callable[[], Iterable[Measured]]
BENCHMARKS: dict[str, Benchmark] = {}


def benchmark(function: Benchmark) -> Benchmark:
    """Register a benchmark under its function's name."""
    name = getattr(function, "__name__", "")
    if name in BENCHMARKS:
        raise ValueError(f"Two benchmarks are called {name}: rename one.")
    BENCHMARKS[name] = function
    return function


def milliseconds(work: Callable[[], object], *, times: int = 5) -> float:
    """Time some work: the median of several runs, in milliseconds."""
    return statistics.median(durations(work, times=times))


def durations(work: Callable[[], object], *, times: int) -> list[float]:
    """Time each of several runs, in milliseconds."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def percentile(values: Iterable[float], part: int) -> float:
    """Find the value below which so many per cent lie: percentile(durations, 95)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * part // 100)]
