"""The store: SQLite, known nowhere else.

`database` opens a register file (or refuses it, with a sentence), `lock` says who has it open,
`migrations` bring older files up to date, `history` records every write and undoes steps, `search`
keeps the full-text index, `backups` copy and restore, and one repository a kind turns rows into
records. A write outside a step fails: the triggers that record history have no step to name.
"""
