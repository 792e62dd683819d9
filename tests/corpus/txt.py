"""A resume as plain text, as it is typed into a form: headings in capitals, wrapped at 72 columns."""

from __future__ import annotations

import textwrap

from tests.corpus.outline import outline
from tests.corpus.resumes import Content

_WIDTH = 72


def plain(content: Content) -> bytes:
    """Return the text in UTF-8."""
    lines: list[str] = []
    for entry in outline(content):
        if entry.kind == "heading":
            lines += ["", entry.text.upper()]
        elif entry.kind == "job":
            lines += ["", f"{entry.text}, {entry.right}"]
        elif entry.kind == "bullet":
            lines += textwrap.wrap(f"- {entry.text}", _WIDTH, subsequent_indent="  ")
        else:
            lines += textwrap.wrap(entry.text, _WIDTH)
    return ("\n".join(lines) + "\n").encode()
