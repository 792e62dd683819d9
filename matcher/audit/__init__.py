"""Selection and scoring rates by group, from results that are there already: pure functions over a table of people.

It computes what NYC Local Law 144 has published; it is not the independent audit that the law asks for.
"""

from matcher.audit.compute import audit
from matcher.audit.people import People, Person, assemble
from matcher.audit.selection import Selection
from matcher.audit.tables import Audit, Category, Measure, Table

__all__ = ["Audit", "Category", "Measure", "People", "Person", "Selection", "Table", "assemble", "audit"]
