"""What a screening for one posting assesses, as the draft of a notice to candidates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from matcher.model import Level, Posting

DRAFT = (
    "DRAFT, to be completed and checked by counsel. It is no legal advice. What stands in [BRACKETS] only the employer "
    "knows."
)
_LEVELS: Mapping[Level, str] = {
    "required": "Required",
    "mentioned": "Duties and other things that the posting names",
    "preferred": "Preferred",
}
_NOTHING = "No qualification of this posting was recognised: the tool gives no result for it."
_NOT_ASSESSED = (
    "name, pronouns, photo, age, date of birth",
    "home address, ZIP code, telephone, e-mail",
    "names of schools and years of graduation",
    "sex, race, ethnicity, religion, disability, family, citizenship",
    "memberships and hobbies",
    "voice, face, manner, personality, social media, or anything that is not in the resume",
)
_DATA = (
    "The resume or application that the candidate sends: its text, read on the employer's own computer.",
    "Months of dated jobs in it are counted up to the day of screening; jobs at the same time count once, and a gap "
    "between jobs adds no months. More years than asked for never count against anybody.",
    "Text that a reader of the file cannot see does not count.",
    "Name, e-mail address and telephone number are read only to show whose resume it is; a name-blind screening leaves "
    "them out.",
    "That two files are copies of one resume, or that sentences stand word for word in the posting, is noted; it "
    "changes no figure.",
    "No other source is consulted. The tool sends nothing over a network.",
    "Other data that [EMPLOYER] collects for this decision, and where from: [DATA AND SOURCES].",
    "How long the data and the results are kept: [RETENTION POLICY, OR WHERE IT IS PUBLISHED].",
)


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the notice: a heading, what is said first, and a list."""

    heading: str
    lines: tuple[str, ...]
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """The draft of a notice about the screening for one posting."""

    title: str
    parts: tuple[Part, ...]


def notice(posting: Posting) -> Notice:
    """The draft for a posting: what is assessed is exactly what the score and the must-haves are made of."""
    parts = (
        _use(),
        *_assessed(posting),
        Part("What is not assessed", ("These add no points and take none away:",), _NOT_ASSESSED),
        Part("Data, sources and retention", (), _DATA),
        _alternative(),
        _result(),
        _for_the_employer(),
    )
    return Notice(posting.title.lstrip("# "), parts)


def _use() -> Part:
    return Part(
        "Use of an automated tool",
        (
            "[EMPLOYER] uses software (legal-support-matcher) to compare resumes with the posting for this job. It "
            "will be used from [DATE, AT LEAST 10 BUSINESS DAYS AFTER THIS NOTICE] on, to [PURPOSE: for example to "
            "order applications for reading]. Decisions are made by [WHO DECIDES].",
        ),
    )


def _assessed(posting: Posting) -> Iterator[Part]:
    """What is assessed, by how firmly the posting asks for it."""
    scored = [r for r in posting.requirements if r.scored]
    intro = (
        "The tool looks in the resume for the qualifications below, as words, other names for them, and things near "
        "to them. It does not judge how well somebody does them."
    )
    yield Part("Job qualifications and characteristics assessed", (intro,) if scored else (intro, _NOTHING))
    for level, heading in _LEVELS.items():
        items = tuple(dict.fromkeys(r.label for r in scored if r.level == level))
        if items:
            yield Part(heading, (), items)
    if posting.keywords:
        words = tuple(dict.fromkeys(k.term for k in posting.keywords))
        yield Part("Other words of the posting, which count little", (), words)
    hard = tuple(dict.fromkeys(r.label for r in posting.requirements if r.hard))
    if hard:
        lines = (
            "Shown apart as met, not met or not known. Nobody is left out for one; of resumes with the same figure, "
            "the one that meets more of them is listed first:",
        )
        yield Part("Must-haves", lines, hard)
    named = tuple(dict.fromkeys(r.label for r in posting.requirements if not r.scored))
    if named:
        yield Part("Asked in the posting, not assessed by the tool", (), named)


def _alternative() -> Part:
    return Part(
        "Another way to be considered",
        (
            "Candidates may ask for an alternative selection process or a reasonable accommodation: write to "
            "[CONTACT: NAME, E-MAIL, TELEPHONE, ADDRESS] before [DATE]. [WHAT THE ALTERNATIVE IS, for example: a "
            "person reads the application without the tool.] To ask costs nothing and is not held against anybody.",
        ),
    )


def _result() -> Part:
    return Part(
        "What the result is",
        (
            "A figure from 0 to 100: how much of the posting the resume covers, with the line of the resume behind "
            "every point. It says nothing about the person. Candidates may ask [CONTACT] to see it and to correct "
            "what was read wrongly.",
            "Summary of the most recent bias audit, and the date from which the tool is used: [LINK].",
        ),
    )


def _for_the_employer() -> Part:
    return Part(
        "For the employer: delete this part before use",
        ("Local Law 144 of New York City (Admin. Code 20-871; 6 RCNY 5-304) is the model of this draft. In short:",),
        (
            "Candidates who live in the city are to be told at least 10 business days before the tool is used: on the "
            "careers page, in the posting, by mail or by e-mail.",
            "Who decides writes down what was decided and why, beside the figures ('matcher decide'); how long all of "
            "it is kept is a matter of law.",
            "The kind of data, its source and the retention policy are published, or sent within 30 days to whoever "
            "asks in writing.",
            "An independent bias audit of the last year, and a summary of it on the website, come first; "
            "'matcher audit' is no such audit.",
            "Other states, the EU and contracts have rules of their own.",
            "The list above is for this posting, this version of the tool and no vocabulary or profile other than "
            "that which it was drafted with. Draft it again when one of them changes.",
        ),
    )
