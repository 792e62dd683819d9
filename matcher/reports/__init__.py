"""One renderer per output: plain functions from a finished value to text, without a decision of their own."""
