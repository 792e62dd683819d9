"""Facts as data: what each sentence states, and that sentences which only touch on it state nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from matcher.extraction.facts import posting_facts
from matcher.extraction.pipeline import Reader
from matcher.library import Matcher
from matcher.model import Document, Facts, Posting, Resume

HEAD = "Litigation Paralegal\nHarlow Reyes LLP\n\n"
REST = "\n\nResponsibilities:\n- Prepare pleadings and calendar deadlines for two attorneys.\n"

PAY: list[tuple[str, tuple[float | None, float | None, str, str] | None]] = [
    ("Salary: $60,000 - $75,000 per year", (60_000, 75_000, "USD", "year")),
    ("The pay range is $25-34/hr.", (25, 34, "USD", "hour")),
    ("$28.50 to $33.75 an hour, depending on experience", (28.5, 33.75, "USD", "hour")),
    ("Compensation: $60k-$75k", (60_000, 75_000, "USD", "year")),
    ("Base salary of $60-75k plus benefits.", (60_000, 75_000, "USD", "year")),
    ("Salary range: $75-85,000", (75_000, 85_000, "USD", "year")),
    ("Annual salary between $52,000 and $58,000.", (52_000, 58_000, "USD", "year")),
    ("The range for this position is $82,000-$98,000.", (82_000, 98_000, "USD", "year")),
    ("Pay: up to $31 per hour", (None, 31, "USD", "hour")),
    ("Starting at $24/hour", (24, None, "USD", "hour")),
    ("Salary from $65,000+", (65_000, None, "USD", "year")),
    ("We pay £32,000 per annum.", (32_000, 32_000, "GBP", "year")),
    ("Salary: CAD 58,000 - 64,000 per year", (58_000, 64_000, "CAD", "year")),
    ("Salary: 55,000 - 60,000 per year", (55_000, 60_000, "", "year")),
    ("Stipend of $625/week for the internship", (625, 625, "USD", "week")),
    ("$4,800 monthly", (4_800, 4_800, "USD", "month")),
    ("Hourly rate: $27.00", (27, 27, "USD", "hour")),
    ("$58,000 annually, paid twice a month", (58_000, 58_000, "USD", "year")),
    ("Salary: C$70,000 a year", (70_000, 70_000, "CAD", "year")),
    ("$22/hr - $30/hr", (22, 30, "USD", "hour")),
    # None of these is what the job pays.
    ("Handled a settlement of $75,000 for a client.", None),
    ("Manages a budget of $250,000 per year.", None),
    ("We raised $300M in funding.", None),
    ("A sign-on bonus of $5,000 is paid after 90 days.", None),
    ("Up to $2,500 per year in tuition reimbursement", None),
    ("401(k) match of $3,000 per year", None),
    ("Our billing rate is $350 per hour.", None),
    ("Referral bonus: $1,000", None),
    ("Salary is competitive.", None),
    ("Pay filing fees of $400 by card.", None),
    ("Recovered $90,000 in damages last year.", None),
    ("Life insurance of $50,000 is included.", None),
    ("Salary: $5 - $900,000", None),
    ("A portfolio worth $45,000 per month", None),
]

EMPLOYMENT: list[tuple[str, list[str]]] = [
    ("We seek a full-time litigation paralegal.", ["full-time"]),
    ("This is a part-time position.", ["part-time"]),
    ("Employment type: Full time", ["full-time"]),
    ("This position is full-time and exempt.", ["full-time"]),
    ("This is a temporary, full-time role.", ["temporary", "full-time"]),
    ("Contract position for six months", ["contract"]),
    ("Schedule: Part-time", ["part-time"]),
    ("Temp-to-hire", ["temporary"]),
    ("A temporary contract to cover a leave", ["temporary"]),
    ("This is a per diem position.", ["per diem"]),
    ("Full-time employees receive health insurance.", []),
    ("Two years of full-time experience in a law firm", []),
    ("Open to full-time law students.", []),
    ("Review contracts and draft contract summaries.", []),
    ("Work with contract attorneys on document review.", []),
    ("With the potential to become a full-time position.", []),
    ("Supervise part-time clerks.", []),
    ("File temporary restraining orders.", []),
    ("This is not a part-time position.", []),
]

WORKPLACE: list[tuple[str, list[str]]] = [
    ("This position is fully remote.", ["remote"]),
    ("This is a remote position.", ["remote"]),
    ("Location: Remote", ["remote"]),
    ("Hybrid work schedule, three days in the office", ["hybrid"]),
    ("This role is hybrid.", ["hybrid"]),
    ("The position is on-site in our downtown office.", ["on-site"]),
    ("On-site position", ["on-site"]),
    ("This job is in-person.", ["on-site"]),
    ("Schedule and attend remote depositions.", []),
    ("Remote online notary commission preferred", []),
    ("This is not a remote position.", []),
    ("We are a remote-first company.", []),
    ("Support remote teams across the country.", []),
    ("On-site parking and gym", []),
    ("Prepare for hybrid hearings.", []),
    ("Occasional remote work after the first year", []),
]

LOCATION: list[tuple[str, list[str]]] = [
    ("Location: Austin, TX", ["Austin, TX"]),
    ("Location: Remote in United States", ["United States"]),
    ("Houston, Texas 77002", ["Houston, Texas 77002"]),
    ("Boston, MA | Full-time | Hybrid", ["Boston, MA"]),
    ("Remote, New York", ["New York"]),
    ("Office location: Salt Lake City, UT", ["Salt Lake City, UT"]),
    ("Harper Law Group, PA", []),
    ("Experience with New York and Texas filings", []),
    ("The location of exhibits has to be known.", []),
]

DEMANDS: list[tuple[str, str, tuple[str, int | None] | None]] = [
    ("overtime", "Overtime is required during trial.", ("required", None)),
    ("overtime", "Must be available for overtime.", ("required", None)),
    ("overtime", "Some overtime may be required.", ("possible", None)),
    ("overtime", "Ability to work overtime", ("possible", None)),
    ("overtime", "No overtime.", ("none", None)),
    ("overtime", "Overtime is not required.", ("none", None)),
    ("overtime", "Assist with wage and overtime claims.", None),
    ("overtime", "Overtime pay after 40 hours", None),
    ("travel", "Travel required, up to 25%", ("required", 25)),
    ("travel", "Travel: 10-15%", ("required", 15)),
    ("travel", "Occasional travel to other offices", ("possible", None)),
    ("travel", "Willing to travel to trial sites", ("possible", None)),
    ("travel", "This position does not require travel.", ("none", None)),
    ("travel", "Make travel arrangements for three attorneys.", None),
    ("travel", "Arrange and book required travel.", None),
    ("travel", "Process travel expense reports as needed.", None),
]

TYPING: list[tuple[str, tuple[int, int | None] | None]] = [
    ("Typing speed of 65 wpm required", (65, None)),
    ("Type 60+ words per minute", (60, None)),
    ("Typing: 50-60 WPM", (50, 60)),
    ("Keyboarding (70 WPM)", (70, None)),
    ("Typing speed: 75", (75, None)),
    ("Types 80 words a minute", (80, None)),
    ("WPM: 68", (68, None)),
    ("Shorthand at 100 wpm", None),
    ("Typing and filing", None),
    ("Answers 12 calls a minute", None),
    ("Typing of 900 wpm", None),
]

ASKED: list[tuple[str, list[tuple[str, str, str, str]]]] = [
    ("Fluent Spanish required.", [("Spanish", "fluent", "required", "wanted")]),
    ("Spanish is a plus.", [("Spanish", "", "preferred", "wanted")]),
    ("Bilingual (English/Spanish) preferred.", [("English", "fluent", "preferred", "wanted"),
                                                ("Spanish", "fluent", "preferred", "wanted")]),
    ("Spanish not required.", [("Spanish", "", "required", "not_required")]),
    ("Must speak Mandarin or Cantonese.", [("Mandarin", "", "required", "wanted"),
                                           ("Cantonese", "", "required", "wanted")]),
    ("Conversational Portuguese helpful.", [("Portuguese", "conversational", "preferred", "wanted")]),
    ("American Sign Language preferred.", [("American Sign Language", "", "preferred", "wanted")]),
    ("Experience with German law", []),
    ("BA in French or history", []),
    ("Serve Spanish-speaking clients", []),
    ("Polish written briefs", []),
]  # fmt: skip

HELD: list[tuple[str, list[tuple[str, str, str]]]] = [
    ("Languages: Spanish (native), French (basic), Tagalog",
     [("Spanish", "native", "held"), ("French", "basic", "held"), ("Tagalog", "", "held")]),
    ("Fluent in Spanish and Portuguese", [("Spanish", "fluent", "held"), ("Portuguese", "fluent", "held")]),
    ("Semi-fluent Spanish, conversational in Korean",
     [("Spanish", "conversational", "held"), ("Korean", "conversational", "held")]),
    ("Bilingual Spanish/English", [("Spanish", "fluent", "held"), ("English", "fluent", "held")]),
    ("Spanish - fluent; Haitian Creole - conversational",
     [("Spanish", "fluent", "held"), ("Haitian Creole", "conversational", "held")]),
    ("Proficient in oral and written Vietnamese", [("Vietnamese", "proficient", "held")]),
    ("Westlaw, Spanish, CM/ECF", [("Spanish", "", "held")]),
    ("Does not speak Spanish", [("Spanish", "", "denied")]),
    ("Spanish, fluent; French, conversational", [("Spanish", "fluent", "held"), ("French", "conversational", "held")]),
    ("Currently learning spoken French", [("French", "", "in_progress")]),
    ("Advised on German law and Italian leases", []),
    ("Taught English literature", []),
]  # fmt: skip

CREDENTIALS: list[tuple[str, list[tuple[str, str, tuple[str, ...], str]]]] = [
    ("Notary Public, State of Texas", [("Notary Public", "state commission", ("Texas",), "held")]),
    ("VA Notary Public", [("Notary Public", "state commission", ("Virginia",), "held")]),
    ("Notary Public of the State of New York and the State of Ohio",
     [("Notary Public", "state commission", ("New York", "Ohio"), "held")]),
    ("Notary Public, expired 2023", [("Notary Public", "state commission", (), "expired")]),
    ("Certified Paralegal (CP), NALA", [("Certified Paralegal (CP)", "NALA", (), "held")]),
    ("No notary commission", []),
]  # fmt: skip

Postings = Callable[[str], Posting]
Resumes = Callable[[str], Resume]


def asked(posting: Postings, line: str) -> Facts:
    return posting(HEAD + line + REST).facts


def held(resume: Resumes, line: str) -> Facts:
    return resume(f"Jo Doe\n\nSKILLS\n{line}\n\nEDUCATION\nAssociate degree in paralegal studies, 2015\n").facts


@pytest.mark.parametrize(("line", "pay"), PAY, ids=[line for line, _ in PAY])
def test_pay(posting: Postings, line: str, pay: tuple[float | None, float | None, str, str] | None) -> None:
    found = [(p.min, p.max, p.currency, p.per) for p in asked(posting, line).pay]
    assert found == ([] if pay is None else [pay])


@pytest.mark.parametrize(("line", "kinds"), EMPLOYMENT, ids=[line for line, _ in EMPLOYMENT])
def test_employment(posting: Postings, line: str, kinds: list[str]) -> None:
    assert [item.value for item in asked(posting, line).employment] == kinds


@pytest.mark.parametrize(("line", "kinds"), WORKPLACE, ids=[line for line, _ in WORKPLACE])
def test_workplace(posting: Postings, line: str, kinds: list[str]) -> None:
    assert [item.value for item in asked(posting, line).workplace] == kinds


@pytest.mark.parametrize(("line", "places"), LOCATION, ids=[line for line, _ in LOCATION])
def test_locations(posting: Postings, line: str, places: list[str]) -> None:
    assert [item.value for item in asked(posting, line).locations] == places


@pytest.mark.parametrize(("word", "line", "said"), DEMANDS, ids=[line for _, line, _ in DEMANDS])
def test_overtime_and_travel(posting: Postings, word: str, line: str, said: tuple[str, int | None] | None) -> None:
    found = getattr(asked(posting, line), word)
    assert (found and (found.value, found.percent)) == said


@pytest.mark.parametrize(("line", "speed"), TYPING, ids=[line for line, _ in TYPING])
def test_typing_speed(posting: Postings, resume: Resumes, line: str, speed: tuple[int, int | None] | None) -> None:
    for facts in (asked(posting, line), held(resume, line)):
        assert (facts.typing and (facts.typing.wpm, facts.typing.to)) == speed


@pytest.mark.parametrize(("line", "languages"), ASKED, ids=[line for line, _ in ASKED])
def test_languages_that_a_posting_asks_for(
    posting: Postings, line: str, languages: list[tuple[str, str, str, str]]
) -> None:
    facts = posting(f"{HEAD}Requirements:\n- {line}\n").facts
    assert [(x.language, x.proficiency, x.level, x.status) for x in facts.languages] == languages


@pytest.mark.parametrize(("line", "languages"), HELD, ids=[line for line, _ in HELD])
def test_languages_of_a_resume(resume: Resumes, line: str, languages: list[tuple[str, str, str]]) -> None:
    facts = held(resume, line)
    assert [(x.language, x.proficiency, x.status) for x in facts.languages] == languages
    assert all(x.level is None for x in facts.languages)


@pytest.mark.parametrize(("line", "credentials"), CREDENTIALS, ids=[line for line, _ in CREDENTIALS])
def test_credentials(resume: Resumes, line: str, credentials: list[tuple[str, str, tuple[str, ...], str]]) -> None:
    found = [(c.name, c.issuer, c.states, c.status) for c in held(resume, line).credentials]
    assert found == credentials


def test_every_fact_stands_where_it_says(posting: Postings) -> None:
    text = (
        f"{HEAD}Austin, TX | Hybrid\nSalary:\u00a0$60,000 \u2013 $75,000 per year\n\nThis is a full-time position. "
        "Travel up to 10% required. Overtime may be required.\n\nRequirements:\n- Fluent Spanish\n- Types 65 wpm\n"
    )
    facts = posting(text).facts
    assert facts.typing is not None
    assert facts.overtime is not None
    assert facts.travel is not None
    placed = [*facts.pay, *facts.locations, *facts.workplace, *facts.employment, facts.overtime, facts.travel]
    quotes = [text[item.start : item.end] for item in (*placed, *facts.languages, facts.typing)]
    assert quotes == [
        "$60,000 \u2013 $75,000 per year",
        "Austin, TX",
        "Hybrid",
        "full-time",
        "Overtime",
        "Travel",
        "Spanish",
        "65 wpm",
    ]


def test_two_figures_of_pay_are_both_kept(posting: Postings) -> None:
    facts = asked(posting, "Pay: $25 - $30 per hour in Ohio; $28 - $33 per hour in New York")
    assert [(p.min, p.max) for p in facts.pay] == [(25, 30), (28, 33)]


def test_a_dollar_of_another_country_has_no_code(posting: Postings) -> None:
    facts = asked(posting, "Toronto, Canada\nSalary: $60,000 per year")
    assert [p.currency for p in facts.pay] == [""]


def test_the_title_says_that_it_is_an_internship(posting: Postings) -> None:
    facts = posting("Legal Intern, Summer Program\nHarlow Reyes LLP\n\nInterns assist with filings." + REST).facts
    assert [item.value for item in facts.employment] == ["internship"]


JOB: Mapping[str, Any] = {
    "@type": "JobPosting",
    "title": "Corporate Paralegal II",
    "employmentType": ["FULL_TIME", "OTHER"],
    "jobLocationType": "TELECOMMUTE",
    "jobLocation": {"address": {"addressLocality": "Denver", "addressRegion": "CO"}},
    "baseSalary": {"currency": "USD", "value": {"minValue": 30, "maxValue": 36, "unitText": "HOUR"}},
    "description": "<p>Prepare minutes and maintain corporate records for forty entities.</p>",
}


def test_structured_data_is_used(matcher: Matcher, as_of: Any) -> None:
    found = matcher.posting(JOB, as_of=as_of)
    facts, text = found.facts, found.document.text
    assert found.title == "Corporate Paralegal II"
    assert [(p.min, p.max, p.currency, p.per) for p in facts.pay] == [(30, 36, "USD", "hour")]
    assert [item.value for item in facts.employment] == ["full-time"]
    assert [item.value for item in facts.workplace] == ["remote"]
    assert [item.value for item in facts.locations] == ["Denver, CO"]
    (pay,) = facts.pay
    assert text[pay.start : pay.end] == "USD 30 - 36 per hour"


@pytest.mark.parametrize(
    "salary",
    [
        {"currency": "USD", "value": {"minValue": 0, "maxValue": 0, "unitText": "YEAR"}},
        {"currency": "USD", "value": {"minValue": 90_000, "maxValue": 30, "unitText": "HOUR"}},
        {"currency": "USD", "value": 60_000},
        "competitive",
        None,
    ],
)
def test_structured_pay_that_cannot_be_is_left_out(pipeline: Reader, salary: object) -> None:
    document = Document("x", "", "ok", "Paralegal", data={"JobPosting": {**JOB, "baseSalary": salary}})
    reading = pipeline.read(document.text, "posting")
    assert posting_facts(reading, pipeline.judge, document).pay == ()


def test_what_only_the_data_states_has_no_place(pipeline: Reader) -> None:
    document = Document("x", "", "ok", "Paralegal", data={"JobPosting": JOB})
    facts = posting_facts(pipeline.read(document.text, "posting"), pipeline.judge, document)
    assert [(item.value, item.start, item.end) for item in facts.locations] == [("Denver, CO", None, None)]
    assert [(p.min, p.start) for p in facts.pay] == [(30, None)]


def test_an_empty_text_states_nothing(pipeline: Reader) -> None:
    document = Document("x", "", "ok", "")
    assert posting_facts(pipeline.read("", "posting"), pipeline.judge, document) == Facts()
