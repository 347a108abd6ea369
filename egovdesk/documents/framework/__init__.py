"""Documents of the governance framework: rights, structure, findings and seats."""
