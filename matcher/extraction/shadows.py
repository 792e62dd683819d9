"""Bare words for a duty, which name it only where a text denies it: "no trial work", "Research: the law clerks"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from matcher.extraction.reading import Hit, Reading

# By the norms of the words. What a word alone may mean in a claim is too much to say; in a denial it is plain.
DUTIES: Mapping[tuple[str, ...], str] = {
    ("research",): "duty.conduct-legal-research",
    ("trial", "work"): "duty.assist-at-trial",
    ("trial",): "duty.assist-at-trial",
    ("litigation",): "duty.manage-litigation",
    ("pleading",): "duty.draft-pleadings",
    ("brief",): "duty.draft-briefs",
    ("motion",): "duty.draft-motions",
    ("demand", "letter"): "duty.draft-demand-letters",
    ("demand",): "duty.draft-demand-letters",
    ("drafting",): "duty.draft-legal-documents",
    ("invoice",): "duty.prepare-invoices",
    ("billing",): "duty.manage-client-billing-and-accounting",
    ("intake",): "duty.perform-client-intake",
    ("e", "-", "discovery"): "duty.support-e-discovery",
    ("docketing",): "duty.docket-deadlines",
    ("production",): "duty.manage-document-production-discovery",
    ("attorney", "calendar"): "duty.manage-attorney-calendars",
    ("travel", "arrangement"): "duty.arrange-travel",
    ("transcription",): "duty.transcribe-dictation",
}
_FIRST = frozenset(phrase[0] for phrase in DUTIES)
_LONGEST = max(map(len, DUTIES))


def shadows(reading: Reading) -> Iterator[Hit]:
    """The bare words of duties that no duty was found on, as hits that count only where they are denied."""
    taken = {i for hit in reading.hits if hit.kind == "duty" for i in range(hit.start, hit.end)}
    done = 0
    for i in (i for i, word in enumerate(reading.norms) if word in _FIRST):
        sentence = reading.owners[i]
        if i < done or sentence < 0 or i in taken:
            continue
        for size in range(_LONGEST, 0, -1):
            concept = DUTIES.get(tuple(reading.norms[i : i + size]))
            if concept and i + size <= reading.bounds[sentence][1]:
                done = i + size
                yield Hit(concept, "duty", i, done, sentence, "alias", i)
                break
