"""What the Makefile calls: set up, test, check, lock. Standard library only; nothing here is part of the product."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VAR = ROOT / "var"
