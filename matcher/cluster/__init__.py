"""Extraction on many machines: any Dask deployment, Parquet in and out (extra ``[cluster]``)."""

from __future__ import annotations

from matcher.cluster.extractor import Job as Job
from matcher.cluster.indexing import prepared as prepared
from matcher.cluster.running import Summary as Summary
from matcher.cluster.running import extract as extract
from matcher.cluster.running import profiles as profiles
from matcher.cluster.spreading import connected as connected

__all__ = ["Job", "Summary", "connected", "extract", "prepared", "profiles"]
