"""What a line of a resume says of a job: whether it names one, and whether the job is legal support."""

from __future__ import annotations

import re

# Nouns that end a job title, of any trade: what tells a line that names a job from an employer, a place or a deed.
_OFFICE = (
    "clerk secretary assistant receptionist administrator coordinator runner courier messenger intern extern "
    "specialist notary typist transcriptionist bookkeeper processor stenographer scribe trainee temp aide"
)
_OTHERS = (
    "paralegal attorney lawyer counsel advocate judge magistrate bailiff registrar mediator arbitrator facilitator "
    "officer manager director analyst associate interpreter translator investigator examiner adjuster representative "
    "rep agent consultant contractor engineer developer designer technician operator supervisor lead leader chief "
    "president ceo cfo coo founder owner principal chair fellow apprentice volunteer teacher instructor tutor "
    "professor lecturer trainer coach nurse caregiver server waiter waitress bartender barista cashier cook chef "
    "driver dispatcher guard host hostess sergeant corporal lieutenant captain yeoman marine soldier sailor writer "
    "editor reporter proofreader librarian accountant auditor teller buyer planner recruiter generalist "
    "merchandiser stylist custodian housekeeper worker laborer mechanic electrician carpenter foreman realtor "
    "broker underwriter closer abstractor freelancer executive researcher scientist liaison docketer deputy "
    "archivist nanny babysitter assembler packer picker stocker greeter salesperson foreperson"
)
_NOUN = re.compile(
    rf"\b(?:{'|'.join((_OFFICE + ' ' + _OTHERS).split())})(?!'s)s?\b(?!'s|\s+general's)|\bprocess\s+server\b",
    re.IGNORECASE,
)
_NOUNS = frozenset(word + ending for word in (_OFFICE + " " + _OTHERS).split() for ending in ("", "s"))
_WORDS = re.compile(r"\w+")
_OFFICE_NOUNS = frozenset(_OFFICE.split())
_HEADS = frozenset({"manager", "supervisor"})
_MANAGER = re.compile(
    r"\b(?:office|business|practice|records|firm|file\s+room|case)\s+(?:manager|supervisor)\b", re.IGNORECASE
)
# "Prepared …", "Assisting the …": what was done, however many titles stand in it.
_DEED = re.compile(
    r"\W*(?!(?:certified|registered|licensed|unlicensed|accredited|retired|experienced|limited|united|advanced|"
    r"associated|unpaid|combined|self)\b)"
    r"(?:\w+ed\b|\w+ing\s+(?:the|an?|all|to|with|for|of|and|in|on|as)\b|(?:the|and|or|of|to|with|for|my|we|i|it|in)\s)",
    re.IGNORECASE,
)
# "Employer: …, Attorneys at Law" names no job, nor does a notary's commission.
_OTHER_LABEL = re.compile(
    r"\W*(?:employer|company|firm|location|supervisor|duties|responsibilities|tasks|reason\s+for\s+leaving|department|skills|"
    r"tools|software|references?)\s*:|\W*(?:the\s+)?(?:law\s+)?(?:offices?|clerk)\s+of\s+(?:the\s+)?(?!court\b)",
    re.IGNORECASE,
)
_CREDENTIAL = re.compile(r"\bnotary\b.{0,40}\b(?:commission\w*|licen[cs]ed?|valid|expir\w+)\b", re.IGNORECASE)
_ENDS_NAME = re.compile(
    r"(?:\b(?:Inc|Co|Corp|Ltd|Esq|Esqs|[A-Z]|P\.?C|P\.?A|L\.?L\.?P|L\.?L\.?C|Sr|Jr|Dept|Ave|St))\.$"
)

_LAWYER = re.compile(
    r"\b(?:assistant|deputy|associate|staff|senior|managing|special|chief|trial|of|general|contract|solo|in-house)\s+"
    r"(?:(?!to\b|for\b)[\w.]+\s+){0,2}(?:attorney|counsel|prosecutor|public\s+defender|solicitor|lawyer)\b(?!'s|s\b)|"
    r"^\W*(?:attorney|lawyer|counsel|judge|associate|partner|advocate|prosecutor|solicitor|barrister)\b(?!'s)",
    re.IGNORECASE,
)
# "Banking and Workout Attorney, 2006 - 2009": the noun that ends a title is the job, whatever stands before it.
_LAWYER_LAST = re.compile(
    r"^\W*((?:[\w&/.-]+\s+){0,4})(?:attorney|lawyer|counsel|solicitor|barrister)\b(?!'s)\s*(?:$|[^\w\s]|\d)",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"\b(?:to|for|of|by|with|under)\b", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:paralegals?|law\s+clerk|court\s+clerk|clerk\s+of\s+(?:the\s+)?court|deputy\s+(?:(?:district|court|circuit|superior)\s+)*clerk|docket\s+clerk|process\s+server|"
    r"judicial\s+(?:law\s+)?(?:assistant|clerk|secretary|administrator)|courtroom\s+(?:deputy|clerk|assistant)|"
    r"court\s+(?:reporter|assistant|coordinator|administrator|specialist)|law\s+office\s+\w+|law\s+firm\s+(?!of\b)\w+|"
    r"docketer|(?:legal|litigation|docket(?:ing)?|trial|conflicts|e-?discovery|discovery|contracts?|probate|"
    r"estate(?:s|\s+planning)?|immigration|bankruptcy|foreclosure|patent|trademark|ip|case)\s+(?:[\w&/-]+\s+){0,2}"
    r"(?:assistant|secretary|clerk|coordinator|administrator|specialist|analyst|intern|extern|runner|processor|"
    r"receptionist|support|operations|technician|biller|investigator|aide|professional|trainee))s?\b|"
    r"\b(?:legal(?:\s+operations|\s+support|\s+services)?|litigation(?:\s+support)?|docket(?:ing)?|contracts?|e-?discovery)\s+"
    r"(?:manager|supervisor|director|lead|consultant|associate|officer|administrator)\b|"
    r"\blegal\s+(?:support|operations|executive)\b",
    re.IGNORECASE,
)
# "Case" stands in titles of many trades; elsewhere only the law office around it tells.
_UNSURE = re.compile(r"\bcase\s+(?:[\w&/-]+\s+){0,2}\w+$", re.IGNORECASE)
_LAW_OFFICE = re.compile(
    r"\b(?:law\s+(?:office|offices|firm|firms|group|center|centre|practice|department|corporation)|legal\s+(?:aid|services?|"
    r"department|dept|clinic|group|center|division|defen[cs]e)|attorneys?(?:'s?|\s+at\s+law|\s+office|\s+general)|"
    r"attorneys\b|lawyers\b|abogados|prosecutor(?:'s)?|public\s+defender(?:'s)?|solicitors|barristers|notaries|esqs?\b|"
    r"title\s*&\s*law|(?:county|city|district|state)\s+attorney\b)",
    re.IGNORECASE,
)
_LAW_NAME = re.compile(
    r"\b(?:LLP|L\.L\.P|P\.?L\.?L\.?C|APC|A\.P\.C|APLC|PLC|Chtd)\b|"
    r"\b[A-Z][\w'-]+\s+Law\b(?!\s+(?:School|Enforcement|Library|Review|Journal|Clerk))|"
    r"\b[A-Z][\w'-]+(?:,\s[A-Z][\w'-]+)*,?\s(?:&|and)\s[A-Z][\w'-]+,?\s(?:P\.?C|P\.?A)\b"
)
_COURT = re.compile(
    r"\b(?:district|superior|county|circuit|supreme|federal|bankruptcy|municipal|probate|family|juvenile|appeals?|tax|city|"
    r"state)\s+courts?\b|\bcourthouse\b|\bcourt\s+of\b|\bclerk\s+of\s+(?:the\s+)?(?:\w+\s+)?court\b",
    re.IGNORECASE,
)
_COURT_NOUNS = frozenset("clerk secretary assistant administrator coordinator specialist".split())
_OTHER_TRADE = re.compile(
    r"\b(?:cpas?|account(?:ing|ants?)|audit\w*|tax|architects?|medical|dental|dds|clinic|physicians?|hospital|engineer\w*|"
    r"realty|insurance)\b",
    re.IGNORECASE,
)
_OF_LAW_FIRM = re.compile(
    r"\b(?:an?|the|this|our|busy|\w+-(?:person|attorney|lawyer))\s+(?:[\w-]+\s+){0,3}law\s+(?:firm|office)\b", re.I
)
_CUES = re.compile(
    r"\b(attorney|lawyer|paralegal|law (?:firm|office)|litigation|plaintiff|defendant|court|courthouse|"
    r"judge|hearing|pleading|motion|"
    r"brief|subpoena|discovery|deposition|interrogator(?:y|ies)|trial|affidavit|exhibit|complaints and|"
    r"legal (?:document|research|correspondence|assistan(?:t|ce)|matter|file|form|case)|"
    r"e-?fil(?:e|ed|ing)|docket|probate|estate planning|will|deed|retainer|opposing counsel|case file)s?\b",
    re.IGNORECASE,
)
_MANY_CUES = 3
# A sentence that opens with a title within so many characters names a job.
_MAX_LEAD = 30
_UNPAID = re.compile(r"\b(?:volunteer(?:ed|ing|s)?|unpaid|pro\s+bono)\b", re.IGNORECASE)
_NO_WORK = re.compile(
    r"\b(?:gap|caregiv(?:er|ing)|caring\s+for|cared\s+for|look(?:ed|ing)\s+after|raising|maternity|parental|family)"
    r"(?:\s+(?:leave|break|care\w*|my|our|an?|children|family|parent\w*|mother|father|kids))?\b"
    r"(?!\s+(?:law|court|medicine|practice))|"
    r"\b(?:sabbatical|career\s+break|unemployed|between\s+jobs|stay(?:ed|ing)?[- ]at[- ]home|"
    r"time\s+off|not\s+working)\b",
    re.IGNORECASE,
)
_STUDY = re.compile(
    r"\b(?i:gpa|coursework|coding\s+school|boot\s?camp|diploma|bachelor\w*|associate(?:'?s)?\s+(?:degree|of|in)|"
    r"master'?s?\s+(?:degree|of|in|law)|juris\s+doctor\w*|degree|major(?:ed)?\s+in|semesters?|graduated|paralegal\s+school|"
    r"paralegal\s+(?:certificate|studies)|"
    r"(?:certificate|training|studies|academic|degree|secretarial|assistant|language|paralegal)\s+program"
    r"(?!\s+(?:coordinator|manager|director|assistant|specialist|officer)))\b|"
    r"(?<!\w)(?:[BM]\.?\s?[AS]\.?|A\.?A\.?S?\.?|J\.D\.|M\.B\.A\.|Ph\.?D\.?)(?=,?\s(?:in\s)?[A-Z][a-z])",
)


_AT_SCHOOL = re.compile(r"\b(?:teacher|instructor|(?:teaching|research|graduate)\s+assistant|tutor)\b", re.IGNORECASE)


def _noun(line: str) -> re.Match[str] | None:
    """The first noun of a job title in a line; looking its words up first spares most lines the long pattern."""
    return None if _NOUNS.isdisjoint(_WORDS.findall(line.lower())) else _NOUN.search(line)


def names_job(line: str) -> bool:
    """True for a line that names a job and does not tell what was done in it."""
    if not _noun(line) or (_DEED.match(line) and not is_lawyer(line)):
        return False
    if _OTHER_LABEL.match(line) or _CREDENTIAL.search(line):
        return False
    return not line.rstrip().endswith(".") or bool(_ENDS_NAME.search(line.rstrip()))


def names_job_of(line: str) -> bool:
    """True for a dated line that names a job, be it a sentence: "Paralegal in a power plant case (1980 - 1984)."."""
    noun = _noun(line)
    return names_job(line.rstrip(" .")) and (names_job(line) or (noun is not None and noun.start() < _MAX_LEAD))


def is_employer(line: str) -> bool:
    """True for a short line that may hold an employer's name: no deed, no sentence."""
    bare = line.strip()
    return bare[:1].isupper() and not _DEED.match(bare) and (not bare.endswith(".") or bool(_ENDS_NAME.search(bare)))


def is_unpaid(line: str) -> bool:
    """True for volunteer work, which no years are counted of."""
    return bool(_UNPAID.search(line))


def is_leave(line: str) -> bool:
    """True for a stretch without work: a gap that is accounted for."""
    return bool(_NO_WORK.search(line)) and not _noun(_NO_WORK.sub(" ", line))


def is_credential(line: str) -> bool:
    """True for a line about a commission or a licence, whose dates are no job's."""
    return bool(_CREDENTIAL.search(line))


def is_study(line: str) -> bool:
    """True for a line about schooling."""
    return bool(_STUDY.search(line)) and not _AT_SCHOOL.search(line)


def is_lawyer(title: str) -> bool:
    """True for the title of an attorney: legal work, but no legal support."""
    named = _LAWYER.search(title)
    if named and not _WHOSE.search(title[: named.start()]):
        return True
    last = _LAWYER_LAST.match(title)
    return last is not None and not _NOUN.search(last[1]) and not _WHOSE.search(last[1])


def is_office_job(title: str) -> bool:
    """True for a title that an office of any trade has: clerk, assistant, receptionist, office manager."""
    noun = _noun(title)
    if noun is None:
        return False
    word = noun[0].lower()
    return word.removesuffix("s") in _OFFICE_NOUNS or (word in _HEADS and bool(_MANAGER.search(title)))


def is_legal_support(title: str, header: str, body: str) -> bool:
    """True for a job of legal support by its title, else for an office job by its employer or what was done in it.

    Args:
        title: The line that names the job.
        header: That line with the employer, place and dates around it.
        body: What the resume says of the job.
    """
    if is_lawyer(title):
        return False
    noun = _noun(title)
    certain = _TITLE.search(title)
    # A title is what its first noun says: "Receptionist, Municipal Court Clerk" works at the clerk's.
    if (
        certain
        and not _UNSURE.search(certain[0])
        and (noun is None or noun.start() < certain.end())
        and (noun is None or noun.start() >= certain.start())
    ):
        return True
    if noun is None or not is_office_job(title):
        return False
    word = noun[0].lower()
    if _LAW_OFFICE.search(header) or (_LAW_NAME.search(header) and not _OTHER_TRADE.search(header)):
        return True
    if _COURT.search(header):
        return word in _COURT_NOUNS
    cues = {match[1].lower() for match in _CUES.finditer(body)}
    return bool(_OF_LAW_FIRM.search(body)) or len(cues) >= _MANY_CUES + (word in _HEADS)
