"""The samples that are not edited by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from tests.samples import as_docx, as_pdf
from tests.samples import corporate as corp
from tests.samples import e_discovery as disc
from tests.samples import legal_operations as ops
from tests.samples import small_firm as firm

# By their names in ``samples/``.
FILES: Mapping[str, Callable[[], bytes]] = {
    "corporate/resume.docx": partial(as_docx.resume, corp.RESUME, corp.SKILLS),
    "small-firm/resume.pdf": partial(as_pdf.one_column_resume, firm.RESUME, size=9.1),
    "legal-operations/posting.docx": partial(as_docx.posting, ops.POSTING),
    "e-discovery/resume.pdf": partial(as_pdf.two_column_resume, disc.RESUME, disc.TITLE, disc.SIDEBAR),
    "e-discovery/posting.pdf": partial(as_pdf.posting, disc.POSTING),
}
