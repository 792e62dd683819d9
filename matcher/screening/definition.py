"""What decides a record besides the resume's bytes: the key under which a run lies and may be answered from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

import matcher
from matcher.vocabulary_files import vocabulary_version

_SAID: Mapping[str, str] = {
    "posting": "another posting",
    "profile": "another profile",
    "vocabulary": "another vocabulary",
    "program": "another version of this program",
    "blind": "the other choice of --blind",
}


@dataclass(frozen=True, slots=True)
class Definition:
    """One screening, but for its date: digests of the posting, the profile, the vocabulary and the program."""

    posting: str
    profile: str
    vocabulary: str
    program: str
    blind: bool

    @property
    def key(self) -> str:
        """The name of the run."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:16]

    def difference(self, other: Mapping[str, object]) -> str:
        """What is not the same in the definition of a stored run, in words; "" where all is."""
        mine = asdict(self)
        return " and ".join(said for name, said in _SAID.items() if mine[name] != other.get(name))


def defined(posting: bytes, profile: Path | None, vocabulary: Path | None, *, blind: bool) -> Definition:
    """The definition of a screening, found without understanding the posting or the vocabulary.

    Raises:
        OSError: The profile cannot be read.
        VocabularyError: A file of the vocabulary cannot be read.
    """
    return Definition(
        posting=hashlib.sha256(posting).hexdigest(),
        profile=hashlib.sha256(profile.read_bytes()).hexdigest() if profile else "",
        vocabulary=vocabulary_version(vocabulary),
        program=program_version(),
        blind=blind,
    )


@lru_cache(maxsize=1)
def program_version() -> str:
    """A digest of the program's own files: results of other code are never mixed with its own."""
    folder = Path(matcher.__file__).resolve().parent
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]
