"""From a document's text to what a posting asks for or a resume shows."""
