"""Write the DOCX and PDF samples anew from their words: ``python -m tests.samples``.

The same versions of python-docx and reportlab give the same bytes. The TXT, MD and HTML samples are edited by hand and
are not touched. All people, firms and schools in the samples are fictional.
"""

from __future__ import annotations

from pathlib import Path

from tests.samples.files import FILES

SAMPLES = Path(__file__).resolve().parents[2] / "samples"

if __name__ == "__main__":
    for name, make in FILES.items():
        (SAMPLES / name).write_bytes(make())
