"""The words of ``samples/e-discovery/resume.pdf`` and ``posting.pdf``."""

from __future__ import annotations

from tests.samples.shapes import Job, Posting, Resume, Section

RESUME = Resume(
    name="Anneliese Kowalczyk-Bright",
    contact="",
    summary=(
        "E-discovery paralegal with seven years on both sides of the production, at a vendor and then at a law firm. "
        "I run workspaces from the first collection to the last clawback letter, and I write down what I did."
    ),
    jobs=(
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
    ),
    tail=(
        Section(
            "Education",
            (
                "Bachelor of Science, Information Systems, Front Range Polytechnic, May 2017",
                "Paralegal Certificate, Front Range Polytechnic, December 2018",
            ),
        ),
        Section("Talks", ("“A privilege log people can read,” Rocky Mountain litigation support meeting, 2024",)),
    ),
)
TITLE = "E-Discovery Paralegal"
SIDEBAR = (
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
POSTING = Posting(
    title="E-Discovery Paralegal",
    employer="Stonebridge Achebe LLP",
    line="Stonebridge Achebe LLP  |  Denver, Colorado  |  hybrid",
    sections=(
        Section(
            "Who we are",
            (
                (
                    "Stonebridge Achebe is a litigation firm with offices in Denver and Salt Lake City. Antitrust, "
                    "energy and employment cases keep our document counts high. The firm is fast-paced, and our teams "
                    "rely on a small litigation support group that excels at quiet, correct work."
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
                    "Send your resume to litsupport-jobs@stonebridgeachebe.example.com. Applications are read in the "
                    "order in which they arrive. Stonebridge Achebe LLP is an equal opportunity employer."
                ),
            ),
        ),
    ),
)
