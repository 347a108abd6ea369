"""The roles that item models answer beyond Qt's own."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt


class Role(IntEnum):
    """What a view asks of a row."""

    ID = Qt.ItemDataRole.UserRole + 1
    CELL = Qt.ItemDataRole.UserRole + 2
    #: The word for why a row is exempt, or "": the view makes such a row pink.
    EXEMPT = Qt.ItemDataRole.UserRole + 3
    #: A row that only heads others: not selected, painted as a heading.
    HEADING = Qt.ItemDataRole.UserRole + 4
    #: The name of the row's height in `ui.theme.tokens.HEIGHTS`.
    HEIGHT = Qt.ItemDataRole.UserRole + 5
    RECORD = Qt.ItemDataRole.UserRole + 6
