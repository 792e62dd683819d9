"""What pdfplumber sees: the second opinion on pages and files that PDFium does not make sense of."""

from __future__ import annotations

import io
import logging

from matcher.documents.words import Word


def page_count(data: bytes) -> int | None:
    """Return the number of pages, or None if pdfplumber cannot open the file either."""
    import pdfplumber

    # Its remarks on a broken file would stand between our own lines; what matters ends up in the status.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return len(pdf.pages)
    except MemoryError:
        raise
    except Exception:  # pdfminer raises a dozen unrelated types for damage
        return None


def words_of_page(data: bytes, number: int) -> list[Word]:
    """Return the words of page ``number``, counted from 1."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data), pages=[number]) as pdf:
        return [
            Word(word["text"], word["x0"], word["top"], word["x1"], word["bottom"], index)
            for index, word in enumerate(pdf.pages[0].extract_words(x_tolerance_ratio=0.15))
            if word["text"].strip()
        ]
