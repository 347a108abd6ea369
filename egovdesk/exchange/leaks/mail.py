"""Messages as mail programs save them: their headings, their texts and what is attached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

from egovdesk.exchange.leaks.passages import Content, Found, whole
from egovdesk.records.leaks import Part

_HEADING = re.compile(
    rb"^(?:mime-version|content-type|content-transfer-encoding|received|message-id|subject|from):",
    re.IGNORECASE | re.MULTILINE,
)
_ENOUGH = 2  # such headings make a message


def is_mail(file: Content, head: bytes) -> bool:
    """Whether a text is a message: by its name, or by how it begins."""
    named = file.own_name.lower().endswith((".eml", ".mht", ".mhtml"))
    return named or len(set(map(bytes.lower, _HEADING.findall(head)))) >= _ENOUGH


def mail_found(file: Content) -> Iterator[Found]:
    """What a message's headings say as they are meant, and each of its parts as a file inside it."""
    message = message_from_bytes(file.read(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    for number, part in enumerate(message.walk(), 1):
        headings = [f"{name}: {value}" for name, value in part.items()]
        yield from whole(file, Part.PROPERTY, headings, f"part {number}")
        data = part.get_payload(decode=True)
        if isinstance(data, bytes) and data:
            yield file.inside(part.get_filename() or f"part {number}", data)
