"""Relations, credit, weights, score, gaps and advice."""
