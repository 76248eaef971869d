"""Read the data files of the sample, each once in a process."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@lru_cache(maxsize=16)
def read(name: str) -> dict[str, Any]:
    """Read one data file of the sample by its name without ending."""
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
