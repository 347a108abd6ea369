"""The example registers, each made once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from egovdesk.example import make_example
from egovdesk.register import Register


@pytest.fixture(scope="session")
def northbridge(northbridge_path: Path) -> Iterator[Register]:
    with Register(northbridge_path, read_only=True) as register:
        yield register


@pytest.fixture(scope="session")
def wexcombe(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    path = tmp_path_factory.mktemp("example") / "wexcombe.egovdesk"
    make_example(path, council="wexcombe")
    with Register(path, read_only=True) as register:
        yield register
