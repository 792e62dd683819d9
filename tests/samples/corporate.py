"""The words of ``samples/corporate/resume.docx``."""

from __future__ import annotations

from tests.samples.shapes import Job, Resume, Section

RESUME = Resume(
    name="Thaddeus Wrenfield-Osei",
    contact="Evanston, Illinois | 847-555-0163 | t.wrenfield.osei@example.com",
    summary=(
        "Corporate paralegal with more than six years in law firms and in-house. I form entities, keep minute "
        "books that survive due diligence, and get closings to the finish with every signature page accounted for."
    ),
    jobs=(
        Job(
            "Corporate Paralegal",
            "Harrowgate Lindley LLP, Chicago, Illinois",
            "May 2021 – Present",
            (
                "Form corporations, LLCs and limited partnerships in Delaware, Illinois and eleven other states",
                (
                    "Prepare and file annual reports, foreign qualifications, mergers and dissolutions with the "
                    "Secretary of State"
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
    ),
    tail=(
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
    ),
)
SKILLS = (
    ("Area", "What I use"),
    ("Entity management", "Diligent Entities; CSC and CT Corporation portals"),
    ("Documents", "NetDocuments, Adobe Acrobat, document comparison in Litera Compare"),
    ("Deal rooms", "Datasite; some Intralinks, as a reader"),
    ("Office software", "Microsoft Word, Excel and PowerPoint; DocuSign"),
    ("Practice knowledge", "Entity formation, corporate governance, UCC filings, due diligence"),
    ("Languages", "English; French, for reading"),
)
