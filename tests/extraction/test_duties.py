"""Duties in sentences: what must be found, and what must not."""

from __future__ import annotations

from pathlib import Path

import pytest

from matcher.extraction.pipeline import Reader
from matcher.model import DocumentType
from matcher.vocabulary import load_vocabulary

# Sentence and the names of all duties that it states, separated by semicolons.
_STATED = [
    (
        "I draft pleadings and motions, then e-file everything.",
        "draft motions; draft pleadings; e-file court documents",
    ),
    ("Depositions got scheduled by me, and so did the partners' travel.", "arrange travel; schedule depositions"),
    ("Second pair of eyes on every brief: I proofread for grammar and cite form.", "proofread legal documents"),
    ("Before a matter is opened I run conflicts.", "open and close matters; run conflict checks"),
    (
        "Kept the minute books of thirty LLCs and filed their annual reports.",
        "form and maintain entities; maintain corporate records (minute books)",
    ),
    (
        "Provided administrative support to four litigators.",
        "provide administrative support; support multiple attorneys",
    ),
    ("Travel booking plus expense reports for the practice chair.", "arrange travel; prepare expense reports"),
    ("Assembled H-1B and PERM cases from intake to filing.", "prepare immigration petitions"),
    ("Ran the office calendar and docketed every response date.", "docket deadlines; manage attorney calendars"),
    (
        "Looked into statutes of neighboring states and wrote memos on what I found.",
        "conduct legal research; write legal documents (legal writing)",
    ),
    (
        "Tracked down witnesses and took their statements for accident investigations.",
        "investigate facts; locate and interview witnesses",
    ),
    (
        "Supervise three clerks and hand out their assignments.",
        "delegate tasks to junior staff; supervise administrative staff",
    ),
    ("Trusted with sealed and highly sensitive material.", "handle confidential information"),
    ("Worked probate files from petition to final accounting.", "administer estates (probate)"),
    (
        "Prepared the closing package and the settlement statement for each sale.",
        "prepare closing documents; prepare real estate closing statements",
    ),
    (
        "Check every cite and build the table of authorities.",
        "prepare table of authorities; verify citations (cite-check)",
    ),
    (
        "Scanned and filed paper, and kept the file room in shape.",
        "maintain filing systems; photocopy and scan documents",
    ),
    (
        "Draft, redline and negotiate NDAs with suppliers.",
        "draft contracts; negotiate contracts; redline documents / track changes",
    ),
    (
        "Go through law firm invoices line by line and manage the legal budget.",
        "manage legal department budget; review outside counsel invoices",
    ),
    (
        "Send litigation hold notices and arrange for collection of custodians' data.",
        "collect electronically stored information; manage legal holds",
    ),
    (
        "Transcribe two partners' dictation and type their letters.",
        "transcribe dictation; type legal correspondence and memos",
    ),
    (
        "In daily contact with clients, opposing counsel and court staff.",
        "communicate with clients; communicate with court personnel; communicate with opposing counsel",
    ),
    (
        "Answer callers' questions and let clients know where their case stands.",
        "provide case status updates; respond to inquiries",
    ),
    ("Put together Chapter 7 petitions, schedules and means tests.", "prepare bankruptcy petitions and schedules"),
    (
        "Filed patent applications and looked after a portfolio of 200 trademarks.",
        "manage intellectual property portfolio; prepare patent and trademark filings",
    ),
    ("Draft simple wills, witness and notarize them.", "draft wills and trusts; notarize documents"),
    (
        "Prepare witnesses for deposition and sit at counsel table during trial.",
        "attend trial / present exhibits; prepare clients for depositions",
    ),
    ("Put out rolling productions to the other side.", "manage document production (discovery)"),
    (
        "Run title and lien searches; draft the complaint for foreclosure.",
        "prepare summonses and complaints; search public records",
    ),
    ("Planned CLE lunches and kept the kitchen stocked.", "coordinate meetings and events; order office supplies"),
    (
        "Make appointments and call the day before to remind people.",
        "schedule appointments; send appointment reminders",
    ),
    ("Write letters for the partners and keep on top of their email.", "draft legal correspondence; respond to email"),
    ("Fix small computer problems and streamline how the office works.", "improve processes; troubleshoot software"),
    (
        "Monitor compliance and wrote the document retention policy.",
        "create document retention policies; support regulatory compliance",
    ),
    ("Assist at trial and keep track of exhibits.", "assist at trial; organize exhibits"),
    ("Check dockets each morning and track deadlines for the team.", "monitor court dockets; track deadlines"),
    ("Prepare records subpoenas and obtain employment records.", "prepare subpoenas; request records"),
    ("Draft affidavits and fill in the court's forms.", "complete legal forms; prepare affidavits"),
    ("Wrote demand letters and summarized depositions.", "draft demand letters; summarize depositions"),
    ("Make follow-up calls and sort out billing disputes.", "make follow-up calls; resolve billing issues"),
    ("Check the voicemail and answer chats from the website.", "respond to live chat; screen voicemail"),
    (
        "Compile the record on appeal and prepare tables of contents.",
        "prepare appeals documents; prepare table of contents",
    ),
    ("Maintain case files and keep detailed case notes.", "maintain case records; manage case files"),
    ("Keep client files tidy and do general office work.", "organize client files; perform general office duties"),
    ("Own the contract lifecycle and build contract templates.", "create contracts; manage contract lifecycle"),
    (
        "Rolled out a document automation tool and administer our case management software.",
        "administer legal technology; integrate new technologies",
    ),
    ("Lead two paralegals and onboard new hires.", "manage paralegals; onboard new staff"),
    ("Manage litigation and e-discovery for the in-house team.", "manage litigation; support e-discovery"),
    (
        "Manage and organize voluminous case files, including document productions and pleadings",
        "manage case files; manage document production (discovery)",
    ),
    (
        "Schedule depositions, mediations and hearings with court reporters, experts and opposing counsel",
        "schedule court hearings; schedule depositions",
    ),
    (
        "Prepare exhibits, witness binders and trial notebooks and assist attorneys at trial",
        "assist at trial; organize exhibits; prepare trial notebooks and binders",
    ),
    ("Maintain case calendars and monitor all deadlines", "manage court dates (docketing); track deadlines"),
    (
        "Conduct factual research on parties and search public records",
        "research cases (factual); search public records",
    ),
    ("Review and summarize depositions and medical records", "summarize depositions; summarize medical records"),
    ("Accurately record billable time on a daily basis", "enter attorney time"),
    (
        "Cite-check briefs and prepare tables of contents and authorities",
        "prepare table of authorities; prepare table of contents; verify citations (cite-check)",
    ),
    (
        "Perform legal research and draft legal memoranda on complex issues",
        "conduct legal research; write legal documents (legal writing)",
    ),
    ("Assist attorneys in all aspects of case preparation", "assist attorneys and paralegals; prepare cases"),
    ("Maintain confidentiality of client information at all times", "handle confidential information"),
    (
        "Manage attorney calendars, court dates and filing deadlines",
        "manage attorney calendars; manage court dates (docketing); track deadlines",
    ),
    (
        "Draft, format and proofread legal documents and correspondence",
        "draft legal correspondence; draft legal documents; format legal documents; proofread legal documents",
    ),
    ("Organize and maintain digital case files in Clio", "manage case files"),
    (
        "Assist with billing, including preparing client invoices and billing statements",
        "prepare billing records; prepare invoices",
    ),
    (
        "Request medical records and gather supporting documents for demand packages",
        "gather documents; request records",
    ),
    (
        "Prepare demand letters and assist in preparing answers to discovery",
        "draft demand letters; prepare discovery responses",
    ),
    ("E-file and serve pleadings in accordance with local rules", "e-file court documents; serve documents"),
    (
        "Interview clients and witnesses and obtain statements",
        "interview clients and witnesses; locate and interview witnesses",
    ),
    (
        "Attend depositions, hearings and trials as needed and help prepare witnesses to testify",
        "attend trial / present exhibits; prepare clients for depositions",
    ),
    (
        "Answer incoming calls, greet visitors and respond to inquiries from clients and the public",
        "answer telephones; greet clients; respond to inquiries",
    ),
    ("Build and maintain strong relationships with clients", "manage client relationships"),
    (
        "Ensure compliance with applicable regulations and prepare regulatory filings",
        "file documents with administrative agencies; support regulatory compliance",
    ),
    (
        "Draft, review and negotiate commercial contracts",
        "draft contracts; negotiate contracts; review legal documents",
    ),
    (
        "Research legal issues and draft briefs and motions under the supervision of an attorney",
        "conduct legal research; draft briefs; draft motions",
    ),
    (
        "Prepare affidavits, subpoenas, notices and correspondence",
        "draft legal correspondence; prepare affidavits; prepare subpoenas",
    ),
    (
        "Schedule meetings, arrange travel and coordinate events",
        "arrange travel; coordinate meetings and events; schedule meetings",
    ),
    ("Supervise and train administrative staff", "supervise administrative staff; train employees"),
    (
        "Provide administrative support and perform general office duties",
        "perform general office duties; provide administrative support",
    ),
    (
        "Open new client matters, run conflict checks and prepare engagement letters",
        "open and close matters; prepare engagement letters; run conflict checks",
    ),
    ("Enter data and maintain the case management database", "enter data; maintain client and case databases"),
    ("Track case expenses and process vendor invoices", "send and process invoices; track expenses"),
    (
        "Assist with probate administration and drafting of wills and trusts",
        "administer estates (probate); draft wills and trusts",
    ),
    (
        "Prepare visa petitions, collect supporting documents from "
        "clients and communicate with clients about next steps",
        "communicate with clients; gather documents; prepare immigration petitions",
    ),
    ("Ensure all filings comply with court rules and procedures", "comply with court rules and deadlines"),
    ("Monitor dockets and court notices for upcoming events", "monitor court dockets"),
    (
        "Manage outside counsel, litigation, legal vendors and legal spend",
        "control legal costs; manage litigation; manage vendor relationships",
    ),
    ("Identify opportunities for process improvement and implement best practices", "improve processes"),
    ("Assist with trial preparation and attend trial", "attend trial / present exhibits; prepare for trial"),
    ("Investigate facts and gather evidence", "compile evidence for trial; investigate facts"),
    (
        "Implement litigation holds and coordinate data collection with IT",
        "collect electronically stored information; manage legal holds",
    ),
    ("Provide paralegal support to multiple attorneys", "support multiple attorneys"),
    (
        "Maintain electronic and hard copy files and manage documents in iManage",
        "maintain filing systems; manage documents (document management)",
    ),
    ("Track case progress and prepare reports on key metrics", "report on firm performance; track litigation cases"),
    ("Manage leads in the CRM and follow up with prospects", "follow up with prospective clients; manage leads"),
    ("Prepare legal documents and complete court forms", "complete legal forms; prepare legal documents"),
    (
        "Assist in drafting pleadings, discovery and correspondence",
        "draft discovery requests; draft legal correspondence; draft pleadings",
    ),
    ("Draft routine legal documents for partner review", "draft legal documents"),
    ("Drafts petitions and answers", "draft pleadings"),
    ("Drafted motions to dismiss", "draft motions"),
    ("Draft trial briefs", "draft briefs"),
    ("Compose letters to clients and insurers", "draft legal correspondence"),
    ("Draft lease agreements", "draft contracts"),
    ("Assembled closing packages", "prepare closing documents"),
    ("Prepare legal documents for filing", "prepare legal documents"),
    ("Proof all outgoing documents", "proofread legal documents"),
    ("Edit pleadings and contracts", "edit legal documents"),
    ("Format briefs to court rules", "format legal documents"),
    ("Redline agreements against the last draft", "redline documents / track changes"),
    ("Drafted attorney-client fee contracts", "generate attorney-client agreements"),
    ("Oversees document production for three floors of attorneys", "oversee document production"),
    ("Review leases and title commitments", "review legal documents"),
    ("Manage document workflow from draft to filing", "manage document workflows"),
    ("Manage documents in NetDocuments", "manage documents (document management)"),
    ("Manages legal documentation", "manage legal documentation"),
    ("Maintain case files", "manage case files"),
    ("Keep client files in order", "organize client files"),
    ("Keep case notes up to date", "maintain case records"),
    ("Set up a new filing system", "maintain filing systems"),
    ("Collect documents from clients", "gather documents"),
    ("Organize documents by issue", "organize documents"),
    ("Reviewed large volumes of documents", "review voluminous documents"),
    ("Assembled physical evidence", "compile evidence for trial"),
    ("Organized trial files", "organize trial data and files"),
    ("Enter data into the case system", "enter data"),
    ("Update the client database", "maintain client and case databases"),
    ("Handles original documents and wills", "handle physical documents"),
    ("Filed pleadings with the clerk", "file documents with courts"),
    ("Filed applications with USCIS", "file documents with administrative agencies"),
    ("Electronically file motions in federal court", "e-file court documents"),
    ("Ensure filings comply with local rules", "comply with court rules and deadlines"),
    ("Monitor discovery deadlines", "track deadlines"),
    ("Maintain the court calendar", "manage court dates (docketing)"),
    ("Track pending litigation", "track litigation cases"),
    ("Prepare cases for hearing", "prepare cases"),
    ("Helped get ready for hearings and arbitrations", "prepare for trial"),
    ("Assist attorneys at trial", "assist at trial"),
    ("Look up cases on Westlaw", "look up cases"),
    ("Verify legal citations", "verify citations (cite-check)"),
    ("Book client appointments", "schedule appointments"),
    ("Set depositions with opposing counsel", "schedule depositions"),
    ("Set motions for hearing", "schedule court hearings"),
    ("Arranged conference calls", "schedule meetings"),
    ("Set up interviews with witnesses", "schedule client interviews"),
    ("Book initial consultations", "schedule client consultations"),
    ("Manage attorney calendars", "manage attorney calendars"),
    ("Manage complex schedules across time zones", "manage complex schedules"),
    ("Book flights and hotels", "arrange travel"),
    ("Remind clients of court dates", "send appointment reminders"),
    ("Coordinate meetings and events", "coordinate meetings and events"),
    ("Communicate with clients", "communicate with clients"),
    ("Communicate with opposing counsel", "communicate with opposing counsel"),
    ("Communicate with court clerks", "communicate with court personnel"),
    ("Communicate with vendors and experts", "communicate with external parties"),
    ("Answer client questions", "respond to inquiries"),
    ("Answered a six-line phone", "answer telephones"),
    ("Manage the shared inbox", "respond to email"),
    ("Respond to website chat", "respond to live chat"),
    ("Screened voice mail", "screen voicemail"),
    ("Make follow-up calls", "make follow-up calls"),
    ("Received walk-in clients", "greet clients"),
    ("Delivered outstanding client service", "provide customer service"),
    ("Give clients case status updates", "provide case status updates"),
    ("Prepped witnesses for trial testimony", "prepare clients for depositions"),
    ("Serve as point of contact", "serve as point of contact"),
    ("Set up Zoom hearings", "facilitate virtual client/court meetings"),
    ("Prepare billing statements", "prepare billing records"),
    ("Recorded case costs", "track expenses"),
    ("Generated client invoices", "prepare invoices"),
    ("Sent bills to clients", "send and process invoices"),
    ("Enter billing data", "enter billing data"),
    ("Handle client billing", "manage client billing and accounting"),
    ("Resolve billing disputes", "resolve billing issues"),
    ("Followed up on past due accounts", "collect payments"),
    ("Set up payment plans", "arrange payment plans"),
    ("Researched statutes and regulations", "conduct legal research"),
    ("Find relevant case law", "research case law"),
    ("Research background of parties", "research cases (factual)"),
    ("Search online databases for case information", "gather case information from databases"),
    ("Wrote legal memoranda", "write legal documents (legal writing)"),
    ("Typed from dictation", "transcribe dictation"),
    ("Keep the office stocked", "order office supplies"),
    ("Perform general office duties", "perform general office duties"),
    ("Perform a variety of administrative duties", "provide administrative support"),
    ("Support three attorneys", "support multiple attorneys"),
    ("Supported the general counsel", "assist attorneys and paralegals"),
    ("Assigned work to legal assistants", "delegate tasks to junior staff"),
    ("Managed support staff of six", "supervise administrative staff"),
    ("Lead the secretarial team", "lead secretarial team"),
    ("Supervised two paralegals", "manage paralegals"),
    ("Mentor junior paralegals", "mentor junior staff"),
    ("Onboard new employees", "onboard new staff"),
    ("Directed special projects", "lead administrative projects"),
    ("Streamlined intake procedures", "improve processes"),
    ("Oversaw daily office operations", "manage office logistics"),
    ("Handled a heavy caseload", "support case and transaction management"),
    ("Do paralegal work under attorney supervision", "perform substantive legal work under attorney supervision"),
    ("Handle confidential information", "handle confidential information"),
    ("Verify AI outputs", "manage AI outputs"),
    ("Resolved software issues", "troubleshoot software"),
    ("Configure the case management system", "administer legal technology"),
    ("Helped with the data governance program", "support data governance"),
    ("Handle new client intake", "perform client intake"),
    ("Onboarded new clients", "onboard clients"),
    ("Track leads in CRM", "manage leads"),
    ("Manage the client pipeline", "manage client pipeline"),
    ("Maintain contact lists", "manage contacts"),
    ("Follow up with prospective clients", "follow up with prospective clients"),
    ("Cultivated prospective clients", "nurture leads"),
    ("Report on firm metrics", "report on firm performance"),
    ("Vendor selection and relations", "manage vendor relationships"),
    ("Administer the e-billing system", "oversee e-billing"),
    ("Manage the contract lifecycle", "manage contract lifecycle"),
    ("Administer vendor contracts", "manage contracts"),
    ("Developed contract templates", "create contracts"),
    ("Negotiate terms with vendors", "negotiate contracts"),
    ("Maintain the contract repository", "store contracts (contract repository)"),
    ("Manage department records", "manage legal department records"),
    ("Draft document retention policies", "create document retention policies"),
    ("Draft document destruction policies", "create document destruction policies"),
    ("Issue litigation holds", "manage legal holds"),
    ("Manage the legal department's technology", "manage legal department technology"),
    ("Plan software upgrades", "plan technology upgrades"),
    ("Roll out new technology", "integrate new technologies"),
    ("Collected user requirements", "gather user requirements"),
    ("Maintain the intranet", "maintain legal department intranet"),
    ("Manage electronic discovery", "support e-discovery"),
    ("Oversee the litigation docket", "manage litigation"),
    ("Manage the trademark portfolio", "manage intellectual property portfolio"),
    ("Support recruiting and retention", "support recruiting and retention"),
    ("Train new staff", "train employees"),
    ("Ensure compliance with state regulations", "support regulatory compliance"),
    ("Support organizational design", "support organizational design"),
    ("Assist with strategic initiatives", "support strategic planning"),
    ("Control legal spend", "control legal costs"),
    ("Improve efficiency of the department", "improve department efficiency"),
    ("Manage outside counsel billing", "manage billing (legal operations)"),
    ("Manage client relationships", "manage client relationships"),
    ("Issue deposition subpoenas", "prepare subpoenas"),
    ("Prepare summonses and complaints", "prepare summonses and complaints"),
    ("Drafted affidavits of service", "prepare affidavits"),
    ("Assembled records on appeal", "prepare appeals documents"),
    ("Prepared trusts and estate planning documents", "draft wills and trusts"),
    ("Prepare closing statements", "prepare real estate closing statements"),
    ("Prepare requests for production", "draft discovery requests"),
    ("Prepare discovery responses", "prepare discovery responses"),
    ("Prepare tables of authorities", "prepare table of authorities"),
    ("Prepare tables of contents", "prepare table of contents"),
    ("Bates stamp documents", "Bates-stamp documents"),
    ("Drafted a privilege log", "prepare privilege logs"),
    ("Redacted personal information", "redact documents"),
    ("Review documents for privilege", "review documents for privilege and responsiveness"),
    ("Coordinate collection of client data", "collect electronically stored information"),
    ("Digest deposition transcripts", "summarize depositions"),
    ("Summarize medical records", "summarize medical records"),
    ("Request medical records", "request records"),
    ("Draft demand letters", "draft demand letters"),
    ("Coordinate process servers", "serve documents"),
    ("Calendar due dates", "docket deadlines"),
    ("Track statutes of limitations", "track statutes of limitations"),
    ("Monitor court dockets", "monitor court dockets"),
    ("Prepare trial binders", "prepare trial notebooks and binders"),
    ("Created exhibit lists", "organize exhibits"),
    ("Assemble jury instructions", "assemble jury instructions"),
    ("Attended hearings and mediations", "attend trial / present exhibits"),
    ("Tracked down missing witnesses", "locate and interview witnesses"),
    ("Conducted investigations of claims", "investigate facts"),
    ("Search public records", "search public records"),
    ("Shepardized all citations", "Shepardize / KeyCite authorities"),
    ("Maintain the law library", "maintain law library"),
    ("Attend client meetings and take notes", "attend client meetings and take notes"),
    ("Type letters and memos", "type legal correspondence and memos"),
    ("Filled in Judicial Council forms", "complete legal forms"),
    ("Copy and scan documents", "photocopy and scan documents"),
    ("Sort and distribute mail", "mail, fax or deliver legal correspondence"),
    ("Open new files", "open and close matters"),
    ("Checked for conflicts", "run conflict checks"),
    ("Drafted retainer agreements", "prepare engagement letters"),
    ("Record billable hours", "enter attorney time"),
    ("Processed expenses for attorneys", "prepare expense reports"),
    ("Audit legal bills", "review outside counsel invoices"),
    ("Manage the legal budget", "manage legal department budget"),
    ("Monitor contract obligations", "track contract obligations and renewals"),
    ("Corporate record keeping", "maintain corporate records (minute books)"),
    ("Incorporate new companies", "form and maintain entities"),
    ("File patent applications", "prepare patent and trademark filings"),
    ("Prepare H-1B petitions", "prepare immigration petitions"),
    ("Prepare bankruptcy petitions", "prepare bankruptcy petitions and schedules"),
    ("Prepared inventories and accountings", "administer estates (probate)"),
    ("Acted as notary for closings", "notarize documents"),
    ("Manage document productions", "manage document production (discovery)"),
    ("Operate office equipment", "operate office equipment"),
]

# Sentences in which a word of the field states no duty at all.
_NONE: list[tuple[DocumentType, str]] = [
    ("posting", "Our firm represents lenders and files hundreds of motions a year."),
    ("posting", "We help companies manage contracts and reduce legal costs."),
    ("posting", "The company delivers document management services to law firms."),
    ("resume", "Contract attorneys and docket clerks shared the floor."),
    ("resume", "Wordprocessor: the billing software of the firm."),
    ("resume", "Enjoys hiking, chess and family time."),
    ("resume", "Bought a case management system."),
    ("resume", "Knows the court house well."),
    ("resume", "A brief stay in Rome, then back to school."),
    ("resume", "Dean's list; member of the moot court."),
    ("resume", "Worked as a clerk in a bakery."),
    ("resume", "Served as an office clerk for two summers."),
    ("resume", "Skills: marketing, materials, office, equipment, paralegal."),
    ("resume", "Management, sales, Spanish, strategy, workflow"),
    ("resume", "Calm under pressure; well-planned trials are a team effort."),
    ("resume", "Good working relationships with attorneys."),
    ("resume", "Excellent working knowledge of court rules."),
    ("posting", "All qualified applicants will be considered."),
    ("posting", "Position open until filled."),
    ("resume", "Bates number of the exhibit unknown."),
    ("resume", "A type of document unknown to me."),
    ("resume", "Lives near the courthouse."),
    ("resume", "Award for customer loyalty."),
    ("resume", "Fluent in French; reads German."),
    ("resume", "Treasurer of the rowing club."),
    ("posting", "The office is open to the public on Fridays."),
    ("posting", "Salary depends on experience; a background in finance helps."),
    ("resume", "Record high sales in 2016."),
    ("resume", "The case load system crashed often."),
]

# A duty that a careless reading would find, and the sentence that does not state it.
_NOT_THIS: list[tuple[str, DocumentType, str]] = [
    ("draft contracts", "resume", "Answered contract attorneys' phones."),
    ("prepare legal documents", "resume", "Prepared lists of all legal instruments on the land."),
    ("communicate with court personnel", "resume", "Worked eight years as a court clerk."),
    ("support multiple attorneys", "resume", "Wrote letters for three attorneys."),
    ("draft motions", "resume", "Finalize motions for filing."),
    ("communicate with clients", "resume", "Sent letters to clients."),
    ("manage vendor relationships", "resume", "Negotiated NDAs with suppliers."),
    ("train employees", "resume", "Led a cross-functional team."),
    ("manage contracts", "resume", "Reviewed contracts for missing terms."),
    ("greet clients", "resume", "Met customer needs every quarter."),
    ("communicate with clients", "resume", "Met customer needs every quarter."),
    ("schedule appointments", "resume", "Assigned scheduled appointments to officers."),
    ("e-file court documents", "resume", "Led the switch to electronic filing in the file room."),
    ("draft demand letters", "resume", "Collected records for demand packages."),
    ("manage client billing and accounting", "resume", "Resolved client billing questions."),
    ("support e-discovery", "resume", "Prepared discovery papers."),
    ("supervise administrative staff", "resume", "Managed receptionist schedules."),
    ("manage legal department budget", "resume", "Managed a sales budget."),
    ("interview clients and witnesses", "resume", "Conducted job interviews with candidates."),
    (
        "schedule client interviews",
        "posting",
        "Selected candidates will schedule an interview with the hiring manager.",
    ),
    ("manage document production (discovery)", "resume", "Oversees document production for the word processing pool."),
    ("assist attorneys and paralegals", "resume", "Supported a business partner program."),
    ("maintain client and case databases", "resume", "Protected the confidentiality of client information."),
    ("track deadlines", "resume", "Meets goals without fuss."),
]


def _duties(pipeline: Reader, text: str, doc_type: DocumentType = "resume") -> set[str]:
    reading = pipeline.read(text, doc_type)
    concepts = pipeline.vocabulary.concepts
    claimed = [hit for hit in reading.hits if hit.kind == "duty" and hit.status in ("held", "wanted")]
    return {concepts[hit.concept].name for hit in claimed}


@pytest.mark.parametrize(("sentence", "duties"), _STATED)
def test_finds_exactly_the_duties_that_are_stated(pipeline: Reader, sentence: str, duties: str) -> None:
    assert _duties(pipeline, sentence) == set(duties.split("; "))


@pytest.mark.parametrize(("doc_type", "sentence"), _NONE)
def test_finds_no_duty_where_none_is_stated(pipeline: Reader, doc_type: DocumentType, sentence: str) -> None:
    assert _duties(pipeline, sentence, doc_type) == set()


@pytest.mark.parametrize(("duty", "doc_type", "sentence"), _NOT_THIS)
def test_does_not_find(pipeline: Reader, duty: str, doc_type: DocumentType, sentence: str) -> None:
    assert duty not in _duties(pipeline, sentence, doc_type)


_BESIDE = """
[[concept]]
id = "duty.own-trial-pleadings"
name = "draft trial pleadings"
beside = {beside}
sources = ["own"]

[[concept.frames]]
verbs = ["draft"]
objects = ["pleadings for trial"]
"""


@pytest.mark.parametrize(
    ("beside", "duties"),
    [("true", {"draft trial pleadings", "draft pleadings"}), ("false", {"draft trial pleadings"})],
)
def test_a_duty_beside_others_hides_none(tmp_path: Path, beside: str, duties: set[str]) -> None:
    overlay = tmp_path / "own.toml"
    overlay.write_text(_BESIDE.format(beside=beside), encoding="utf-8")
    assert _duties(Reader(load_vocabulary(overlay)), "Drafted pleadings for trial.") == duties
