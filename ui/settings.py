"""Every preference: key, type, default, label; and window state, which is no preference."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

RECENT_KEPT = 8
DISMISSED_KEPT = 500


class Setting(NamedTuple):
    """One preference of this computer's user; a council's rules are register data instead."""

    key: str
    kind: type
    default: Any
    label: str


SETTINGS = (
    Setting("theme", str, "system", "Colours: as the system, light or dark"),
    Setting("text_size", int, 100, "Text size, in per cent"),
    Setting("sidebar", bool, True, "Show the sidebar"),
    Setting("details", bool, True, "Show details beside lists"),
    Setting("letters", bool, True, "Single letters are commands in lists"),
    Setting("reflection", bool, False, "Offer the private reflection of the paper’s chart 1"),
    Setting("reflection_choice", str, "", "What was chosen in the private reflection"),
    Setting("last_folder", str, "", "Where documents were saved last"),
)
_BY_KEY = {setting.key: setting for setting in SETTINGS}


class Settings:
    """The preferences, kept in the user's own configuration."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store or QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "EgovDesk", "EgovDesk"
        )

    def get(self, key: str) -> Any:
        """A preference, or its default where what is kept cannot be read."""
        setting = _BY_KEY[key]
        kept = self._store.value(key)
        if kept is None:
            return setting.default
        if setting.kind is bool:
            return kept in (True, "true", "1", 1)
        try:
            return setting.kind(kept)
        except (TypeError, ValueError):
            return setting.default

    def set(self, key: str, value: Any) -> None:
        """Keep a preference."""
        self._store.setValue(key, _BY_KEY[key].kind(value))

    def folder(self) -> Path:
        """Where documents were saved or chosen last, if it is still there; else the user's own."""
        kept = self.get("last_folder")
        if kept and Path(kept).is_dir():
            return Path(kept)
        own = QStandardPaths.StandardLocation.DocumentsLocation
        return Path(QStandardPaths.writableLocation(own))

    def remember_folder(self, of: Path) -> None:
        """Begin the next time in the folder of a file."""
        self.set("last_folder", str(of.parent))

    def recent(self) -> list[Path]:
        """The registers opened last, newest first."""
        kept = self._store.value("recent") or []
        return [Path(each) for each in ([kept] if isinstance(kept, str) else kept) if each]

    def remember(self, path: Path) -> None:
        """Put a register first among the recent ones."""
        others = [each for each in self.recent() if each != path]
        self._store.setValue("recent", [str(each) for each in [path, *others][:RECENT_KEPT]])

    def forget(self, path: Path) -> None:
        """Take a register that is gone off the recent ones."""
        self._store.setValue("recent", [str(each) for each in self.recent() if each != path])

    def watched_folders(self) -> dict[str, Path]:
        """The folder that each group's papers are sent to, by the group's id."""
        kept = json.loads(str(self._store.value("watched") or "{}"))
        return {group: Path(folder) for group, folder in kept.items()}

    def watch_folder(self, group_id: str, folder: Path | None) -> None:
        """Say which folder a group's papers are sent to; None is none."""
        kept = {one: str(path) for one, path in self.watched_folders().items() if one != group_id}
        if folder is not None:
            kept[group_id] = str(folder)
        self._store.setValue("watched", json.dumps(kept))

    def dismissed(self) -> list[str]:
        """The marks of files in watched folders that are not to be offered again."""
        return list(json.loads(str(self._store.value("dismissed") or "[]")))

    def dismiss(self, mark: str) -> None:
        """Do not offer a file again; the oldest of very many are forgotten."""
        kept = [*self.dismissed(), mark][-DISMISSED_KEPT:]
        self._store.setValue("dismissed", json.dumps(kept))

    def forget_dismissed(self) -> None:
        """Offer every file in watched folders again."""
        self._store.remove("dismissed")

    def state(self, name: str) -> QByteArray:
        """Window state: a size, or where a splitter stands."""
        kept = self._store.value(f"window/{name}")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def keep_state(self, name: str, state: QByteArray) -> None:
        """Keep window state."""
        self._store.setValue(f"window/{name}", state)
