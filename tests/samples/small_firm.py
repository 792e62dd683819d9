"""The words of ``samples/small-firm/resume.pdf``."""

from __future__ import annotations

from tests.samples.shapes import Job, Resume, Section

RESUME = Resume(
    name="Philippa Dunmore-Castro",
    contact="Westerville, Ohio  |  614-555-0108  |  philippa.dc@example.com",
    summary=(
        "Legal assistant with two years in a general-practice law office and four years at busy front desks before "
        "that. Patient on the phone, quick with forms, good with numbers. I would like to work in family law only."
    ),
    jobs=(
        Job(
            "Legal Assistant",
            "Law Office of Ambrose Telfair, Westerville, Ohio",
            "July 2023 – June 2025",
            (
                "Answered a three-line phone, screened new callers and booked first consultations",
                "Opened matters, kept the calendar and saved documents in MyCase",
                (
                    "Drafted letters, fee agreements and financial affidavits from templates (about a third of the "
                    "cases were divorce or custody)"
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
    ),
    tail=(
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
    ),
)
