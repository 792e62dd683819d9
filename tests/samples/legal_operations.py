"""The words of ``samples/legal-operations/posting.docx``."""

from __future__ import annotations

from tests.samples.shapes import Posting, Section

POSTING = Posting(
    title="Senior Legal Operations Specialist",
    employer="Copperline Freight Systems, Inc.",
    line="Copperline Freight Systems, Inc. | Minneapolis, Minnesota | hybrid, two days in the office",
    sections=(
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
                    "The salary range is $94,000 to $112,000 with a yearly bonus of up to ten percent. Health, dental "
                    "and vision plans start on the first day."
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
    ),
)
