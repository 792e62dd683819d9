"""The formatting that is in force at a place of an RTF file, and what the head of the file states about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from matcher.documents.rtf_story import Story


@dataclass(slots=True)
class State:
    """The formatting in force; a group has its own copy.

    ``fallback`` is how many signs after a Unicode one stand in for it, ``depth`` that of the table around.
    """

    codec: str = "cp1252"
    fallback: int = 1
    deleted: bool = False
    vanish: bool = False
    bold: bool = False
    points: float = 12.0
    ink: str | None = None
    ground: str | None = None
    heading: bool = False
    listed: bool = False
    panel: str | None = None
    depth: int = 0
    story: Story | None = None

    def plain(self, codec: str) -> None:
        """Take back the formatting of characters."""
        self.codec = codec
        self.deleted = self.vanish = self.bold = False
        self.points, self.ink, self.ground = 12.0, None, None

    def pard(self) -> None:
        """Take back the formatting of paragraphs."""
        self.heading = self.listed = False
        self.panel, self.depth = None, 0


@dataclass(slots=True)
class Head:
    """What the head of the file states."""

    codec: str = "cp1252"
    font: int = 0
    fonts: dict[int, str] = field(default_factory=dict)
    colours: list[str | None] = field(default_factory=list)
    headings: frozenset[int] = frozenset()

    def codec_of(self, font: int) -> str:
        """Return the codec of a font."""
        return self.fonts.get(font, self.codec)

    def colour(self, number: int) -> str | None:
        """Return a colour by its place in the table."""
        return self.colours[number] if 0 <= number < len(self.colours) else None
