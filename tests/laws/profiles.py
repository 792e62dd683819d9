"""Resumes and postings for hypothesis to build: sections, dated jobs, lists, denials, credentials; all invented."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import strategies as st

TITLES = [
    "Litigation Paralegal", "Paralegal", "Legal Secretary", "Legal Assistant", "Legal Administrative Assistant",
    "Contracts Specialist", "Office Manager", "Barista", "Registered Nurse", "Delivery Driver",
]  # fmt: skip
FIRMS = ["Marlowe & Finch LLP", "Tamarind Foods Inc.", "County of Ashmere", "Oduya Law Group", "Larkspur Clinic"]
DATES = ["June 2016 - June 2020", "03/2012 - 05/2016", "Jan 2021 - Present", "2008 - 2011", "Sept. 2020 - Nov. 2020"]
WORK = [
    "Drafted pleadings, motions and discovery requests", "Managed attorney calendars", "E-filed briefs through CM/ECF",
    "Used Westlaw and MyCase daily", "Reviewed documents in Relativity for privilege", "Answered telephones",
    "Prepared trial binders and exhibits", "Poured coffee and trained new staff", "Summarized depositions",
    "Kept the files of a paediatric ward", "Processed invoices in Elite 3E", "Interviewed clients and witnesses",
    "Prepared immigration petitions", "Drove a refrigerated truck across four states", "Redlined contracts in Word",
]  # fmt: skip
SKILLS = [
    "Westlaw", "MyCase", "CM/ECF", "Relativity", "Microsoft Word", "iManage", "PACER", "QuickBooks", "Everlaw",
    "Clio Manage", "legal research", "Spanish", "document review", "Bluebook citation", "family law", "food safety",
]  # fmt: skip
CREDENTIALS = [
    "Certified Paralegal (CP), NALA", "Notary Public, State of Ohio", "Advanced Certified Paralegal (ACP)",
    "Registered Paralegal (RP), in progress", "Notary Public, commission expired 2019", "Food handler card",
]  # fmt: skip
DEGREES = [
    "Bachelor of Arts, Lakemoor College, 2014", "Associate of Applied Science in Paralegal Studies, 2012",
    "Paralegal Certificate, Brookhollow College", "Master of Science, expected 2027",
]  # fmt: skip
DENIALS = ["No experience with {}.", "I have never used {}.", "{}: none.", "I do not know {}.", "Not familiar with {}."]
# A form that is an ordinary word may be read otherwise in a sentence: denials speak of names that are only names.
DENIED = ["Westlaw", "MyCase", "Relativity", "iManage", "PACER", "QuickBooks", "Everlaw", "Ironclad", "NetDocuments"]
SUMMARIES = [
    "Careful and calm.", "Litigation paralegal with six years of experience.", "Seeking a post as a legal secretary.",
    "Reliable driver who likes early hours.",
]  # fmt: skip
SEPARATORS = ["\n- ", ", ", "; ", " | "]


@dataclass(frozen=True, slots=True)
class Job:
    """A dated job with its bullets."""

    title: str
    firm: str
    dates: str
    work: tuple[str, ...]

    def text(self) -> str:
        return "\n".join([f"{self.title}, {self.firm}", self.dates, *(f"- {line}" for line in self.work)])


@dataclass(frozen=True, slots=True)
class Profile:
    """A resume as parts, so that a test can add to it or put it into another order."""

    summary: str
    jobs: tuple[Job, ...]
    skills: tuple[str, ...]
    separator: str
    credentials: tuple[str, ...]
    degrees: tuple[str, ...]
    denials: tuple[str, ...]
    order: tuple[int, ...]

    def text(self) -> str:
        """The resume as a text; sections that hold nothing are left out."""
        sections = [
            ("SUMMARY", self.summary),
            ("EXPERIENCE", "\n\n".join(job.text() for job in self.jobs)),
            ("SKILLS", self._list(self.skills)),
            ("CERTIFICATIONS", "\n".join(f"- {line}" for line in self.credentials)),
            ("EDUCATION", "\n".join(f"- {line}" for line in self.degrees)),
            ("ADDITIONAL INFORMATION", "\n".join(self.denials)),
        ]
        held = [f"{sections[i][0]}\n\n{sections[i][1]}" for i in self.order if sections[i][1]]
        return "\n\n".join(["Jo Doe\njo.doe@example.com", *held]) + "\n"

    def _list(self, items: tuple[str, ...]) -> str:
        return "- " + self.separator.join(items) if items else ""

    def saying(self, skill: str) -> Profile:
        """The same with one more thing in its list of skills."""
        return replace(self, skills=(*self.skills, skill))

    def denying(self, denial: str) -> Profile:
        return replace(self, denials=(*self.denials, denial))


def some(choices: list[str], most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(choices), max_size=most, unique=True).map(tuple)


jobs = st.builds(Job, st.sampled_from(TITLES), st.sampled_from(FIRMS), st.sampled_from(DATES), some(WORK, 4))
denials = st.builds(str.format, st.sampled_from(DENIALS), st.sampled_from(DENIED))
profiles = st.builds(
    Profile,
    summary=st.sampled_from(["", *SUMMARIES]),
    jobs=st.lists(jobs, max_size=3).map(tuple),
    skills=some(SKILLS, 6),
    separator=st.sampled_from(SEPARATORS),
    credentials=some(CREDENTIALS, 2),
    degrees=some(DEGREES, 2),
    denials=st.lists(denials, max_size=2).map(tuple),
    order=st.permutations(range(6)).map(tuple),
)

# Postings

ASKED = [
    "Westlaw or Lexis", "Clio and Lawmatics", "Case management software such as Clio or MyCase", "Relativity",
    "Draft pleadings, motions and briefs", "Manage attorney calendars", "E-file documents in federal court",
    "Certified Paralegal (CP)", "Notary Public commission", "Bachelor's degree", "Paralegal certificate",
    "3-5 years of experience as a paralegal", "Microsoft Office (Word, Excel, Outlook)", "Attention to detail",
    "Family law or immigration experience", "Prepare invoices and track expenses", "Legal research and writing",
    "Provide administrative support to two partners", "QuickBooks", "Document review in a review platform",
]  # fmt: skip
POSTED = ["Litigation Paralegal", "Paralegal", "Legal Secretary", "Contracts Manager", "Legal Operations Analyst"]
HEADINGS = ["Requirements", "Responsibilities", "Preferred qualifications"]


@dataclass(frozen=True, slots=True)
class Ad:
    """A posting as parts: a title, and lines under three headings."""

    title: str
    sections: tuple[tuple[str, ...], ...]

    def text(self) -> str:
        held = [
            f"{heading}:\n" + "\n".join(f"- {line}" for line in lines)
            for heading, lines in zip(HEADINGS, self.sections, strict=True)
            if lines
        ]
        return "\n\n".join([self.title, "Marlowe & Finch LLP is hiring.", *held]) + "\n"


ads = st.builds(
    Ad,
    title=st.sampled_from(POSTED),
    sections=st.tuples(
        st.lists(st.sampled_from(ASKED), min_size=1, max_size=5, unique=True).map(tuple), some(ASKED, 3), some(ASKED, 3)
    ),
)
