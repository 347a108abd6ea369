"""EgovDesk's core: the register of a council's boards, without a screen.

`records` are facts, `store` keeps them in SQLite, `shipped` are the lists that come with it,
`register` is the open file. `deadlines`, `clashes`, `rights`, `findings` and `responsibilities` work
out from it how things stand on a day, the findings by the rules in `checks`; `ranking`, `tables`,
`drafts` and `claims` the same of a programme and of a statement, `exposure` what must not come out.
`operations` are what a user can do, `documents` what exports say, `exchange` other people's formats,
`packing` makes packs and papers with all three, `example` the example councils, `cli` the command
line. Nothing here imports Qt.
"""

__version__ = "0.1.0"
