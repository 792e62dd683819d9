"""Work on many files, by processes that may die of one of them."""

from __future__ import annotations

from matcher.workers.line import Task as Task
from matcher.workers.line import Work as Work
from matcher.workers.line import Working as Working
from matcher.workers.line import patience as patience
from matcher.workers.spreading import FEW as FEW
from matcher.workers.spreading import Workers as Workers
from matcher.workers.spreading import default_jobs as default_jobs

__all__ = ["FEW", "Task", "Work", "Workers", "Working", "default_jobs", "patience"]
