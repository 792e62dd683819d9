"""One resume as many people might have written it: the same work, another person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from tests.laws.people import COLLIDING, FORMS, MANY_CULTURES, PHONES, SCHOOLS, YEARS

NAMES = [name for block in (COLLIDING, MANY_CULTURES, FORMS) for name in block.split("|") if name]
STREETS = [
    "12 Elm Street, Houston, TX 77002",
    "9 Clio Court, Westlaw Heights, NY 10001",
    "PO Box 5, Relativity, OH 43001-2020",
    "4200 Bates Street, Apt. 3B, Detroit, MI 48201",
    "77 Pacer Lane, Summation, CA 90210",
    "Calle 8 no. 12, San Juan, PR 00901",
    "12 Martin Luther King Jr. Blvd, Atlanta, GA 30303",
    "Seattle, Washington",
]
MORE_SCHOOLS = [
    "University of Laguna Plains",
    "Howard University",
    "California State University, Fresno",
    "University of Texas at Austin",
    "Lakemont College of Law",
]
DATES = [*YEARS, "May 2014", "12/2009", "Spring 2011", "2008 - 2012"]
PRONOUNS = [("She", "her"), ("He", "his")]

RESUME = """{name}
{street}
{mail} | {phone} | {profile}

SUMMARY

Litigation paralegal. {pronoun} has worked with trial teams for years. {name} knows Westlaw and Clio.

EXPERIENCE

Senior Paralegal, Acme LLP, Houston
June 2016 - June 2022
- Drafted pleadings and managed attorney calendars
- E-filed motions through CM/ECF and stamped Bates numbers in {own} own productions
- Reported to Ms. Odalys Quisenberry; supervised by Bertrand Achterholt

SKILLS

Westlaw, Microsoft Word, MyCase, Bates stamping, Lexis+, Clio Manage

CERTIFICATIONS

Certified Paralegal (CP), NALA, October 2017
Notary Public, State of Texas

EDUCATION

Bachelor of Arts, {school}, {year}

REFERENCES

Available upon request
"""
LETTER = """{name}
{street}
{phone} | {mail}

Dear Hiring Manager,

I am writing to apply for the paralegal position. I know Westlaw, Clio and Lexis+, and I drafted pleadings for Acme LLP.
I look forward to hearing from you.

Sincerely,
{name}

EXPERIENCE

Paralegal, Acme LLP, Houston
June 2016 - June 2022
- Drafted pleadings and e-filed motions through CM/ECF

SKILLS

Westlaw, Microsoft Word, Clio Manage

EDUCATION

Bachelor of Arts, {school}, {year}
"""
TITLED = """RESUME OF {name}

Name: {name}
Address: {street}
Phone: {phone}
E-mail: {mail}
LinkedIn: {profile}

PROFESSIONAL EXPERIENCE

Paralegal, Acme LLP, Houston
June 2016 - June 2022
- Drafted pleadings and e-filed motions through CM/ECF
- Kept {own} calendars in Clio

EDUCATION

{school}
Bachelor of Arts, {year}

SKILLS

Westlaw, Microsoft Word, Clio Manage
"""
LAYOUTS: Mapping[str, str] = {"resume": RESUME, "letter": LETTER, "titled": TITLED}


def slug(name: str, joint: str) -> str:
    """A name as it stands in an address: small letters without accents; a script that has none of ours as it is."""
    bare = re.sub(r"^(?:Dr|Mr|Ms|Mrs)\.\s|,? (?:Jr\.|Sr\.|III|IV)$", "", name)
    folded = "".join(c for c in unicodedata.normalize("NFKD", bare.lower()) if not unicodedata.combining(c))
    return joint.join(re.findall(r"\w+", folded))


def person(number: int, name: str) -> dict[str, str]:
    """A person with this name; all else about them differs from that of their neighbours."""
    pronoun, own = PRONOUNS[number % len(PRONOUNS)]
    schools = [*SCHOOLS, *MORE_SCHOOLS]
    return {
        "name": name,
        "street": STREETS[number % len(STREETS)],
        "mail": f"{slug(name, '.')}@example.com",
        "phone": PHONES[number % len(PHONES)],
        "profile": f"linkedin.com/in/{slug(name, '-')}",
        "pronoun": pronoun,
        "own": own,
        "school": schools[number % len(schools)],
        "year": DATES[number % len(DATES)],
    }


PEOPLE = [person(number, name) for number, name in enumerate(NAMES)]
PLAIN = person(0, "Jo Doe") | {"school": "Laguna Plains University", "year": "2014"}


def words(who: Mapping[str, str]) -> list[str]:
    """What must not come back in an output about this person: whole strings, and the words of the name."""
    return [who[key] for key in ("name", "street", "mail", "phone", "profile", "school")]
