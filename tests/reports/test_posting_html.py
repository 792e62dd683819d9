"""The text of a posting as HTML: headings, paragraphs, lists, and nothing that a browser could run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.documents import read_text
from matcher.documents.values import prose
from matcher.reports.posting_html import posting_html
from matcher.vocabulary import Vocabulary, load_vocabulary


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("", ""),
        ("One line", "<p>One line</p>"),
        ("One\ntwo\n\nthree", "<p>One<br>two</p>\n<p>three</p>"),
        ("Requirements\n\n- Westlaw\n- Clio", "<h3>Requirements</h3>\n<ul><li>Westlaw</li><li>Clio</li></ul>"),
        ("• Westlaw\n• Clio\n\nMore", "<ul><li>Westlaw</li><li>Clio</li></ul>\n<p>More</p>"),
        ('<script>alert("x")</script>', '<p>&lt;script&gt;alert("x")&lt;/script&gt;</p>'),
    ],
)
def test_the_form(vocabulary: Vocabulary, text: str, made: str) -> None:
    assert posting_html(text, vocabulary) == made


@given(st.text(alphabet="ab<>&;- •\n\t"))
def test_every_letter_comes_back(text: str) -> None:
    shown = "".join(line.text for line in prose(posting_html(text, load_vocabulary())))
    assert sorted(c for c in shown if c.isalpha()) == sorted(c for c in read_text(text).text if c.isalpha())
