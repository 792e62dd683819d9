"""Resumes and postings that a score must tell apart: four fields of legal work, other trades, and people who deny."""

from __future__ import annotations

LITIGATION = """RENATA OKAFOR-BLISS
Columbus, Ohio | renata.ob@example.org

SUMMARY
Litigation paralegal with eight years of experience in commercial disputes.

EXPERIENCE

Senior Litigation Paralegal, Tarrow & Quill LLP
March 2020 - Present
- Draft pleadings, motions and discovery requests and e-file them through CM/ECF
- Manage document review in Relativity and prepare privilege logs
- Prepare trial binders and exhibits and assist attorneys at trial
- Cite-check briefs in Westlaw

Litigation Paralegal, Benning Law Group
June 2016 - February 2020
- Summarized depositions and scheduled court hearings
- Docketed deadlines and managed case files in iManage

SKILLS
Relativity, Everlaw, Westlaw, LexisNexis, CM/ECF, PACER, iManage, Microsoft Office

EDUCATION
Bachelor of Arts in History, Lakemoor College, 2016
Paralegal Certificate, Brookhollow College

CERTIFICATIONS
Certified Paralegal (CP), NALA
Notary Public
"""
CORPORATE = """TOBIAS FENWRIGHT
tobias.f@example.com

PROFILE
Corporate paralegal, six years in the law departments of two manufacturers.

WORK EXPERIENCE

Corporate Paralegal, Halvern Devices Inc.
January 2021 - Present
- Draft and redline contracts and track contract renewals in Ironclad
- Maintain corporate records and minute books and form new entities
- File annual reports with the Secretary of State
- Prepare closing documents for acquisitions

Contracts Specialist, Ostrander Supply Co.
May 2018 - December 2020
- Negotiated nondisclosure agreements and maintained the contract repository
- Reviewed outside counsel invoices in Legal Tracker

SKILLS
Ironclad, DocuSign, Legal Tracker, SharePoint, Excel, contract management

EDUCATION
Bachelor of Business Administration, Saltmarsh University
"""
IMMIGRATION = """LUCIA PEREIRA-WOLSKI
lucia.pw@example.net

EXPERIENCE

Immigration Paralegal, Castellan & Dray PA, Miami
April 2019 - Present
- Prepare immigration petitions and file them with USCIS
- Interview clients in Spanish and translate supporting documents
- Track case status and deadlines in INSZoom
- Draft declarations and legal correspondence

Legal Assistant, Dray Family Law
August 2016 - March 2019
- Answered telephones, scheduled client consultations and performed client intake
- Organized client files

LANGUAGES
Spanish (native), Portuguese

SKILLS
INSZoom, Docketwise, Microsoft Word, Outlook, immigration law

EDUCATION
Associate of Science in Paralegal Studies
"""
SECRETARY = """HOLLIS VANDERMEER
hollis.v@example.org

SUMMARY
Legal secretary with ten years in estate planning and real estate practices.

EXPERIENCE

Legal Secretary, Pryce & Lomond LLP
2017 - Present
- Manage calendars for three attorneys and schedule meetings
- Transcribe dictation and format wills, trusts and deeds
- Enter attorney time and prepare client invoices in Clio
- Open new matters and run conflict checks

Legal Administrative Assistant, Lomond Title Co.
2014 - 2017
- Prepared closing documents and arranged travel
- Answered telephones and greeted clients

SKILLS
Clio, Microsoft Word, Outlook, Adobe Acrobat, dictation, NetDocuments

CERTIFICATIONS
Accredited Legal Professional (ALP), NALS
"""
LEGAL = {"litigation": LITIGATION, "corporate": CORPORATE, "immigration": IMMIGRATION, "secretary": SECRETARY}

POSTINGS = {
    "litigation": """Litigation Paralegal

Requirements:
- At least 5 years of experience as a litigation paralegal
- Relativity or a comparable e-discovery platform
- Westlaw or LexisNexis
- CM/ECF and PACER
- Bachelor's degree or paralegal certificate

Responsibilities:
- Draft pleadings, motions and discovery requests
- E-file court documents and docket deadlines
- Prepare trial binders and exhibits
- Summarize depositions

Preferred:
- Certified Paralegal (CP)
""",
    "corporate": """Corporate Paralegal

What you will do
- Draft, redline and negotiate contracts
- Maintain corporate records and minute books
- Track contract obligations and renewals
- Review outside counsel invoices

What you bring
- 4+ years of experience as a corporate paralegal
- Ironclad or other contract lifecycle management software
- DocuSign and Microsoft Excel
- Bachelor's degree
""",
    "immigration": """Immigration Paralegal

Qualifications
- Three years of experience in immigration law
- Experience with INSZoom or Docketwise
- Associate degree in paralegal studies
- Microsoft Word and Outlook

Duties
- Prepare immigration petitions and gather supporting documents
- Interview clients
- Track deadlines and provide case status updates
- Draft legal correspondence
""",
    "secretary": """Legal Secretary

Requirements:
- 5 years of experience as a legal secretary
- Clio or similar case management software
- Microsoft Word, Outlook and Adobe Acrobat
- Dictation and transcription

Responsibilities:
- Manage attorney calendars and schedule meetings
- Format legal documents
- Open new matters and run conflict checks
- Prepare invoices and enter attorney time
- Answer telephones and greet clients
""",
}

NURSE = """JUNE ABERNATHY, RN
june.a@example.com

SUMMARY
Registered nurse with nine years of bedside experience in intensive care.

EXPERIENCE

Registered Nurse, Larkspur Regional Hospital
May 2017 - Present
- Administer medication and monitor vital signs of critical patients
- Chart in Epic and hand over to the next shift
- Train new nurses in wound care

Licensed Practical Nurse, Fairmoor Clinic
2015 - 2017
- Took blood samples and vaccinated children

EDUCATION
Bachelor of Science in Nursing, Ashdown University

CERTIFICATIONS
ACLS, BLS
"""
BARISTA = """KIT MORAN
kit.m@example.org

EXPERIENCE

Barista, Copper Kettle Coffee
June 2019 - Present
- Pull espresso shots and steam milk for 400 guests a day
- Count the till and clean the machines

Dishwasher, Blue Door Diner
2017 - 2019
- Washed dishes and unloaded deliveries

SKILLS
Latte art, cash handling, food safety
"""
DRIVER = """OREN DELACROIX
oren.d@example.net

OBJECTIVE
Truck driver with a clean record looking for regional routes.

EXPERIENCE

Truck Driver, Prairie Freight Lines
2014 - Present
- Haul refrigerated loads across eleven states
- Inspect brakes and tires and keep log books

EDUCATION
High school diploma

LICENSES
Commercial Driver License, Class A, tanker endorsement
"""
BAKER = """SOLVEIG HART
solveig.h@example.com

PROFILE
Pastry chef who has run the ovens of two hotels.

EXPERIENCE

Pastry Chef, Hotel Miravel
2016 - Present
- Bake laminated doughs and design wedding cakes
- Plan the menu with the head chef and order flour and fruit

Baker, Corner Crust
2012 - 2016
- Mixed, shaped and baked sourdough
"""
UNRELATED = {"nurse": NURSE, "barista": BARISTA, "driver": DRIVER, "baker": BAKER}

# What each of these wordings says of every tool and credential that it is given.
DENIALS = {
    "no experience with": "\nADDITIONAL INFORMATION\nNo experience with {}.\n",
    "never used": "\nSUMMARY\nI have never used {}.\n",
    "one by one": "\nNOTES\n{lines}\n",
    "without": "\nABOUT ME\nI come from another trade, without any knowledge of {}.\n",
    "do not know": "\nADDITIONAL INFORMATION\nI do not know {} and I have not worked in a law firm.\n",
}
TOOLS = ["Relativity", "Westlaw", "LexisNexis", "CM/ECF", "PACER", "Ironclad", "DocuSign", "INSZoom", "Docketwise",
         "Clio", "Adobe Acrobat", "Everlaw", "iManage"]  # fmt: skip


def denying(resume: str, wording: str) -> str:
    """A resume that also names every tool of the postings, each in the negative."""
    names = ", ".join(TOOLS[:-1]) + f" or {TOOLS[-1]}"
    return resume + DENIALS[wording].format(names, lines="\n".join(f"- {tool}: none" for tool in TOOLS))


OTHER_FIELDS = {
    "pastry chef": """Pastry Chef

We are a hotel with two restaurants.

Requirements:
- Five years in a professional kitchen
- Laminated doughs, chocolate and sugar work
- Food handler card

Responsibilities:
- Bake breads and desserts for two restaurants
- Order ingredients and train commis chefs
""",
    "nurse": """Registered Nurse, Intensive Care

Requirements:
- Active RN license and ACLS
- Two years of critical care nursing
- Epic charting

Responsibilities:
- Monitor ventilated patients
- Administer medication and titrate drips
""",
    "mechanic": """Diesel Mechanic

What we need
- Three years of heavy truck repair
- Own tools and a Class B license
- Welding

The work
- Rebuild engines and transmissions
- Diagnose electrical faults and brakes
""",
    "welder": """Structural Welder

Duties:
- Weld steel beams in flat and overhead position
- Read shop drawings and grind joints

Requirements:
- AWS certification
- Steel-toe boots
""",
}
