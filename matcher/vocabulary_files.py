"""Where the vocabulary's files lie, and the version that they make; :mod:`matcher.vocabulary` understands them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from matcher.errors import VocabularyError

CONCEPT_FILES = (
    "tools.toml",
    "duties.toml",
    "further_duties.toml",
    "certifications.toml",
    "skills.toml",
    "practice_areas.toml",
    "document_types.toml",
    "education.toml",
    "roles.toml",
    "organizations.toml",
)
_OTHER_FILES = ("sources.toml", "headings.toml", "cues.toml", "document_frequencies.tsv")


def vocabulary_folder() -> Path:
    """The folder of the shipped TOML files: inside the installed package, else beside it in a checkout.

    Raises:
        VocabularyError: The installation holds no vocabulary.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "vocab", package.parent / "vocab"):
        if (folder / "tools.toml").is_file():
            return folder
    raise VocabularyError("the vocabulary files are missing from this installation: install the package again")


def vocabulary_version(overlay: Path | None = None, folder: Path | None = None) -> str:
    """What ``load_vocabulary(overlay).version`` is, without understanding a line: a digest of the files of a folder.

    Raises:
        VocabularyError: A file is missing.
    """
    folder = folder or vocabulary_folder()
    digest = hashlib.sha256()
    shipped = [folder / name for name in CONCEPT_FILES]
    for path in (*shipped, *([overlay] if overlay else ()), *(folder / name for name in _OTHER_FILES)):
        try:
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
        except OSError as error:
            raise unread(path, error) from None
    return digest.hexdigest()[:12]


def unread(path: Path, error: OSError) -> VocabularyError:
    """The error that says that a file cannot be opened."""
    return VocabularyError(f"{path}: cannot be read ({error.strerror or error}); check the path")
