"""Documents of the governance framework: rights, structure, terms, seats, findings, and what waits."""
