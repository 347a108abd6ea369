"""EgovDesk's core: the register of a council's boards, without a screen.

`records` are facts, `store` keeps them in SQLite, `register` is the open file, `operations` are what
a user can do, `documents` what exports say, `exchange` other people's formats, `cli` the command
line. Nothing here imports Qt.
"""

__version__ = "0.1.0"
