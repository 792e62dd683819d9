"""What the samples are made of: the words of resumes and postings, without a layout."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Job(NamedTuple):
    """One position in a resume; the dates as they are printed."""

    title: str
    employer: str
    dates: str
    bullets: Sequence[str]


class Section(NamedTuple):
    """One headed part of a document: running text, then bulleted lines."""

    heading: str
    paragraphs: Sequence[str] = ()
    bullets: Sequence[str] = ()


class Resume(NamedTuple):
    """A resume: the positions newest first, then the sections of ``tail``. ``contact`` is "" where a sidebar has it."""

    name: str
    contact: str
    summary: str
    jobs: Sequence[Job]
    tail: Sequence[Section]


class Posting(NamedTuple):
    """A posting; ``line`` stands below its title."""

    title: str
    employer: str
    line: str
    sections: Sequence[Section]
