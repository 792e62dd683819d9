"""Saved pages of job sites, imitated: one posting, and around it what such sites put around theirs.

Each page holds the lines of ``WANTED`` and, in its chrome, words of ``UNWANTED`` that would be requirements if read.
"""

from __future__ import annotations

import json

WANTED = (
    "Litigation Paralegal",
    "Draft discovery requests and deposition notices.",
    "E-file pleadings in state and federal courts.",
    "Three years of litigation experience",
    "Relativity",
    "Notary Public commission preferred",
)
UNWANTED = ("Everlaw", "Docketing Clerk", "Clio Manage", "Blue Book champion", "Ironclad")

_BODY = """<p>Harrowgate &amp; Pell LLP is a firm of forty lawyers.</p>
<h3>Responsibilities</h3><ul><li>Draft discovery requests and deposition notices.</li>
<li>E-file pleadings in state and federal courts.</li></ul>
<h3>Qualifications</h3><ul><li>Three years of litigation experience</li><li>Relativity</li></ul>
<p>Notary Public commission preferred</p>"""
_CARDS = """<ul><li><a href="/j/2"><h3>Docketing Clerk</h3><p>Requirements</p><p>Everlaw, Clio Manage</p></a></li>
<li><a href="/j/3"><h3>Contracts Paralegal</h3><p>Ironclad, Blue Book champion</p></a></li></ul>"""
_COOKIES = '<div id="onetrust-consent-sdk"><p>We use cookies to improve Everlaw.</p><button>Accept all</button></div>'

NETWORK = f"""<!DOCTYPE html><html><head><title>Litigation Paralegal | Network</title>
<link rel="stylesheet" href="page_files/a.css"></head><body>
<a class="skip-link" href="#main">Skip to main content</a>
<nav><ul><li><a href="/feed">Everlaw</a></li><li><a href="/jobs">Jobs</a></li></ul></nav>
<main><section class="top-card"><h1>Litigation Paralegal</h1>
<h4><a>Harrowgate &amp; Pell LLP</a><span>Columbus, OH</span></h4>
<span>Over 200 applicants</span><button>Apply</button><button>Save</button></section>
<section class="contextual-sign-in-modal"><h2>Sign in to set job alerts for Everlaw roles</h2></section>
<section class="description"><div class="show-more">{_BODY}</div><button>Show more</button>
<ul class="criteria"><li><h3>Seniority level</h3><span>Associate</span></li></ul></section>
<div><div>Referrals increase your chances of interviewing by 2x</div></div>
<section><h2>Similar jobs</h2>{_CARDS}</section>
<section><h2>People also viewed</h2>{_CARDS}</section>
<section><h2>Explore collaborative articles</h2><p>How to write a motion</p></section>
<section><h2>Similar Searches</h2><ul><li><a>Everlaw jobs</a></li></ul></section></main>
<footer><ul><li>© 2026 Network</li><li><a>Privacy</a></li></ul></footer></body></html>"""

AGGREGATOR = f"""<!DOCTYPE html><html><body><div id="app"><header role="banner"><div class="gnav">
<nav aria-label="Main"><a>Company reviews</a><a>Find salaries</a></nav></div></header>
<form role="search"><input name="q"><input name="l"></form>
<div class="layout"><div class="jobsearch-JobComponent"><h1>Litigation Paralegal</h1>
<div id="jobDescriptionText">{_BODY}</div>
<div class="footerish"><button>Report job</button><p>Report this job</p></div></div>
<div class="right-rail"><div class="similarJobs"><b>Jobs you may like</b>{_CARDS}</div>
<div><h3>Harrowgate &amp; Pell LLP reviews</h3><p>Blue Book champion, said one.</p></div>
<div><h3>Company reviews</h3><p>Everlaw is loved here.</p></div></div></div>
<div role="dialog" aria-modal="true"><h2>Get new jobs like this by email</h2><p>Clio Manage</p></div></div>
{_COOKIES}</body></html>"""

BOARD = f"""<html><body><div id="header"><a href="/">View all jobs</a></div>
<div id="content"><h1>Litigation Paralegal</h1>
<div class="location">Columbus, Ohio</div>{_BODY}
<form id="application_form"><h2>Apply for this job</h2><label>First name</label><input name="a"><label>Everlaw?</label>
<select name="x"><option>Clio Manage</option></select><textarea name="c"></textarea>
<p>Voluntary Self-Identification of Disability</p></form></div>
<div id="footer"><p>Powered by Board</p></div></body></html>"""

APPLICANT_SYSTEM = f"""<html><body><div class="main-header"><a>Docketing Clerk</a></div>
<div class="content"><div class="posting-headline"><h2>Litigation Paralegal</h2></div><div class="section">{_BODY}</div>
<div class="section last-section-apply"><a class="postings-btn">Apply for this job</a></div></div>
<h2>More jobs at Harrowgate &amp; Pell</h2>{_CARDS}</body></html>"""

SCRIPTED = """<!DOCTYPE html><html><head><script type="application/ld+json">{}</script></head><body><div id="root">
<noscript>You need to enable JavaScript, says Everlaw.</noscript></div></body></html>""".format(
    json.dumps(
        {
            "@context": "http://schema.org",
            "@type": "JobPosting",
            "title": "Litigation Paralegal",
            "description": _BODY,
            "hiringOrganization": {"@type": "Organization", "name": "Harrowgate & Pell LLP"},
            "skills": "Relativity",
        }
    )
)

GOVERNMENT = """<html><body><div class="usa-banner"><p>An official website</p></div>
<div id="nav"><nav>Everlaw</nav></div>
<div class="usajobs-joa"><h1>Litigation Paralegal</h1><div id="duties"><h2>Duties</h2><ul>
<li>Draft discovery requests and deposition notices.</li>
<li>E-file pleadings in state and federal courts.</li></ul></div>
<details><summary>Requirements</summary><p>Three years of litigation experience</p></details>
<div><h2><button aria-expanded="false">Qualifications</button></h2><p>Relativity</p></div>
<div><h2>Preferred</h2><p>Notary Public commission preferred</p></div>
<aside><h2>Share this job</h2><ul><li>Clio Manage</li></ul></aside></div>
<footer class="site-footer"><p>Everlaw, all rights reserved</p></footer></body></html>"""

PAGES = {
    "network": NETWORK,
    "aggregator": AGGREGATOR,
    "board": BOARD,
    "applicant system": APPLICANT_SYSTEM,
    "scripted": SCRIPTED,
    "government": GOVERNMENT,
}
