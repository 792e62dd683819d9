"""Four invented resumes as data: every renderer beside this module makes a file of the same content from them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Job:
    """One job; ``start`` and ``end`` are ``YYYY-MM``, ``end`` is empty for the present one."""

    title: str
    employer: str
    place: str
    start: str
    end: str
    duties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class School:
    """One degree or programme; ``kind`` and ``field`` are JSON Resume's studyType and area, ``end`` is ``YYYY``."""

    kind: str
    field: str
    school: str
    end: str


@dataclass(frozen=True, slots=True)
class Content:
    """What a resume says, whatever file it is in; ``skills`` are groups of a name and its keywords."""

    key: str
    name: str
    label: str
    email: str
    phone: str
    city: str
    summary: str
    jobs: tuple[Job, ...]
    schools: tuple[School, ...]
    certifications: tuple[tuple[str, str], ...]
    skills: tuple[tuple[str, tuple[str, ...]], ...]


LITIGATION = Content(
    key="litigation",
    name="Marisol Vantongeren",
    label="Litigation Paralegal",
    email="m.vantongeren@example.org",
    phone="(614) 555-0142",
    city="Columbus, Ohio",
    summary=(
        "Litigation paralegal with nine years of experience in commercial and employment disputes, from the first "
        "filing to the verdict. At home in federal and state court procedure and in large document reviews."
    ),
    jobs=(
        Job(
            "Senior Litigation Paralegal",
            "Harrowgate & Pell LLP",
            "Columbus, Ohio",
            "2020-03",
            "",
            (
                "Draft discovery requests and responses, deposition notices and subpoenas in forty open matters.",
                "E-file pleadings and motions through CM/ECF and the portals of six county courts.",
                "Run document reviews in Relativity with up to 300,000 documents and prepare privilege logs.",
                "Cite-check briefs with Westlaw and prepare tables of authorities.",
                "Prepare trial binders and exhibits and present evidence in the courtroom with TrialDirector.",
            ),
        ),
        Job(
            "Paralegal",
            "Quillan Stroud Partners",
            "Dayton, Ohio",
            "2016-06",
            "2020-02",
            (
                "Calendared court deadlines and hearings for five attorneys.",
                "Summarized depositions and medical records for settlement conferences.",
                "Interviewed witnesses and collected documents from clients.",
                "Organized case files and kept the document index in iManage.",
            ),
        ),
    ),
    schools=(
        School("Bachelor of Arts", "Political Science", "Lakemont University", "2016"),
        School("Paralegal Certificate", "Paralegal Studies", "Brookhollow Community College", "2016"),
    ),
    certifications=(("Certified Paralegal (CP)", "NALA"), ("Notary Public", "State of Ohio")),
    skills=(
        ("Litigation support", ("Relativity", "Everlaw", "TrialDirector", "CaseMap")),
        ("Legal research", ("Westlaw", "Lexis+", "PACER")),
        ("Office", ("Microsoft Word", "Microsoft Excel", "Adobe Acrobat")),
    ),
)

SECRETARY = Content(
    key="secretary",
    name="Desmond Achterberg",
    label="Legal Secretary",
    email="desmond.achterberg@example.org",
    phone="(503) 555-0117",
    city="Portland, Oregon",
    summary=(
        "Legal secretary who has kept partners on time for twelve years: dictation, calendars, filings, bills and "
        "the telephone, with a typing speed of 85 wpm."
    ),
    jobs=(
        Job(
            "Legal Secretary",
            "Brackenridge Law Group",
            "Portland, Oregon",
            "2018-09",
            "",
            (
                "Transcribe dictation and format pleadings, correspondence and briefs for three partners.",
                "File documents with state and federal courts and arrange service of process.",
                "Manage attorney calendars, schedule depositions and book travel.",
                "Enter attorney time in Clio and prepare client invoices.",
                "Open new matters and run conflict checks.",
            ),
        ),
        Job(
            "Legal Assistant",
            "Oakhurst Family Law",
            "Salem, Oregon",
            "2014-01",
            "2018-08",
            (
                "Answered telephone calls and greeted clients at the front desk.",
                "Prepared parenting plans and financial declarations for attorney review.",
                "Scanned and indexed incoming mail and maintained client files.",
            ),
        ),
    ),
    schools=(School("Associate of Applied Science", "Office Administration", "Ferndale College", "2013"),),
    certifications=(("Certified Legal Secretary Specialist (CLSS)", "Legal Secretaries International"),),
    skills=(
        ("Practice management", ("Clio", "NetDocuments", "ProLaw")),
        ("Office", ("Microsoft Outlook", "Microsoft Word", "DocuSign", "Zoom")),
    ),
)

OPERATIONS = Content(
    key="operations",
    name="Ingrid Okonjo-Lindqvist",
    label="Legal Operations Analyst",
    email="ingrid.ol@example.org",
    phone="(512) 555-0188",
    city="Austin, Texas",
    summary=(
        "Legal operations analyst who brings contracts, invoices and outside counsel under control in corporate law "
        "departments, and shows the figures."
    ),
    jobs=(
        Job(
            "Legal Operations Analyst",
            "Tessellate Devices Inc.",
            "Austin, Texas",
            "2021-05",
            "",
            (
                "Administer Ironclad and the contract repository for 4,000 agreements a year.",
                "Review outside counsel invoices in Legal Tracker and enforce billing guidelines.",
                "Prepare budgets, accruals and spend reports for the general counsel.",
                "Draft and redline nondisclosure agreements from templates.",
            ),
        ),
        Job(
            "Contracts Paralegal",
            "Copperfield Energy Co.",
            "Houston, Texas",
            "2017-08",
            "2021-04",
            (
                "Tracked contract renewals and obligations and kept the signature log in DocuSign.",
                "Maintained corporate records, minute books and annual filings with the Secretary of State.",
                "Trained new staff on the document management system.",
            ),
        ),
    ),
    schools=(
        School("Bachelor of Science", "Business Administration", "Saltgrass State University", "2015"),
        School("Master of Science", "Legal Studies", "Pecan Valley University", "2017"),
    ),
    certifications=(("Advanced Certified Paralegal (ACP)", "NALA"),),
    skills=(
        ("Contract lifecycle", ("Ironclad", "DocuSign", "Icertis")),
        ("Billing", ("Legal Tracker", "SimpleLegal")),
        ("Analysis", ("Microsoft Excel", "Tableau", "Power BI")),
    ),
)

ASSISTANT = Content(
    key="assistant",
    name="Pilar Rosenqvist",
    label="Immigration Legal Assistant",
    email="pilar.rosenqvist@example.org",
    phone="(305) 555-0164",
    city="Miami, Florida",
    summary=(
        "Bilingual legal assistant in English and Spanish with five years of experience in immigration and probate "
        "matters at small firms."
    ),
    jobs=(
        Job(
            "Immigration Legal Assistant",
            "Casimir & Dunmore PA",
            "Miami, Florida",
            "2022-02",
            "",
            (
                "Prepare visa petitions and supporting evidence with INSZoom.",
                "Interview clients in Spanish and translate birth certificates and affidavits.",
                "Track case status and filing deadlines with USCIS.",
                "Explain the process to clients and collect fees.",
            ),
        ),
        Job(
            "Probate Assistant",
            "Wexcombe Estate Attorneys",
            "Hialeah, Florida",
            "2019-07",
            "2022-01",
            (
                "Prepared petitions for probate, inventories and accountings.",
                "Kept the trust account ledger in QuickBooks and reconciled it each month.",
                "Drafted wills, trusts and powers of attorney from forms.",
            ),
        ),
    ),
    schools=(School("Associate of Science", "Paralegal Studies", "Mangrove Bay College", "2019"),),
    certifications=(("Florida Registered Paralegal (FRP)", "The Florida Bar"),),
    skills=(
        ("Case management", ("INSZoom", "MyCase", "QuickBooks")),
        ("Office", ("Microsoft Office", "Google Workspace")),
        ("Languages", ("Spanish", "English")),
    ),
)

RESUMES: tuple[Content, ...] = (LITIGATION, SECRETARY, OPERATIONS, ASSISTANT)
