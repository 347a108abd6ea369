"""The house: versions that are safe, modules that say what they are, words that are not used."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import egovdesk
import main

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
FEATURES = ("authority", "groups", "people", "meetings", "minutes", "decisions", "actions")
MODULES = sorted([*(ROOT / "egovdesk").rglob("*.py"), *(ROOT / "ui").rglob("*.py")])
LOCKS = sorted((ROOT / "packaging").glob("requirements*.txt"))
LOCKS_BY_NAME = {path.name: path for path in LOCKS}


def pins(lock: Path) -> list[str]:
    """The versions of a lock, each with where it holds."""
    return re.findall(r"^[\w.-]+==[^\\]+", lock.read_text(), flags=re.MULTILINE)


def test_calls_into_qt_keep_their_references_to_none(qtbot: object) -> None:
    """PySide6 6.12.0 below Python 3.12 loses one at each call, and aborts after some 5,000."""
    from PySide6.QtWidgets import QLabel

    label = QLabel()
    before = sys.getrefcount(None)
    for _ in range(2000):
        label.setText("Customer First Board")
        label.setToolTip("")
    assert abs(sys.getrefcount(None) - before) < 1000


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_the_lock_keeps_the_unsafe_qt_away_from_older_pythons(lock: Path) -> None:
    lines = [line for line in lock.read_text().splitlines() if line.startswith("pyside6")]
    assert lines
    for line in lines:
        if "==6.12.0" in line:
            assert ">= '3.12'" in line


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_locked_version_has_its_hash_and_names_no_host(lock: Path) -> None:
    text = lock.read_text()
    pins = re.findall(r"^[\w.-]+==", text, flags=re.MULTILINE)
    blocks = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
    assert pins and all("--hash=sha256:" in block for block in blocks)
    assert "http" not in text and "file:" not in text


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_say_what_they_are_and_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), "no docstring"
    assert path.stem not in {"utils", "helpers", "manager", "common"}
    assert text.count("\n") <= 400, "a module that outgrows 400 lines becomes a folder"


def test_no_function_is_longer_than_fifty_lines() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno + 1 > 50
    ]
    assert long == []


def test_nothing_claims_to_be_compliant() -> None:
    word = "com" + "pliant"
    said = [
        str(path.relative_to(ROOT))
        for folder in ("egovdesk", "ui", "resources")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".toml", ".md", ".json", ".svg"}
        and word in path.read_text(encoding="utf-8").lower()
    ]
    assert said == []


def test_no_exception_is_swallowed_whole() -> None:
    caught = [
        str(path.relative_to(ROOT))
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id == "Exception"))
    ]
    assert caught == []


@pytest.mark.parametrize("layer", ["records", "store", "operations"])
@pytest.mark.parametrize("feature", FEATURES)
def test_one_word_names_a_feature_in_every_layer(feature: str, layer: str) -> None:
    module = ROOT / "egovdesk" / layer / feature
    assert module.with_suffix(".py").is_file() or (module / "__init__.py").is_file()


def test_what_the_project_needs_is_locked() -> None:
    locked = LOCKS_BY_NAME["requirements.txt"].read_text()
    for need in PROJECT["project"]["dependencies"]:
        name = re.match(r"[\w-]+", need)
        assert name and f"\n{name[0].lower()}==" in f"\n{locked}", need


def test_both_locks_agree() -> None:
    plain, dev = (set(pins(LOCKS_BY_NAME[name])) for name in sorted(LOCKS_BY_NAME, reverse=True))
    assert plain < dev


def test_versions_that_are_not_for_us_are_not_asked_for() -> None:
    needs = PROJECT["project"]["dependencies"]
    assert any("!=6.12.0" in need and "< '3.12'" in need for need in needs)
    assert PROJECT["project"]["requires-python"] == ">=3.11,<3.15"


def test_the_contracts_place_every_package() -> None:
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    whole = {c["containers"][0] for c in contracts if c["type"] == "layers" and c["exhaustive"]}
    assert whole == {"egovdesk", "ui"}
    assert {c["type"] for c in contracts} >= {"layers", "forbidden", "independence"}


def test_the_window_starts_without_the_command_line() -> None:
    code = (
        "import sys, main, ui.application\n"
        "needless = {'click', 'docx', 'openpyxl', 'lxml', 'sqlite_utils', 'egovdesk.cli'}\n"
        "assert not needless & set(sys.modules), needless & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_a_window_with_nowhere_to_show_it_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys, "argv", ["egovdesk"])
    assert main.main() == 1
    assert "no display" in capsys.readouterr().err


def test_what_the_long_run_asks_for_is_understood() -> None:
    asked = re.findall(r"(EGOVDESK_\w+)=", (ROOT / ".ci" / "run").read_text())
    told = "".join((ROOT / "tests" / name).read_text() for name in ("slices.py", "conftest.py"))
    assert asked and all(name in told for name in asked)


def test_the_version_is_said_without_a_window() -> None:
    code = (
        "import sys, main\n"
        "sys.argv = ['egovdesk', '--version']\n"
        "assert main.main() == 0\n"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert egovdesk.__version__ in said.stdout


def test_the_core_runs_without_qt() -> None:
    code = (
        "import sys, egovdesk.cli, egovdesk.register, egovdesk.documents.minutes\n"
        "assert not [name for name in sys.modules if name.startswith(('PySide6', 'ui.'))]"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_opening_a_register_needs_no_schema_library(tmp_path: Path) -> None:
    from tests.scenes import a_council

    path = tmp_path / "ours.egovdesk"
    a_council(path).close()
    code = (
        "import sys; from egovdesk.register import Register\n"
        f"Register({str(path)!r}).close()\n"
        "assert 'sqlite_utils' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_the_readme_names_two_commands_that_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in ("run", "test"):
        assert f"packaging/{name}" in readme
        assert (ROOT / "packaging" / name).stat().st_mode & 0o111
        assert (ROOT / "packaging" / f"{name}.cmd").is_file()
