"""Cheap resumes and postings as rows, seeded: each says something of its own, a few cannot be read."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

TOOLS = ("Westlaw", "Relativity", "CM/ECF", "Clio", "iManage", "Everlaw", "NetDocuments", "PACER", "Microsoft Excel")
DUTIES = (
    "Drafted discovery requests and privilege logs",
    "E-filed motions in state and federal courts",
    "Calendared deadlines for four attorneys",
    "Prepared trial binders and exhibit lists",
    "Cite-checked briefs",
    "Reviewed leases and managed closings",
)
TITLES = ("Litigation Paralegal", "Legal Secretary", "Corporate Paralegal", "Legal Assistant")

HANGING = "r000005"
# A process apart in which the extraction of one document never ends: where it stops, no other thread runs.
HANG = f"""
import re
from matcher import apart
from matcher.library import Matcher
usual = Matcher.extract
def extract(matcher, document, **settings):
    if getattr(document, "source", "") == {HANGING!r}:
        re.match("(a+)+b", "a" * 60)
    return usual(matcher, document, **settings)
Matcher.extract = extract
apart.main()
"""


def resume(number: int) -> str:
    """The text of a resume."""
    chance = random.Random(number)
    since = chance.randint(2008, 2020)
    duties = "\n".join(f"- {duty}." for duty in chance.sample(DUTIES, 3))
    return (
        f"Candidate {number}\n\nEXPERIENCE\n{chance.choice(TITLES)}, Roe Doe LLP, {since} - {since + 4}\n{duties}\n\n"
        f"SKILLS\n{', '.join(chance.sample(TOOLS, 4))}\n"
    )


def posting(number: int) -> str:
    """The text of a posting."""
    chance = random.Random(-number)
    wanted = "\n".join(f"- Experience with {tool}" for tool in chance.sample(TOOLS, 3))
    return f"{chance.choice(TITLES)}\n\nRequirements:\n- {chance.randint(1, 6)} years of experience\n{wanted}\n"


def rows(number: int) -> Iterator[dict[str, Any]]:
    """Rows with a text each; every hundredth is empty."""
    for each in range(number):
        yield {"id": f"r{each:06}", "text": resume(each) if each % 100 else " "}


def write(path: Path, number: int, **options: Any) -> Path:
    """A Parquet file of so many resumes."""
    schema = pa.schema([("id", pa.string()), ("text", pa.string())])
    pq.write_table(pa.Table.from_pylist(list(rows(number)), schema=schema), path, **options)
    return path


def content(folder: Path) -> list[dict[str, Any]]:
    """All rows of a folder of profiles, sorted."""
    return sorted(pq.read_table(folder).to_pylist(), key=lambda row: row["id"])


def names(folder: Path) -> list[str]:
    """What a reader of a folder of profiles sees."""
    return sorted(path.name for path in folder.iterdir() if path.name != "_run")


def unchecked(*values: bytes) -> Any:
    """Text as Parquet hands it over: nobody has looked whether it is in UTF-8."""
    raw = pa.array(values, pa.binary())
    return pa.Array.from_buffers(pa.string(), len(raw), raw.buffers())
