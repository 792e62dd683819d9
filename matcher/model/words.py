"""The closed sets of words that the values of the model are made of."""

from __future__ import annotations

from typing import Literal

SCHEMA_VERSION = "1.0"

DocumentStatus = Literal["ok", "needs_ocr", "encrypted", "unsupported", "too_large", "corrupt", "timeout", "empty"]
BlockKind = Literal["heading", "bullet", "cell", "paragraph"]
DocumentType = Literal["posting", "resume"]
Kind = Literal[
    "tool", "duty", "certification", "skill", "practice_area", "document_type", "education", "role", "organization"
]
MentionStatus = Literal[
    "held", "wanted", "in_progress", "willing", "expired", "not_required", "denied", "other_person", "incidental"
]
Level = Literal["required", "preferred", "mentioned"]
How = Literal["exact", "alias", "typo", "verb-object"]
RequirementMode = Literal["one", "any", "all", "class"]
Band = Literal["strong", "good", "partial", "weak"]
Confidence = Literal["low", "medium", "high"]
KnockoutState = Literal["met", "unmet", "unknown"]
GapGroup = Literal["say it so", "near", "not shown"]
ActionKind = Literal["say it so", "near", "not shown", "only listed", "credential", "dates", "layout", "hidden"]
Place = Literal["", "text box", "header or footer"]
PayPeriod = Literal["hour", "day", "week", "month", "year"]
EmploymentType = Literal["full-time", "part-time", "temporary", "contract", "internship", "permanent", "per diem"]
Workplace = Literal["on-site", "hybrid", "remote"]
Demand = Literal["required", "possible", "none"]
# What a file holds that was given as a resume and is none.
NotResume = Literal["", "cover letter", "several resumes", "posting", "report"]
Proficiency = Literal["native", "fluent", "proficient", "conversational", "basic", ""]
