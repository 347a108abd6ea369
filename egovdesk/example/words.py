"""Sentences of natural length from word banks, always the same for a seed."""

from __future__ import annotations

import random
import re
import tomllib
from functools import partial

from egovdesk.resources import resource

_BLANK = re.compile(r"\{([A-Za-z]+)\}")
_BANKS = {
    "place": "places",
    "service": "services",
    "system": "systems",
    "officer": "officers",
    "thing": "things",
    "verb": "verbs",
    "concern": "concerns",
    "month": "months",
}
_RANGES = {"number": (12, 4800), "percent": (4, 97), "weeks": (2, 14)}


class Words:
    """Makes titles, paragraphs, parts and tasks; a pool of each is filled once and drawn from."""

    def __init__(self, seed: int, pool: int = 4000) -> None:
        self.random = random.Random(seed)
        text = resource("example", "words.toml").read_text(encoding="utf-8")
        self._banks: dict[str, list[str]] = tomllib.loads(text)
        self._titles = self._pool("topics", pool)
        self._sentences = self._pool("sentences", pool)
        self._parts = self._pool("parts", pool)
        self._tasks = self._pool("tasks", pool)

    def title(self) -> str:
        return self.random.choice(self._titles)

    def task(self) -> str:
        return self.random.choice(self._tasks)

    def part(self) -> str:
        return self.random.choice(self._parts)

    def paragraph(self, sentences: int = 4) -> str:
        """A paragraph: four sentences are some 400 characters."""
        return " ".join(self.random.choices(self._sentences, k=sentences))

    def name(self) -> str:
        return f"{self._one('first_names')} {self._one('last_names')}"

    def place(self) -> str:
        return self._one("places")

    def subject(self, index: int) -> str:
        """The subject of the group of that index; ten come round in order."""
        bank = self._banks["subjects"]
        return bank[index % len(bank)]

    def _one(self, bank: str) -> str:
        return self.random.choice(self._banks[bank])

    def _pool(self, bank: str, size: int) -> list[str]:
        fill = partial(_BLANK.sub, self._filled)
        return [fill(self._one(bank)) for _ in range(size)]

    def _filled(self, blank: re.Match[str]) -> str:
        name = blank[1]
        if name in _RANGES:
            return str(self.random.randint(*_RANGES[name]))
        if name == "amount":
            return f"{self.random.randint(4, 900) * 500:,}"
        word = self._one(_BANKS[name.lower()])
        return word[0].upper() + word[1:] if name[0].isupper() else word
