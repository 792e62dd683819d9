"""A posting with a choice, a list, a certification and duties, for what a resume lacks of it."""

POSTING = """Litigation Paralegal

Requirements:
- Westlaw or Lexis
- Clio
- CM/ECF
- Certified Paralegal (CP)
- Relativity and Everlaw

Responsibilities:
- Draft pleadings, motions and briefs
- Manage attorney calendars
"""
