"""Documents as files. Each writer writes beside its target, then puts it in place."""
