"""Invented cover letters in the styles that people send; none of them is a resume."""

from __future__ import annotations

FORMAL = """\
Dana Whitcomb
418 Alder Street, Tacoma, WA 98402
dana.whitcomb@example.com | (253) 555-0148

March 3, 2026

Ms. Ruth Ellery
Ellery & Stroud LLP
900 Pacific Avenue
Tacoma, WA 98402

Dear Ms. Ellery:

I am writing to apply for the Litigation Paralegal position at Ellery & Stroud LLP. For six years I have drafted
pleadings, summarized depositions and filed through CM/ECF for a plaintiffs' practice.

My enclosed resume gives the details. I look forward to hearing from you.

Sincerely,

Dana Whitcomb

Enclosure
"""
EXCITED = """\
Dear Hiring Manager,

I am excited to apply for the Litigation Paralegal position at Foo LLP. Since 2019 I have worked with Relativity and
Westlaw every day, and I would love to bring that to your team.

Thank you for your time and consideration.

Best regards,
Marco Ferrante
"""
CONCERN = """\
To Whom It May Concern:

Please accept this letter and my attached resume as my application for the legal secretary opening with your office.
I type 85 words per minute, keep three attorneys' calendars and transcribe dictation.

Respectfully,
Ona P. Lindqvist
"""
MAIL = """\
Subject: Application for the paralegal role

Hello Ms. Chen,

I saw your posting for an immigration paralegal and would like to be considered. I have prepared I-130 and I-485
packets for four years and use INSZoom.

My resume is attached. Thank you for reviewing it.

Kind regards,
Priya N.
"""
BULLETS = """\
Dear Members of the Hiring Committee:

I am very interested in the corporate paralegal role at your company. In short, I offer:

- entity formation and annual reports in eleven states
- closing binders and due diligence
- NetDocuments and DocuSign

I would welcome the opportunity to talk.

Yours truly,
Tobias Amadi
"""
T_SHAPED = """\
Dear Recruiter:

I am responding to the job posting for a docket clerk. Your needs and my qualifications:

Your needs: calendaring
My answer: CompuLaw, five years

Your needs: e-filing
My answer: state and federal courts

I look forward to meeting you.

Cordially,
Wilma Brandt
"""
NO_SALUTATION = """\
I am applying for the position of file clerk that was advertised this week. I have attached my resume.
My two summers at a county court taught me to index, scan and route files. I would be glad to help your office.
I look forward to an interview, and thank you for your consideration.

Sincerely,
Kofi Owusu-Reyes
"""
NO_CLOSING = """\
Dear Sir or Madam,

I am writing about the paralegal vacancy. I have attached my resume for your review. My certificate was
completed in May, and my externship at a legal aid clinic ended in June.

I would welcome the opportunity to speak with you. Thank you for your consideration.
"""
ONE_LINE_CLOSING = """\
Good morning,

I'm reaching out about the e-discovery analyst opportunity on your team. I build search terms in Relativity, run
productions and write privilege logs. I hope we can talk. Sincerely, Anders Holt
"""
CAREER_CHANGE = """\
RE: Legal Assistant

Dear Mr. Okafor,

After eight years as a bank teller (2015 to 2023) I completed a paralegal certificate, and I am eager to start
in a law firm. Your firm's work in estate planning is why I write. I would welcome a chance to show what I can do.

With gratitude,
Lena Marsh
"""
TYPED_APOSTROPHES = """\
Dear Professor Adeyemi,

I’m writing to express my interest in the Clinic’s part-time legal assistant job. I’ve volunteered at intake for two
terms and I speak Spanish.

Warmest regards,
Sam O’Dell
"""
REFERRAL = """\
Dear Attorney Brightwater:

Your paralegal, Ms. Noor, suggested that I contact you. I was pleased to learn of the opening in your probate
department. I have prepared inventories, accountings and petitions for an estates practice.

I will call next week. Thank you for considering me for this role.

Very truly yours,

Hollis Grant
"""
LETTERS: dict[str, str] = {
    "formal": FORMAL,
    "excited": EXCITED,
    "to whom it may concern": CONCERN,
    "mail": MAIL,
    "bullets": BULLETS,
    "needs and answers": T_SHAPED,
    "no salutation": NO_SALUTATION,
    "no closing": NO_CLOSING,
    "closing in the line": ONE_LINE_CLOSING,
    "career change": CAREER_CHANGE,
    "typographic": TYPED_APOSTROPHES,
    "referral": REFERRAL,
}
