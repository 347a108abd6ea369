"""Facts: frozen dataclasses, their enumerations, and what is wrong with them (`problems()`).

A record knows nothing of SQLite, of files or of screens. Dates are `date`, never moments; money is
whole pence; keys are UUIDv7 text. Lists that a council may change (role codes, outcomes, purposes,
exemption grounds, number styles, holidays) are `choices`, not enumerations.
"""
