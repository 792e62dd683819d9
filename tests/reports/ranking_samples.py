"""Rankings for the tests of reports: the samples, hostile resumes, and as many copies of them as one asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from matcher.library import Matcher, Text, failed
from matcher.model import Match, Posting
from matcher.reports import records
from matcher.reports.record_shapes import DecisionObject, Ranking, Record
from matcher.reports.trace import NO_TRACE
from tests import screened

AS_OF = date(2026, 11, 1)
SAMPLES = Path(__file__).parents[2] / "samples"
# Each would say so in ``window.ran`` if anything of it were run.
HOSTILE = (
    "<script>window.ran=1;alert(1)</script>",
    "</script><script>window.ran=2</script>",
    "</style><style>body{display:none}</style>",
    "\"><img src=x onerror='window.ran=3'>",
    "' onmouseover='window.ran=4' x='",
    '<a href="javascript:window.ran=5">here</a>',
    "<svg onload=window.ran=6><details open ontoggle=window.ran=7>",
    "{{ 7 * 7 }} {% for a in b %} ${window.ran=8}",
    "\u202egnp.exe\u2066 \x1b[31mred\x07 \u200b\ufeff",
    "<!-- --><base href='//evil.example/'><meta http-equiv=refresh content='0;url=//evil.example/'>",
    "Z\u0335\u0321a\u0336l\u0337g\u0338o " + "W" * 300,
)
LETTER = "Dear Hiring Manager,\n\nI write to apply for the paralegal position.\n\nSincerely,\nLee"
BEGINNING = "Lee Example\nlee@example.com\n\nExperience\nLitigation Paralegal, Example LLP\nMay 2019 - June 2025\n"


def hostile_text(attack: str) -> str:
    """A resume that says something of the trade around an attack."""
    return (
        f"{BEGINNING}- Reviewed documents in Relativity for {attack} matters\n- {attack} e-discovery\n\nSkills\nExcel\n"
    )


def sample_ranking(matcher: Matcher, case: str = "e-discovery", extra: Iterable[Text | Path | bytes] = ()) -> Ranking:
    """All sample resumes, the hostile ones and two files that no ranking takes, against the posting of one sample."""
    posting = matcher.posting(next((SAMPLES / case).glob("posting.*")), as_of=AS_OF)
    resumes: list[Text | Path | bytes] = sorted(SAMPLES.glob("*/resume.*"))
    resumes += [Text(hostile_text(attack), f"{attack}.txt") for attack in HOSTILE]
    resumes += [Text("", f"{HOSTILE[0]}.pdf"), b"\x00\x01\x02 no document"]
    resumes += [
        Text("Dear Hiring Manager,\n\nI write to apply for the paralegal position.\n\nSincerely,\nLee", "letter")
    ]
    return made(matcher, posting, [record(matcher, posting, resume) for resume in (*resumes, *extra)])


def record(matcher: Matcher, posting: Posting, source: Text | Path | bytes) -> Record:
    """What a run keeps of one resume."""
    document = matcher.opened(source)
    if isinstance(source, Path):
        document = replace(document, source=f"inbox/{source.parent.name}/{source.name}")
    found = matcher.attempt(document, posting, as_of=AS_OF)
    return records.screened(found) if isinstance(found, Match) else records.unreadable(failed(document, found))


def made(matcher: Matcher, posting: Posting, found: list[Record], **facts: Any) -> Ranking:
    """A ranking of some records; ``facts`` replaces some of its facts."""
    return screened.ranking(found, **{**screened.asked(matcher, posting, AS_OF), **facts})


def many(ranking: Ranking, number: int) -> Ranking:
    """A ranking of so many resumes: those of another one again and again, each under a name of its own."""
    facts = ranking.facts
    return screened.ranking(list(_again(ranking, number)), posting=facts["posting"], versions=facts["versions"])


def _again(ranking: Ranking, number: int) -> Iterator[Record]:
    known = list(ranking.records)
    for i in range(number):
        again = deepcopy(known[i % len(known)])
        row = again["row"]
        row["source"], row["sha256"] = f"inbox/{i:05}.pdf", f"{i:064x}"
        again["trace"] = NO_TRACE
        if row["score"] is not None:
            row["score"] = round(row["score"] * (1 - (i * 7919 % 997) / 1994), 4)
        yield again


def labelled(ranking: Ranking) -> Ranking:
    """A ranking in which everything that can be said beside the figures is said of somebody, in hostile words."""
    found = [deepcopy(record) for record in ranking.records]
    scored = [record for record in found if record["row"]["rank"] is not None]
    for number, again in enumerate(scored):
        attack = HOSTILE[number % len(HOSTILE)]
        again["contact"] = {"name": f"Lee {attack}", "email": "lee@example.com", "phone": "303 555 0100"}
        _label(again["row"], marks=[], copy=None, copied_sentences=0)
    first, second, third = (record["row"] for record in scored[:3])
    _label(second, marks=[f"does not show {HOSTILE[0]}"], copied_sentences=2)
    _label(third, copy="edited copy", duplicate_of=first["source"], warnings=[HOSTILE[3], "two columns", "a", "b"])
    third["hidden_chars"] = 12
    scored[1]["copied"] = [f"Manage {HOSTILE[1]} legal holds.", "Support the team."]
    facts = deepcopy(ranking.facts)
    facts["filters"], facts["changes"] = [f"must show {HOSTILE[0]}"], [f"dropped: {HOSTILE[2]}"]
    facts["profile"], facts["left"] = f"{HOSTILE[0]}.toml", 3
    facts["counts"]["marked"], facts["counts"]["copies"] = 1, 1
    decisions: dict[str, DecisionObject] = {
        first["source"]: {"decision": "advance", "reason": HOSTILE[0]},
        third["source"]: {"decision": "hold", "reason": "call first"},
    }
    return Ranking(facts, found, decisions)


def _label(row: Any, **labels: Any) -> None:
    row.update(labels)
