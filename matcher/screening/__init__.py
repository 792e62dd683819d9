"""Many held against one: resumes against a posting, postings against a resume; runs, filters, order, copies.

Nothing is imported here: a run that is answered from its file needs neither the vocabulary nor spaCy.
"""
