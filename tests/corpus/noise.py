"""Texts that are hostile by their size: one thing, thousands of times. Nobody writes them, anybody may send them."""

from __future__ import annotations

from collections.abc import Mapping

_PIECES: Mapping[str, str] = {
    "identical bullets": "- Drafted motions and filed pleadings via CM/ECF\n",
    "short bullets": "• Westlaw\n",
    "paragraphs": "Managed the calendar.\n\n",
    "one line of words": "paralegal drafted motions Westlaw no Relativity filed briefs, calendar but never court ",
    "one line without spaces": "Westlaw,Relativity/",
    "one word": "a",
    "commas": "Westlaw, Lexis, CLA, CP, PACER, Word, Excel, ",
    "semicolons": "drafted motions; no Clio; filed briefs; ",
    "headings": "EXPERIENCE\nSkills\nEducation:\nREFERENCES\n",
    "labels": "Skills: Westlaw\n",
    "jobs": "Litigation Paralegal, Smith LLP\nJanuary 2010 - March 2015\nDrafted briefs.\n",
    "jobs on one line": "Paralegal 2010-2012 ",
    "dates": "January 2010, March 2015\n",
    "years": "5 years of experience as a paralegal. ",
    "addresses": "jo.doe@example.com (614) 555-0142\n",
    "telephones": "(614) 555-0142\n",
    "at signs": "a@",
    "sites": "www.westlaw.com/x ",
    "brackets": "(Westlaw (Lexis ",
    "capitals": "DRAFTED MOTIONS IN WESTLAW; NO RELATIVITY, FILED BRIEFS. ",
    "digits": "1234567890",
    "hyphens": "e-filing-",
    "denials": "not Westlaw, no Relativity and never Clio ",
    "typos": "Westlow NetDocumets ",
    "letters with dots": "C.L.P. ",
    "letters on lines": "CP\n",
    "names": "Park, J., CRM, ",
    "ambiguous words": "Word brief Clio, file case ",
    "a refusal over a list": "What I cannot do\n- Westlaw\n- Lexis\n",
    "wrapped lines": "drafted pleadings and motions for three partners in the litigation group and the\n",
    "broken words": "liti-\ngation ",
    "mangled bullets": "â€¢ Westlaw\n",
    "degrees": "B.A. in English\n",
    "requirements": "Requirements:\n- Experience with software such as Clio, MyCase or similar required\n",
}
KINDS = tuple(_PIECES)


def noise(kind: str, length: int) -> str:
    """About ``length`` characters of one kind of noise, with line breaks where the kind has them."""
    piece = _PIECES[kind]
    return piece * max(1, length // len(piece))
