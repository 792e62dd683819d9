"""An embedded index of resumes and postings for those who have many of both: one folder, found both ways."""

from __future__ import annotations

from matcher.index.index import Index as Index
from matcher.index.items import Added as Added
from matcher.index.items import Alert as Alert
from matcher.index.items import Filter as Filter
from matcher.index.items import Hit as Hit
from matcher.index.items import Item as Item
from matcher.index.items import Rebuilt as Rebuilt
from matcher.index.rebuilding import rebuild as rebuild

__all__ = ["Added", "Alert", "Filter", "Hit", "Index", "Item", "Rebuilt", "rebuild"]
