"""A resume as a web page, as template sites make them: a style sheet, a dark side bar, dates at the right margin."""

from __future__ import annotations

from html import escape

from tests.corpus.outline import dates, head
from tests.corpus.resumes import Content

_STYLE = """
  body { font: 11pt/1.4 Georgia, serif; color: #222; background: #fff }
  .page { display: flex }
  aside { background-color: #1f2d3d; color: white; padding: 1em; width: 30% }
  .job { display: flex; justify-content: space-between; font-weight: bold }
  @media print { aside { color: black } }
"""


def plain(content: Content) -> bytes:
    """Return the page: main column first, then the side bar, as it is read."""
    name, label, contact = (entry.text for entry in head(content))
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{escape(name)}</title><style>{_STYLE}</style></head>
<body><header><h1>{escape(name)}</h1><p>{escape(label)}</p><p>{escape(contact)}</p></header>
<div class="page"><main>{_main(content)}</main><aside>{_side(content)}</aside></div>
</body></html>""".encode()


def _main(content: Content) -> str:
    jobs = "".join(
        f'<div class="job"><span>{escape(job.title)}</span><span>{escape(dates(job))}</span></div>'
        f"<div>{escape(job.employer)}, {escape(job.place)}</div>"
        f"<ul>{''.join(f'<li>{escape(duty)}</li>' for duty in job.duties)}</ul>"
        for job in content.jobs
    )
    return f"<h2>Summary</h2><p>{escape(content.summary)}</p><h2>Experience</h2>{jobs}"


def _side(content: Content) -> str:
    schools = "".join(
        f"<p>{escape(school.kind)}, {escape(school.field)}<br>{escape(school.school)}, {school.end}</p>"
        for school in content.schools
    )
    certificates = "".join(f"<li>{escape(name)}, {escape(issuer)}</li>" for name, issuer in content.certifications)
    skills = "".join(f"<dt>{escape(group)}:</dt><dd>{escape(', '.join(names))}</dd>" for group, names in content.skills)
    return f"<h2>Education</h2>{schools}<h2>Certifications</h2><ul>{certificates}</ul><h2>Skills</h2><dl>{skills}</dl>"
