"""The first words of the contract as data: clauses in Kyrgyz (the original), Russian and English."""

import json
from pathlib import Path

FOLDER = Path(__file__).parent


def read_first() -> list[dict[str, str]]:
    """The clauses of the first version, in their order."""
    clauses: list[dict[str, str]] = json.loads((FOLDER / "first.json").read_text("utf-8"))
    return clauses
