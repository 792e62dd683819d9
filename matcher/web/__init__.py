"""The local service: the REST API, and the page on top of it. Needs the extra ``[web]``."""
