"""The words by which page chrome is known: what its headings say, how its elements are named, and its buttons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_JOBS = r"(?:jobs?|openings|vacancies|job (?:openings|postings|listings|opportunities)|careers)"
_WORK = rf"(?:{_JOBS}|positions|roles|opportunities)"


def _any_of(forms: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(forms), re.IGNORECASE)


# What a heading of chrome says; the whole heading must match one form.
HEADING_SAYS: Mapping[str, re.Pattern[str]] = {
    label: _any_of(forms)
    for label, forms in {
        "similar jobs": (
            rf"(?:\d+ )?(?:similar|related|recommended|suggested|featured|nearby|sponsored) {_JOBS}(?: .{{0,40}})?",
            rf"{_WORK} (?:like this|similar to|you (?:may|might|could)|for you|near).{{0,40}}",
            rf"more (?:\w+ )?{_WORK} (?:at|from|in|by|near|like) .{{1,60}}",
            rf"other (?:\w+ )?{_JOBS} (?:at|from|in|by|near|like|you) .{{1,60}}",
            rf"(?:explore|browse|see|view|discover|find) (?:all |more |other |open |similar )*{_JOBS}(?: .{{0,40}})?",
            r"you (?:may|might) also (?:like|be interested in).{0,40}",
            r"not (?:quite )?(?:the )?right (?:fit|job)\b.{0,40}",
        ),
        "people also viewed": (
            r"(?:people|others|job ?seekers|candidates|users)(?: who .{1,40})? also "
            r"(?:viewed|searched|applied|looked|liked|considered)\b.{0,30}",
        ),
        "related searches": (
            r"(?:related|similar|popular|recent|top|trending) (?:job )?searches(?: .{0,30})?",
            r"looking for .{0,30}\bjobs (?:in|near) .{1,40}",
        ),
        "sign-in prompt": (
            r"(?:sign|log) ?in (?:to|for|or|with) .{2,70}",
            r"join (?:now|or sign in|to apply)\b.{0,50}",
            r"already (?:have an account|a member)\b.{0,40}",
            r"create (?:your|an|a) (?:free )?(?:account|profile)\b.{0,50}",
        ),
        "job alerts": (
            r"(?:get|create|set(?: up)?|activate|sign up for|turn on|receive)\b.{0,40}\bjob (?:alerts?|updates)\b.*",
            r"get (?:notified|e-?mailed) (?:about|when|of) .{2,60}",
            r"get (?:new )?jobs (?:like|by) .{2,40}",
            r"be the first to (?:know|hear|see).{0,60}",
            r"job alerts?",
            r"join our talent (?:community|network|pool).{0,40}",
        ),
        "share buttons": (
            r"share(?: (?:this|the)(?: (?:job|page|posting|position|opportunity|role|listing))?)?"
            r"(?: (?:on|via|with)\b.{0,40})?",
            r"referrals increase .{2,60}",
            r"refer (?:a friend|someone)\b.{0,40}",
            r"follow us(?: on)?\b.{0,40}",
            r"connect with us",
        ),
        "report this job": (r"(?:report|flag) (?:(?:this|the|a) )?(?:job|posting|listing|ad|problem)\b.{0,40}",),
        "company reviews": (
            r"(?:company|employee|employer|glassdoor|indeed)(?:'s)? (?:reviews?|ratings?|salaries)\b.{0,40}",
            r"(?:reviews|ratings|salaries|interview questions) (?:of|for|about|at|from|by) .{2,60}",
            r".{2,50}\b(?:LLP|LLC|PLLC|PA|PC|Inc\.?|Co\.?|Corp\.?|Group|Law) reviews",
            r"what (?:employees|people|workers) (?:say|are saying)\b.{0,50}",
            r"see (?:all )?[\d,]* ?reviews",
        ),
        "cookie notice": (
            r"(?:this (?:web)?site|we|our (?:web)?site)\b.{0,30}\buses? cookies\b.{0,40}",
            r"(?:about|manage|accept) cookies",
            r"cookies?(?: (?:policy|preferences|settings|notice|consent))?",
            r"(?:we (?:value|respect|care about) )?your privacy(?: .{0,40})?",
            r"privacy (?:preference|settings).{0,30}",
            r"manage (?:consent|preferences)\b.{0,30}",
        ),
        "articles": (r"(?:explore|read|see) (?:collaborative|related|more) articles\b.{0,30}", r"related articles"),
        "newsletter": (r"subscribe\b.{0,50}", r"(?:sign up for|join) our newsletter\b.{0,30}", r"newsletter"),
        "application form": (
            r"(?:apply|(?:submit|start) your application)(?: for (?:this|the) (?:job|position|role))?",
        ),
        "self-identification form": (
            r"voluntary self[- ]identification.{0,60}",
            r"u\.?s\.? equal employment opportunity information.{0,60}",
        ),
    }.items()
}
# Lists of other things may be long. A prompt or a row of buttons is not: what follows it may be the posting.
MAY_BE_LONG = frozenset(
    ("similar jobs", "people also viewed", "related searches", "company reviews", "self-identification form")
)
# Said by a line that is no heading, too; other phrases of a heading may stand in a sentence of a posting.
SAID_ANYWHERE = MAY_BE_LONG | {"share buttons", "report this job", "cookie notice", "articles"}

# Pieces of class names and ids, less their hyphens, underscores and capitals.
NAMES: Mapping[str, re.Pattern[str]] = {
    label: _any_of(forms)
    for label, forms in {
        "similar jobs": (r"(?:similar|related|recommended|suggested|other|more)jobs", "jobrecommend"),
        "people also viewed": ("alsoviewed", "browsemap"),
        "related searches": (r"(?:related|similar|popular)search",),
        "cookie notice": (r"cookie(?:banner|consent|notice|bar|popup|law|policy|message)", "onetrust", "consentbanner"),
        "breadcrumbs": ("breadcrumb",),
        "share buttons": (r"share(?:buttons?|bar|job)", r"social(?:share|sharing|media|links)"),
        "job alerts": ("jobalert", "alertsignup", "talentcommunity", "emailalert"),
        "sign-in prompt": (
            r"(?:signin|signup|login|auth)(?:modal|prompt|wall|banner|form|overlay|cta)",
            "contextualsignin",
        ),
        "report this job": (r"(?:report|flag)(?:this)?job",),
        "company reviews": (r"(?:company|employer)(?:reviews|ratings)", "reviewsnippet", "glassdoorrating"),
        "skip link": (r"skip(?:to)?(?:link|nav|content|main)",),
        "menu": (r"(?:site|global|main|top|primary)(?:nav|menu|header)", "navbar", "hamburger", "offcanvas"),
        "footer": (r"(?:site|global|main)footer",),
        "newsletter": ("newsletter",),
    }.items()
}
ROLES: Mapping[str, str] = {
    "navigation": "menu",
    "search": "search",
    "contentinfo": "footer",
    "alertdialog": "notice",
}
# A heading of the posting or the resume itself: what holds one is never cut.
CONTENT = re.compile(
    r"(?:(?:key|job|minimum|basic|preferred|required|desired|essential|additional|our|the|your|main|position|work|"
    r"professional|legal|relevant|technical|core) )*"
    r"(?:requirements?|qualifications?|responsibilit(?:y|ies)|duties|essential functions|skills|experience|education|"
    r"licen[sc]es|certifications?|summary|profile|objective|employment(?: history)?|work history|description|overview|"
    r"nice to haves?|must haves?|competencies|benefits|compensation|about (?:the|this|us|you)\b.{0,30}|"
    r"what (?:you|we)\b.{0,40}|who (?:you|we) are.{0,20}|you (?:will|have|are)\b.{0,20}|languages?|"
    r"(?:the )?(?:role|position|ideal candidate))"
    r"(?: (?:and|&|/) [\w ]{2,30}| summary| required| preferred| history)?\s*:?",
    re.IGNORECASE,
)
LEGAL_LINE = re.compile(
    r"©|\(c\) ?\d{4}|\bcopyright\b|all rights reserved|\bprivacy\b|\bterms (?:of|and|&)\b|\bcookie", re.IGNORECASE
)
# Buttons and counters that stand alone on a line.
STRAY = re.compile(
    r"(?:skip to (?:main )?content|share(?: this job)?|report(?: this job)?|save(?: (?:this )?job)?|saved|unsave|"
    r"(?:easy |quick )?apply(?: (?:now|here|online|externally|for this job|on company (?:web)?site))?!?|"
    r"sign ?in|log ?in|sign ?up|register|join now|back to .{0,30}|"
    r"(?:show|read|see|view|load) (?:more|less|all)(?: jobs| openings)?|"
    r"print(?: this page| job)?|close|dismiss|menu|search(?: jobs)?|home|copy link|e-?mail(?: this)? job|"
    r"over \d+ applicants|\d+ applicants|be among the first \d+ applicants|clicked apply|promoted(?: by hirer)?|"
    r"actively (?:recruiting|hiring)|see who .{2,60} has hired for this role|advertisement|loading\.*)\s*[›»→>]?",
    re.IGNORECASE,
)
