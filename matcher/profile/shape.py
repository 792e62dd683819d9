"""The nouns: a profile and its entries."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from matcher.model import Level, RequirementMode


@dataclass(frozen=True, slots=True)
class Entry:
    """One requirement as a profile has it; ``None`` leaves what was read as it is.

    ``id`` is that of the requirement, "" for one that is added. ``wants`` and ``group`` are what a person writes:
    names, other forms or ids of concepts; of experience the role comes first, then its fields. ``weight`` 0 is asked
    and not scored, ``years`` 0 is none. ``label``, ``kind``, ``says`` and ``line`` only tell which requirement is
    meant. ``place`` is where the entry stands in its file.
    """

    id: str = ""
    label: str = ""
    kind: str = ""
    wants: tuple[str, ...] | None = None
    mode: RequirementMode | None = None
    group: str | None = None
    level: Level | None = None
    must_have: bool | None = None
    weight: float | None = None
    keep: bool | None = None
    years: float | None = None
    says: str = ""
    line: int = 0
    place: str = field(default="", compare=False)

    @property
    def called(self) -> str:
        """How a message names the entry: its place in the file, and what it is."""
        what = self.id or self.label
        return f"{self.place} ({what})" if what else self.place


@dataclass(frozen=True, slots=True)
class Profile:
    """The requirements of one posting as a person wants them to count.

    ``keywords`` are the free keywords that are kept, ``None`` for all. ``weights`` multiplies the weight of each kind;
    a kind that is not named keeps its own. ``sha256`` is that of the posting's file, ``vocabulary`` the version that it
    was read with.
    """

    entries: tuple[Entry, ...]
    keywords: tuple[str, ...] | None
    weights: Mapping[str, float]
    title: str
    source: str
    sha256: str
    vocabulary: str
    name: str = field(default="", compare=False)

    @property
    def digest(self) -> str:
        """A digest of all that changes a score, the same for a TOML and an XLSX file of one content."""
        entries = [{k: v for k, v in asdict(e).items() if k != "place"} for e in self.entries]
        content = [entries, self.keywords, dict(self.weights), self.sha256, self.vocabulary]
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
