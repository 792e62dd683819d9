"""Make the DOCX and PDF samples from the text in this file.

``python samples/build.py`` rewrites the DOCX and PDF samples in the case folders beside this file
(it needs python-docx and reportlab). Running it twice with the same versions of those two gives
the same bytes: the PDFs are written in reportlab's invariant mode, and the DOCX files have fixed
core properties and fixed timestamps in their zip archives.

The TXT, MD and HTML samples are edited by hand and are not touched. All people, firms and
schools in the samples are fictional.
"""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Inches, Pt, RGBColor
from reportlab.lib.colors import HexColor  # type: ignore[import-untyped]
from reportlab.lib.pagesizes import LETTER  # type: ignore[import-untyped]
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]
from reportlab.lib.units import inch  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]
from reportlab.platypus import (  # type: ignore[import-untyped]
    BaseDocTemplate,
    Frame,
    FrameBreak,
    HRFlowable,
    KeepTogether,
    PageTemplate,
    Paragraph,
)

HERE = Path(__file__).resolve().parent
FIXED_DATE = datetime(2026, 1, 5, 9, 0, 0)
ZIP_DATE = (1980, 1, 1, 0, 0, 0)
PAGE_WIDTH, PAGE_HEIGHT = LETTER
SIDEBAR_WIDTH = 2.25 * inch
DARK = HexColor("#1f3a4d")
TINT = HexColor("#e8eef2")


class Job(NamedTuple):
    """One position in a resume.

    Attributes:
        title: The job title.
        employer: The employer and its place.
        dates: The first and last month, as printed.
        bullets: What the person did there.
    """

    title: str
    employer: str
    dates: str
    bullets: Sequence[str]


class Section(NamedTuple):
    """One headed part of a document.

    Attributes:
        heading: The heading as printed.
        paragraphs: Running text under the heading.
        bullets: Bulleted lines after the running text.
    """

    heading: str
    paragraphs: Sequence[str] = ()
    bullets: Sequence[str] = ()


# --- corporate/resume.docx ------------------------------------------------------------------

CORPORATE_NAME = "Thaddeus Wrenfield-Osei"
CORPORATE_CONTACT = "Evanston, Illinois | 847-555-0163 | t.wrenfield.osei@example.com"
CORPORATE_SUMMARY = (
    "Corporate paralegal with more than six years in law firms and in-house. I form entities, keep minute "
    "books that survive due diligence, and get closings to the finish with every signature page accounted for."
)
CORPORATE_JOBS = (
    Job(
        "Corporate Paralegal",
        "Harrowgate Lindley LLP, Chicago, Illinois",
        "May 2021 – Present",
        (
            "Form corporations, LLCs and limited partnerships in Delaware, Illinois and eleven other states",
            (
                "Prepare and file annual reports, foreign qualifications, mergers and dissolutions with the Secretary "
                "of State"
            ),
            "Maintain minute books, stock ledgers and organizational charts for about 240 client entities",
            "Draft written consents, shareholder resolutions and officer's certificates for attorney review",
            "Run closing checklists and assemble closing binders for eight to ten M&A deals a year",
            "Order good standings and UCC, tax lien and judgment searches through CSC and CT Corporation",
            "File and terminate UCC-1 financing statements for lender clients",
            "Prepare beneficial ownership questionnaires and collect the answers",
            "Train first-year associates in the closing checklist and the signature page tracker",
            "Set up Datasite rooms and keep the due diligence index current",
        ),
    ),
    Job(
        "Junior Corporate Paralegal",
        "Marrowstone Foods Holding Company, Oak Brook, Illinois",
        "August 2019 – April 2021",
        (
            "Kept officer and director lists for 64 subsidiaries in Diligent Entities",
            "Tracked business licenses and annual report due dates in an Excel calendar",
            "Collected board signatures through DocuSign and filed the executed copies in NetDocuments",
            "Helped our teams in tax and treasury answer lenders' requests for entity documents",
            "Prepared the materials for four board meetings a year and typed the draft minutes",
        ),
    ),
    Job(
        "Records Clerk",
        "Prairie Sedge Title Agency, Elgin, Illinois",
        "June 2017 – July 2019",
        (
            "Indexed recorded deeds and mortgages and answered requests from closing agents",
            "Scanned eleven years of paper files and wrote the naming rules for them",
            "Excelled at finding the one missing page",
            "Answered the second phone line on closing days",
        ),
    ),
)
CORPORATE_SKILLS = (
    ("Area", "What I use"),
    ("Entity management", "Diligent Entities; CSC and CT Corporation portals"),
    ("Documents", "NetDocuments, Adobe Acrobat, document comparison in Litera Compare"),
    ("Deal rooms", "Datasite; some Intralinks, as a reader"),
    ("Office software", "Microsoft Word, Excel and PowerPoint; DocuSign"),
    ("Practice knowledge", "Entity formation, corporate governance, UCC filings, due diligence"),
    ("Languages", "English; French, for reading"),
)
CORPORATE_TAIL = (
    Section(
        "Certifications",
        (),
        (
            "Paralegal Certificate, Fox Marsh Community College, ABA-approved program, May 2019",
            "Notary Public, State of Illinois, commission expires September 2027",
        ),
    ),
    Section("Education", ("Bachelor of Arts, Economics, Kettle Moraine University, May 2017",)),
    Section(
        "Community",
        ("Volunteer secretary of a neighborhood tool library; wrote its bylaws and keeps its minutes.",),
    ),
)

# --- small-firm/resume.pdf ------------------------------------------------------------------

SMALL_FIRM_NAME = "Philippa Dunmore-Castro"
SMALL_FIRM_CONTACT = "Westerville, Ohio  |  614-555-0108  |  philippa.dc@example.com"
SMALL_FIRM_SUMMARY = (
    "Legal assistant with two years in a general-practice law office and four years at busy front desks before "
    "that. Patient on the phone, quick with forms, good with numbers. I would like to work in family law only."
)
SMALL_FIRM_JOBS = (
    Job(
        "Legal Assistant",
        "Law Office of Ambrose Telfair, Westerville, Ohio",
        "July 2023 – June 2025",
        (
            "Answered a three-line phone, screened new callers and booked first consultations",
            "Opened matters, kept the calendar and saved documents in MyCase",
            (
                "Drafted letters, fee agreements and financial affidavits from templates (about a third of the cases "
                "were divorce or custody)"
            ),
            "E-filed with the county courts and mailed service copies",
            "Prepared monthly invoices for the attorney's review and took card payments through LawPay",
            "Ordered certified copies and picked up entries at the clerk's window",
            "Scanned closed files and kept the list of what is stored where",
            "Kept the waiting room in order and the coffee hot",
        ),
    ),
    Job(
        "Office Coordinator",
        "Sugar Run Heating & Plumbing, Delaware, Ohio",
        "March 2021 – June 2023",
        (
            "Entered bills and customer payments in QuickBooks and reconciled two bank accounts",
            "Dispatched six technicians and kept their schedules in Microsoft Outlook",
            "Notarized lien waivers for the owner while my commission was current",
            "Sent past-due notices and set up payment plans",
        ),
    ),
    Job(
        "Receptionist",
        "Olentangy Bend Dental Group, Powell, Ohio",
        "January 2019 – February 2021",
        (
            "Greeted about fifty patients a day, scheduled visits and checked insurance",
            "Excelled at calming nervous children and the parents who brought them",
            "Kept patient files under lock and released them only on signed forms",
        ),
    ),
    Job(
        "Student Worker, Registrar's Office",
        "Scioto Flats College, Columbus, Ohio",
        "September 2017 – December 2018",
        ("Filed transcripts, stamped enrollment letters and answered the general mailbox",),
    ),
)
SMALL_FIRM_TAIL = (
    Section(
        "Skills",
        (
            "<b>Legal software:</b> MyCase, LawPay. Clio: watched a demonstration, not used at work.",
            "<b>Office software:</b> QuickBooks, Microsoft Word, Microsoft Outlook, Google Calendar",
            "<b>Office work:</b> multi-line phones, client intake, scheduling, invoicing, filing, scanning",
            "<b>Not yet:</b> no experience with IOLTA trust accounts; the attorney kept those books himself.",
        ),
    ),
    Section(
        "Certifications",
        (),
        (
            "Notary Public, State of Ohio (commission expired March 2024; not renewed)",
            "Paralegal Certificate, Scioto Flats College, in progress, expected May 2027",
        ),
    ),
    Section(
        "Education",
        ("Associate of Applied Science, Office Administration, Scioto Flats College, December 2018",),
    ),
    Section("Volunteering", ("Saturday desk at a community clothing closet, since 2022",)),
)

# --- legal-operations/posting.docx ----------------------------------------------------------

LEGAL_OPS_TITLE = "Senior Legal Operations Specialist"
LEGAL_OPS_LINE = "Copperline Freight Systems, Inc. | Minneapolis, Minnesota | hybrid, two days in the office"
LEGAL_OPS_SECTIONS = (
    Section(
        "About the role",
        (
            (
                "Copperline moves other people's goods by rail and road in eleven states. Our legal department has "
                "fourteen lawyers, three paralegals and, until now, half a legal operations person. You would be "
                "the first full one. You report to the deputy general counsel and will excel here if you like "
                "to fix things."
            ),
        ),
    ),
    Section(
        "Responsibilities",
        (),
        (
            "Administer our e-billing system and review law firm invoices against billing guidelines",
            "Own the contract lifecycle management (CLM) system: templates, workflows and user training",
            "Build dashboards on legal spend, matter volume and contract turnaround",
            "Manage vendors and outside counsel relationships, including RFPs and rate negotiations",
            "Prepare the legal department budget, monthly accruals and forecasts",
            "Partner with our teams in procurement, finance and IT on process improvement",
            "Maintain the department's SharePoint site and knowledge library",
        ),
    ),
    Section(
        "Required",
        (),
        (
            "4+ years of legal operations experience in a corporate legal department or law firm",
            "Bachelor's degree in business, finance or a related field, or equivalent experience",
            "E-billing and matter management software such as Legal Tracker, CounselLink or SimpleLegal",
            "CLM software such as Ironclad, Agiloft or Icertis",
            "Budgeting, accruals and vendor management",
            "Dashboards in Power BI or Tableau",
            "Advanced Excel (pivot tables, lookups)",
            "Knowledge of LEDES billing and outside counsel guidelines",
        ),
    ),
    Section(
        "Preferred",
        (),
        (
            "PMP or Lean Six Sigma certification",
            "Experience leading a CLM implementation",
            "Experience with legal hold software",
            "Active in CLOC or the ACC legal operations network",
            "SQL is a plus",
        ),
    ),
    Section(
        "Pay and benefits",
        (
            (
                "The salary range is $94,000 to $112,000 with a yearly bonus of up to ten percent. Health, dental and "
                "vision plans start on the first day."
            ),
        ),
    ),
    Section(
        "How to apply",
        (
            (
                "Send a resume to legaljobs@copperline.example.com by the end of the month. Copperline is an equal "
                "opportunity employer and will make reasonable accommodations in the hiring process."
            ),
        ),
    ),
)

# --- e-discovery/resume.pdf -----------------------------------------------------------------

EDISCOVERY_NAME = "Anneliese Kowalczyk-Bright"
EDISCOVERY_TITLE = "E-Discovery Paralegal"
EDISCOVERY_SIDEBAR = (
    Section("Contact", ("Denver, Colorado", "303-555-0151", "a.kbright@example.com")),
    Section("Platforms", (), ("Relativity", "RelativityOne", "Nuix Workstation", "LAW PreDiscovery")),
    Section(
        "Skills",
        (),
        (
            "Processing and load files",
            "Search term reports",
            "TAR / active learning",
            "Privilege logs",
            "Redaction and Bates stamping",
            "ESI protocols",
            "Legal holds",
            "Chain of custody",
            "Microsoft Excel",
            "Basic SQL",
        ),
    ),
    Section("Not used", ("No experience with Everlaw; used Relativity instead.",)),
    Section(
        "Certifications",
        (),
        (
            "Relativity Certified Administrator (RCA), May 2022",
            "Certified E-Discovery Specialist (CEDS), ACEDS, October 2023",
            "Relativity Analytics Specialist: in progress",
        ),
    ),
    Section("Languages", (), ("English", "Polish (conversational)")),
)
EDISCOVERY_SUMMARY = (
    "E-discovery paralegal with seven years on both sides of the production, at a vendor and then at a law firm. "
    "I run workspaces from the first collection to the last clawback letter, and I write down what I did."
)
EDISCOVERY_JOBS = (
    Job(
        "Senior E-Discovery Paralegal",
        "Fenwright Calloway LLP, Denver, Colorado",
        "April 2022 – Present",
        (
            "Administer 30 live Relativity workspaces: users, layouts, saved searches, batch sets",
            "Prepare outgoing productions, check load files and log every volume by Bates range",
            "Draft and defend privilege logs, the largest with 6,100 entries",
            "Run search term reports and active learning projects for review teams of up to 40",
            "Negotiate ESI protocol language with the attorneys and opposing counsel's vendor",
            "Issue legal holds, interview custodians and collect from Microsoft 365 and phones",
            "Excel at turning a vague request into a list of searches by the same afternoon",
        ),
    ),
    Job(
        "E-Discovery Project Coordinator",
        "Basaltine Data Services, Aurora, Colorado",
        "September 2019 – March 2022",
        (
            "Processed email and loose files in Nuix and LAW PreDiscovery, from intake to exception report",
            "Kept chain of custody forms for drives and phones",
            "Trained client users in RelativityOne and wrote the two-page guide they kept",
            "Billed hosting and processing by matter and explained the invoices",
        ),
    ),
    Job(
        "Document Clerk",
        "Office of the Alder County Attorney, Alder, Colorado",
        "June 2017 – August 2019",
        (
            "Scanned, coded and Bates-stamped paper files for open-records requests",
            "Redacted personal data in Adobe Acrobat",
        ),
    ),
)
EDISCOVERY_TAIL = (
    Section(
        "Education",
        (
            "Bachelor of Science, Information Systems, Front Range Polytechnic, May 2017",
            "Paralegal Certificate, Front Range Polytechnic, December 2018",
        ),
    ),
    Section("Talks", ("“A privilege log people can read,” Rocky Mountain litigation support meeting, 2024",)),
)

# --- e-discovery/posting.pdf ----------------------------------------------------------------

POSTING_TITLE = "E-Discovery Paralegal"
POSTING_LINE = "Stonebridge Achebe LLP  |  Denver, Colorado  |  hybrid"
POSTING_SECTIONS = (
    Section(
        "Who we are",
        (
            (
                "Stonebridge Achebe is a litigation firm with offices in Denver and Salt Lake City. Antitrust, energy "
                "and employment cases keep our document counts high. The firm is fast-paced, and our teams rely on a "
                "small litigation support group that excels at quiet, correct work."
            ),
        ),
    ),
    Section(
        "Responsibilities",
        (),
        (
            "Manage document review workspaces and support attorney reviewers",
            "Coordinate collection and processing of electronically stored information (ESI)",
            "Prepare, check and track document productions, in and out",
            "Prepare privilege logs and redaction logs",
            "Build search term reports and advise case teams on technology-assisted review (TAR)",
            "Draft ESI protocols and discovery correspondence with the attorneys",
            "Issue and track legal holds",
            "Manage e-discovery vendors and review their invoices",
        ),
    ),
    Section(
        "Required qualifications",
        (),
        (
            "4 or more years of e-discovery or litigation support experience",
            "Bachelor's degree, or a paralegal certificate with six years of experience",
            "Administrator-level experience with Relativity",
            "Processing tools such as Nuix, LAW PreDiscovery or Ipro",
            "Productions, load files and Bates numbering",
            "Experience drafting privilege logs",
            "RCA or CEDS certification",
            "Microsoft Excel",
        ),
    ),
    Section(
        "Preferred qualifications",
        (),
        (
            "Everlaw experience",
            "Experience with Cellebrite or other mobile collection tools",
            "Knowledge of the federal rules on electronic discovery",
            "Python or SQL is a plus",
        ),
    ),
    Section("Salary", ("$85,000 to $104,000, with overtime. Medical, dental, 401(k) and a bus pass.",)),
    Section(
        "To apply",
        (
            (
                "Send your resume to litsupport-jobs@stonebridgeachebe.example.com. Applications are read in the order "
                "in which they arrive. Stonebridge Achebe LLP is an equal opportunity employer."
            ),
        ),
    ),
)


# --- DOCX -----------------------------------------------------------------------------------


def new_document(title: str, author: str) -> Document:
    """Start a DOCX document with fixed properties and the samples' fonts.

    Args:
        title: The title in the core properties.
        author: The author in the core properties.

    Returns:
        An empty document.
    """
    document = docx.Document()
    properties = document.core_properties
    properties.title = title
    properties.author = author
    properties.last_modified_by = author
    properties.comments = "Fictional sample document"
    properties.created = FIXED_DATE
    properties.modified = FIXED_DATE
    properties.revision = 1
    styles: Any = document.styles
    styles["Normal"].font.name = "Calibri"
    styles["Normal"].font.size = Pt(10.5)
    styles["Normal"].paragraph_format.space_after = Pt(3)
    styles["List Bullet"].paragraph_format.space_after = Pt(1)
    for level in ("Title", "Heading 1", "Heading 2"):
        styles[level].font.color.rgb = RGBColor(0x1F, 0x3A, 0x4D)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(document.sections[0], side, Inches(0.9))
    return document


def save_document(document: Document, path: Path) -> None:
    """Save a DOCX document with fixed timestamps in its zip archive.

    Args:
        document: The document.
        path: Where to write it.
    """
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            target.writestr(info, source.read(name))


def add_sections(document: Document, sections: Sequence[Section]) -> None:
    """Add headed sections to a DOCX document.

    Args:
        document: The document.
        sections: The sections in order.
    """
    for section in sections:
        document.add_heading(section.heading, level=1)
        for text in section.paragraphs:
            document.add_paragraph(text)
        for text in section.bullets:
            document.add_paragraph(text, style="List Bullet")


def add_job(document: Document, job: Job) -> None:
    """Add one position to a DOCX resume, with the dates at the right margin.

    Args:
        document: The resume.
        job: The position.
    """
    document.add_heading(job.title, level=2)
    line = document.add_paragraph()
    line.paragraph_format.tab_stops.add_tab_stop(Inches(6.7), WD_TAB_ALIGNMENT.RIGHT)
    line.paragraph_format.keep_with_next = True
    line.add_run(job.employer).italic = True
    line.add_run("\t" + job.dates)
    for text in job.bullets:
        document.add_paragraph(text, style="List Bullet")


def add_skills_table(document: Document, rows: Sequence[tuple[str, str]]) -> None:
    """Add a two-column skills table to a DOCX resume.

    Args:
        document: The resume.
        rows: The header row and the rows under it.
    """
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    table.autofit = False
    for number, row in enumerate(rows):
        cells = table.add_row().cells
        for cell, text, width in zip(cells, row, (Inches(1.7), Inches(5.0)), strict=True):
            cell.width = width
            run = cell.paragraphs[0].add_run(text)
            run.bold = number == 0


def build_corporate_resume(path: Path) -> None:
    """Write the DOCX resume of the corporate case.

    Args:
        path: Where to write it.
    """
    document = new_document("Resume", CORPORATE_NAME)
    document.add_heading(CORPORATE_NAME, level=0)
    document.add_paragraph(CORPORATE_CONTACT)
    document.add_heading("Summary", level=1)
    document.add_paragraph(CORPORATE_SUMMARY)
    document.add_heading("Experience", level=1)
    for job in CORPORATE_JOBS:
        add_job(document, job)
    document.add_heading("Skills", level=1)
    add_skills_table(document, CORPORATE_SKILLS)
    add_sections(document, CORPORATE_TAIL)
    save_document(document, path)


def build_legal_operations_posting(path: Path) -> None:
    """Write the DOCX posting of the legal operations case.

    Args:
        path: Where to write it.
    """
    document = new_document(LEGAL_OPS_TITLE, "Copperline Freight Systems, Inc.")
    document.add_heading(LEGAL_OPS_TITLE, level=0)
    document.add_paragraph(LEGAL_OPS_LINE)
    add_sections(document, LEGAL_OPS_SECTIONS)
    save_document(document, path)


# --- PDF ------------------------------------------------------------------------------------


def make_styles(size: float) -> dict[str, ParagraphStyle]:
    """Make the paragraph styles of a PDF.

    The bullets are set in the Vera font that comes with reportlab, because a bullet in one of the
    PDF standard fonts is read back as an unknown character.

    Args:
        size: The size of the body text in points.

    Returns:
        The styles by name.
    """
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    body = ParagraphStyle("body", fontName="Helvetica", fontSize=size, leading=size * 1.3, spaceAfter=3)
    bold = {"parent": body, "fontName": "Helvetica-Bold", "keepWithNext": 1}
    return {
        "body": body,
        "bullet": ParagraphStyle(
            "bullet", parent=body, leftIndent=13, bulletIndent=1, spaceAfter=1.5, bulletFontName="Vera"
        ),
        "name": ParagraphStyle("name", **bold, fontSize=size * 2.1, leading=size * 2.5, textColor=DARK, spaceAfter=2),
        "heading": ParagraphStyle(
            "heading", **bold, fontSize=size * 1.2, leading=size * 1.5, textColor=DARK, spaceBefore=8, spaceAfter=2
        ),
        "job": ParagraphStyle("job", **bold, spaceBefore=4, spaceAfter=0),
        "employer": ParagraphStyle("employer", parent=body, fontName="Helvetica-Oblique", keepWithNext=1),
    }


def heading_flowables(text: str, styles: dict[str, ParagraphStyle]) -> list[Any]:
    """Make a section heading with a rule under it.

    Args:
        text: The heading.
        styles: The styles by name.

    Returns:
        The heading's flowables.
    """
    rule = HRFlowable(width="100%", thickness=0.6, color=DARK, spaceBefore=0, spaceAfter=4)
    rule.keepWithNext = 1
    return [Paragraph(escape(text), styles["heading"]), rule]


def section_flowables(section: Section, styles: dict[str, ParagraphStyle]) -> list[Any]:
    """Make the flowables of one section.

    Args:
        section: The section; its paragraphs may use reportlab's inline tags.
        styles: The styles by name.

    Returns:
        The section's flowables.
    """
    flowables = heading_flowables(section.heading, styles)
    flowables += [Paragraph(text, styles["body"]) for text in section.paragraphs]
    flowables += [Paragraph(escape(text), styles["bullet"], bulletText="•") for text in section.bullets]
    return flowables


def job_flowables(job: Job, styles: dict[str, ParagraphStyle]) -> list[Any]:
    """Make the flowables of one position.

    Args:
        job: The position.
        styles: The styles by name.

    Returns:
        One flowable that keeps the position's heading and bullets together.
    """
    lines: list[Any] = [
        Paragraph(f"{escape(job.title)}, {escape(job.dates)}", styles["job"]),
        Paragraph(escape(job.employer), styles["employer"]),
    ]
    lines += [Paragraph(escape(text), styles["bullet"], bulletText="•") for text in job.bullets]
    return [KeepTogether(lines)]


def resume_body(
    summary: str, jobs: Sequence[Job], tail: Sequence[Section], styles: dict[str, ParagraphStyle]
) -> list[Any]:
    """Make the flowables of a resume from its summary down.

    Args:
        summary: The summary.
        jobs: The positions, newest first.
        tail: The sections after the positions.
        styles: The styles by name.

    Returns:
        The flowables.
    """
    flowables = section_flowables(Section("Summary", (escape(summary),)), styles)
    flowables += heading_flowables("Experience", styles)
    for job in jobs:
        flowables += job_flowables(job, styles)
    for section in tail:
        flowables.append(KeepTogether(section_flowables(section, styles)))
    return flowables


def draw_footer(canvas: Canvas, template: BaseDocTemplate) -> None:
    """Draw the page number at the foot of a page.

    Args:
        canvas: The reportlab canvas.
        template: The document being built.
    """
    canvas.setFont("Helvetica", 8)
    canvas.setFillColor(DARK)
    canvas.drawCentredString(PAGE_WIDTH / 2, 0.45 * inch, f"Page {template.page}")


def draw_sidebar(canvas: Canvas, _template: BaseDocTemplate) -> None:
    """Draw the tinted band behind the left column.

    Args:
        canvas: The reportlab canvas.
        _template: The document being built.
    """
    canvas.setFillColor(TINT)
    canvas.rect(0, 0, SIDEBAR_WIDTH, PAGE_HEIGHT, stroke=0, fill=1)


def write_pdf(path: Path, title: str, author: str, page: PageTemplate, flowables: list[Any]) -> None:
    """Write a PDF whose bytes depend only on its contents.

    Args:
        path: Where to write it.
        title: The title in the document information.
        author: The author in the document information.
        page: The page template of all pages.
        flowables: The contents.
    """
    template = BaseDocTemplate(str(path), pagesize=LETTER, title=title, author=author, invariant=1)
    template.addPageTemplates([page])
    template.build(flowables)


def one_column_page() -> PageTemplate:
    """Make a page with one column and a page number.

    Returns:
        The page template.
    """
    frame = Frame(0.85 * inch, 0.7 * inch, PAGE_WIDTH - 1.7 * inch, PAGE_HEIGHT - 1.35 * inch)
    return PageTemplate("one", [frame], onPage=draw_footer)


def two_column_page() -> PageTemplate:
    """Make a page with a narrow left sidebar and a main column.

    Returns:
        The page template.
    """
    height = PAGE_HEIGHT - 0.9 * inch
    side = Frame(0.2 * inch, 0.45 * inch, SIDEBAR_WIDTH - 0.35 * inch, height)
    main = Frame(SIDEBAR_WIDTH + 0.15 * inch, 0.45 * inch, PAGE_WIDTH - SIDEBAR_WIDTH - 0.55 * inch, height)
    return PageTemplate("two", [side, main], onPage=draw_sidebar)


def build_small_firm_resume(path: Path) -> None:
    """Write the one-column PDF resume of the small-firm case.

    Args:
        path: Where to write it.
    """
    styles = make_styles(9.1)
    flowables: list[Any] = [
        Paragraph(SMALL_FIRM_NAME, styles["name"]),
        Paragraph(SMALL_FIRM_CONTACT, styles["body"]),
    ]
    flowables += resume_body(SMALL_FIRM_SUMMARY, SMALL_FIRM_JOBS, SMALL_FIRM_TAIL, styles)
    write_pdf(path, "Resume", SMALL_FIRM_NAME, one_column_page(), flowables)


def build_ediscovery_resume(path: Path) -> None:
    """Write the two-column PDF resume of the e-discovery case.

    Args:
        path: Where to write it.
    """
    side = make_styles(9.4)
    styles = make_styles(10)
    flowables: list[Any] = []
    for section in EDISCOVERY_SIDEBAR:
        flowables += section_flowables(section, side)
    flowables.append(FrameBreak())
    flowables.append(Paragraph(EDISCOVERY_NAME, styles["name"]))
    flowables.append(Paragraph(EDISCOVERY_TITLE, styles["employer"]))
    flowables += resume_body(EDISCOVERY_SUMMARY, EDISCOVERY_JOBS, EDISCOVERY_TAIL, styles)
    write_pdf(path, "Resume", EDISCOVERY_NAME, two_column_page(), flowables)


def build_ediscovery_posting(path: Path) -> None:
    """Write the PDF posting of the e-discovery case.

    Args:
        path: Where to write it.
    """
    styles = make_styles(10)
    flowables: list[Any] = [Paragraph(POSTING_TITLE, styles["name"]), Paragraph(POSTING_LINE, styles["body"])]
    for section in POSTING_SECTIONS:
        flowables += section_flowables(section, styles)
    write_pdf(path, POSTING_TITLE, "Stonebridge Achebe LLP", one_column_page(), flowables)


def main() -> None:
    """Write all DOCX and PDF samples into the case folders."""
    build_corporate_resume(HERE / "corporate" / "resume.docx")
    build_small_firm_resume(HERE / "small-firm" / "resume.pdf")
    build_legal_operations_posting(HERE / "legal-operations" / "posting.docx")
    build_ediscovery_resume(HERE / "e-discovery" / "resume.pdf")
    build_ediscovery_posting(HERE / "e-discovery" / "posting.pdf")


if __name__ == "__main__":
    main()
