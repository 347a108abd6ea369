"""Packs as folders: files by item with an index, proved, kept, written out again and withdrawn."""

from __future__ import annotations

import csv
import errno
import hashlib
import os
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from egovdesk.documents.packs import Entry, pack_contents
from egovdesk.errors import DiskFault, EgovDeskError, Refused, Stopped
from egovdesk.operations.packs.contents import Spot, include_in_pack
from egovdesk.operations.packs.making import withdraw_pack
from egovdesk.operations.packs.public import declare_public, withhold
from egovdesk.operations.papers import add_paper
from egovdesk.packing.chains import chain_of
from egovdesk.packing.folders import make_folder
from egovdesk.packing.kept import folder_files, write_out
from egovdesk.packing.making import Made, Wish, keep_files, keep_made, make_pdf
from egovdesk.packing.manifest import from_json
from egovdesk.packing.public import Blocked, make_folder_proved
from egovdesk.records.packs import Audience, PackFile, PackKind
from egovdesk.register import Register, back_up, restore
from tests.core.packing.scenes import SECRET, a_pdf, a_word_file, a_zip, quiet, receive, text_of
from tests.scenes import Board

PUBLIC, MEMBERS = Audience.PUBLIC, Audience.MEMBERS


def members(board: Board) -> Wish:
    """The members' pack of the board's meeting."""
    return Wish(board.meeting, MEMBERS)


def public(board: Board) -> Wish:
    """The public's pack of the board's meeting."""
    return Wish(board.meeting, PUBLIC)


def made(board: Board, out: Path, wish: Wish | None = None) -> Made:
    """A pack that was made as a folder, and proved where it is the public's."""
    return make_folder_proved(board.register, wish or members(board), out, quiet)[0]


def bytes_in(folder: Path) -> dict[str, bytes]:
    """What lies in a folder, by its path in it."""
    found = (one for one in folder.rglob("*") if one.is_file())
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in found}


def index_of(pack: Made) -> dict[str, dict[str, str]]:
    """The rows of the index by file."""
    rows = csv.DictReader(pack.index.read_text("utf-8-sig").splitlines())
    return {row["File"]: row for row in rows}


def files_of(register: Register, pack_id: str) -> list[PackFile]:
    """The files of a pack that was kept."""
    return register.pack_files.find(pack_id=pack_id)


# -- what is in it ---------------------------------------------------------------------------------


def test_a_folder_has_files_by_item_and_exempt_ones_apart(
    board: Board, case: str, tender: str, out: Path
) -> None:
    pack = made(board, out)
    assert pack.path == out / "CFB_2003-10-21_pack"
    for one in pack.manifest:
        assert (pack.path / one.file).is_file()
        assert one.file.startswith("exempt/") == one.exempt
    assert any(one.exempt for one in pack.manifest)
    assert list(index_of(pack)) == [one.file for one in pack.manifest]
    assert set(bytes_in(pack.path)) == {"contents.csv", *index_of(pack)}


def test_the_index_has_the_hash_of_each_file_as_it_lies_there(
    board: Board, case: str, tender: str, out: Path
) -> None:
    register = board.register
    (file,) = register.paper_files.find(paper_id=case)
    withhold(register, board.meeting, file.sha256, 2, "In confidence", paper_id=case)
    pack = made(board, out, public(board))
    lying = bytes_in(pack.path)
    assert {name: row["SHA-256"] for name, row in index_of(pack).items()} == {
        name: hashlib.sha256(data).hexdigest()
        for name, data in lying.items()
        if name != "contents.csv"
    }
    (paper,) = (one for one in pack.manifest if one.paper_id == case)
    assert (paper.version, paper.sha256) == (1, file.sha256)
    assert index_of(pack)[paper.file]["SHA-256"] != file.sha256


def test_a_public_folder_has_nothing_exempt(
    board: Board, case: str, tender: str, out: Path
) -> None:
    pack = made(board, out, public(board))
    assert not (pack.path / "exempt").exists()
    assert not any("tender" in name.lower() for name in bytes_in(pack.path))


def test_an_index_has_no_formula(board: Board, tmp_path: Path, out: Path) -> None:
    paper = add_paper(board.register, board.items[1], "=1+1")
    receive(board, paper, a_pdf(tmp_path / "one.pdf", 1))
    assert "'=1+1" in made(board, out).index.read_text("utf-8-sig")


def test_files_of_the_same_name_lie_side_by_side(board: Board, tmp_path: Path, out: Path) -> None:
    paper = add_paper(board.register, board.items[1], "Costs")
    for name in ("The costs.zip", "the_costs.zip"):
        receive(board, paper, a_zip(tmp_path / name, name))
    pack = made(board, out)
    names = [one.file for one in pack.manifest if one.sha256]
    assert len(set(names)) == 2 and all((pack.path / name).is_file() for name in names)


@pytest.mark.parametrize("name", ["con.pdf", "aux.tar.pdf", "costs. .pdf", "Ünïcøde … report.PDF"])
def test_a_name_that_a_computer_cannot_have_is_made_one_that_it_can(
    board: Board, tmp_path: Path, out: Path, name: str
) -> None:
    paper = add_paper(board.register, board.items[1], "Costs")
    receive(board, paper, a_pdf(tmp_path / "costs.pdf", 1).rename(tmp_path / name))
    pack = made(board, out)
    (lying,) = (one.file for one in pack.manifest if one.paper_id == paper)
    assert lying.isascii() and lying.endswith(".pdf") and len(lying) <= 80
    assert not set(lying) & set('<>:"\\|?* ') and ".." not in lying and "._" not in lying


def test_comments_and_changes_of_a_word_paper_stay_out_of_the_publics(
    board: Board, tmp_path: Path, out: Path
) -> None:
    paper = add_paper(board.register, board.items[1], "Costs")
    source = a_word_file(tmp_path / "costs.docx", "The costs are known")
    commented(source, "Do not show this")
    receive(board, paper, source)
    (members_copy,) = made(board, out).path.glob("*costs.docx")
    assert members_copy.read_bytes() == source.read_bytes()
    (public_copy,) = made(board, out, public(board)).path.glob("*costs.docx")
    with ZipFile(public_copy) as packed:
        said = b"".join(packed.read(name) for name in packed.namelist()).decode("utf-8", "replace")
    assert "The costs are known" in said and "Do not show this" not in said


def commented(path: Path, words: str) -> None:
    """Put a comment on the first paragraph of a Word file."""
    from docx import Document as Word

    word = Word(str(path))
    word.add_comment(word.paragraphs[0].runs, text=words, author="Officer", initials="O")
    word.save(str(path))


# -- what stops it ---------------------------------------------------------------------------------


def test_a_folder_is_never_put_where_one_is(board: Board, case: str, out: Path) -> None:
    before = bytes_in(made(board, out).path)
    with pytest.raises(EgovDeskError, match="There is a folder CFB_2003-10-21_pack already"):
        made(board, out)
    assert bytes_in(out / "CFB_2003-10-21_pack") == before
    assert len(list(out.iterdir())) == 1


def test_stop_leaves_nothing_behind(board: Board, case: str, tender: str, out: Path) -> None:
    told: list[str] = []

    def stop(words: str, _share: float) -> None:
        told.append(words)
        if len(told) == 3:
            raise Stopped("It was stopped.", "Nothing was written.")

    with pytest.raises(Stopped):
        make_folder(board.register, members(board), out, stop)
    assert told[0].startswith("document 1 of ") and list(out.iterdir()) == []


def test_a_full_disk_leaves_nothing_behind(
    board: Board, case: str, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    for what in ("shutil.copyfile", "csv.writer"):
        with monkeypatch.context() as patched:
            patched.setattr(what, full)
            with pytest.raises(DiskFault, match="no room left on the disk"):
                made(board, out)
        assert list(out.iterdir()) == []


def test_a_certificate_that_cannot_be_put_down_leaves_no_folder(
    board: Board, case: str, out: Path
) -> None:
    (out / "CFB_2003-10-21_pack_PUBLIC_folder_certificate.pdf").mkdir()
    with pytest.raises(DiskFault):
        made(board, out, public(board))
    assert [one.name for one in out.iterdir()] == [
        "CFB_2003-10-21_pack_PUBLIC_folder_certificate.pdf"
    ]


def test_a_file_of_which_nothing_can_be_taken_out_stops_the_folder(
    board: Board, tmp_path: Path, out: Path
) -> None:
    register = board.register
    paper = add_paper(register, board.items[1], "Outline business case")
    receive(board, paper, a_word_file(tmp_path / "case.docx", "In confidence"))
    (file,) = register.paper_files.find(paper_id=paper)
    withhold(register, board.meeting, file.sha256, 1, "In confidence", paper_id=paper)
    with pytest.raises(Refused, match=r"case.docx would show what is withheld"):
        made(board, out, public(board))
    assert list(out.iterdir()) == []


def at(line: Entry) -> Spot:
    """Where a line of the contents stands."""
    about = line.item.id if line.item else None
    return Spot(line.part, about, line.paper.id if line.paper else None, line.detail)


def test_a_folder_with_nothing_in_it_is_refused(board: Board, out: Path) -> None:
    lines = pack_contents(board.register, board.meeting, MEMBERS)
    include_in_pack(board.register, board.meeting, [at(one) for one in lines], included=False)
    with pytest.raises(Refused, match="Nothing is in this pack"):
        made(board, out)
    assert list(out.iterdir()) == []


# -- what is kept ----------------------------------------------------------------------------------


def test_a_folder_is_kept_and_written_out_again_byte_for_byte(
    board: Board, case: str, tender: str, out: Path, tmp_path: Path
) -> None:
    register = board.register
    pack = made(board, out)
    kept = register.packs.get(keep_made(register, pack))
    assert (kept.pages, kept.first_page) == (0, 1)
    assert from_json(kept.manifest) == pack.manifest
    again = tmp_path / "again"
    again.mkdir()
    (folder,) = write_out(register.contents, files_of(register, kept.id), again)
    assert folder == again / "CFB_2003-10-21_pack"
    assert bytes_in(folder) == bytes_in(pack.path)
    with pytest.raises(EgovDeskError, match="There is a folder"):
        write_out(register.contents, files_of(register, kept.id), again)
    assert [one.name for one in again.iterdir()] == [folder.name]


def test_a_public_folder_is_kept_with_its_certificate(
    board: Board, case: str, tender: str, out: Path, tmp_path: Path
) -> None:
    register = board.register
    pack = made(board, out, public(board))
    assert pack.certificate == out / "CFB_2003-10-21_pack_PUBLIC_folder_certificate.pdf"
    (said,) = text_of(pack.certificate)
    index = hashlib.sha256(pack.index.read_bytes()).hexdigest()
    assert pack.path.name in said and index in said.replace("\r\n", "")
    assert f"The folder of {len(pack.manifest) + 1} files" in said
    files = files_of(register, keep_made(register, pack))
    assert [one.name for one in files if one.kind == "certificate"] == [pack.certificate.name]
    paths = write_out(register.contents, files, tmp_path)
    assert [one.name for one in paths] == [pack.path.name, pack.certificate.name]
    assert paths[1].read_bytes() == pack.certificate.read_bytes()


def test_a_copy_of_which_one_file_is_open_leaves_nothing_and_says_so(
    board: Board, case: str, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = made(board, out, public(board))
    files = files_of(board.register, keep_made(board.register, pack))
    again = tmp_path / "again"
    again.mkdir()
    assert pack.certificate is not None
    name, put = pack.certificate.name, os.replace
    (again / name).write_text("open in a program")

    def refuse(source: Path, target: Path) -> None:
        if again / name in (Path(source), Path(target)):
            raise PermissionError(errno.EACCES, "in use")
        put(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(EgovDeskError, match=f"{name} is open in another program"):
        write_out(board.register.contents, files, again)
    assert [one.name for one in again.iterdir()] == [name]


def test_a_public_folder_that_was_not_proved_is_not_kept(
    board: Board, case: str, out: Path
) -> None:
    pack = make_folder(board.register, public(board), out, quiet)
    with pytest.raises(Refused, match="has not been proved clean"):
        keep_made(board.register, pack)
    assert board.register.packs.count() == 0 and list(out.iterdir()) == []


def test_what_somebody_put_into_the_folder_is_not_kept(board: Board, case: str, out: Path) -> None:
    pack = made(board, out)
    (pack.path / "Thumbs.db").write_bytes(b"no paper")
    files = files_of(board.register, keep_made(board.register, pack))
    assert len(files) == len(pack.manifest) + 1
    assert not any("Thumbs" in one.name for one in files)


def test_authors_files_are_in_the_register_once(board: Board, case: str, out: Path) -> None:
    register = board.register
    (paper,) = register.paper_files.find(paper_id=case)
    files = files_of(register, keep_made(register, made(board, out)))
    assert paper.sha256 in {one.sha256 for one in files}
    register.contents.purge()
    assert register.contents.missing() == register.contents.damaged() == []


def test_a_backup_has_the_folder_byte_for_byte(
    board: Board, case: str, tender: str, out: Path, tmp_path: Path
) -> None:
    pack = made(board, out)
    kept = keep_made(board.register, pack)
    again = tmp_path / "again.egovdesk"
    restore(back_up(board.register.path).path, again)
    with Register(again, read_only=True) as restored:
        (folder,) = write_out(restored.contents, files_of(restored, kept), tmp_path)
    assert bytes_in(folder) == bytes_in(pack.path)


def test_a_folder_that_cannot_be_kept_has_not_gone_out(
    board: Board, case: str, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Any:
        raise DiskFault("The disk is full.", "Nothing was kept.", "Make room on the disk.")

    pack = made(board, out, public(board))
    monkeypatch.setattr(type(board.register.contents), "keep", full)
    with pytest.raises(DiskFault):
        keep_made(board.register, pack)
    assert list(out.iterdir()) == [] and board.register.packs.count() == 0


def test_a_keeping_that_is_stopped_leaves_nothing_behind(
    board: Board, case: str, out: Path
) -> None:
    pack = made(board, out)
    with pytest.raises(Stopped):
        keep_files(board.register, pack, lambda: True)
    assert list(out.iterdir()) == []


def test_a_copy_that_is_stopped_leaves_nothing_behind(
    board: Board, case: str, out: Path, tmp_path: Path
) -> None:
    register = board.register
    files = files_of(register, keep_made(register, made(board, out)))
    again = tmp_path / "again"
    again.mkdir()
    with pytest.raises(Stopped):
        write_out(register.contents, files, again, lambda: True)
    assert list(again.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["CFB/../../evil.pdf", "CFB/C:evil.pdf", "CFB/..\\evil", "evil.pdf"]
)
def test_a_register_that_was_tampered_with_leads_to_no_other_place(
    board: Board, case: str, out: Path, tmp_path: Path, name: str
) -> None:
    register = board.register
    first, *rest = folder_files(files_of(register, keep_made(register, made(board, out))))
    again = tmp_path / "again"
    again.mkdir()
    with pytest.raises(Refused, match="no name of a file of a pack"):
        write_out(register.contents, [*rest, replace(first, name=name)], again)
    assert list(again.iterdir()) == [] and not list(tmp_path.rglob("*evil*"))


def test_a_folder_is_withdrawn_like_any_pack(board: Board, case: str, out: Path) -> None:
    register = board.register
    pack = keep_made(register, made(board, out))
    withdraw_pack(register, pack, "The wrong appendix")
    assert register.packs.get(pack).withdrawn_reason == "The wrong appendix"
    assert folder_files(files_of(register, pack))


# -- supplements -----------------------------------------------------------------------------------


def test_no_supplement_continues_a_folder(
    board: Board, case: str, out: Path, tmp_path: Path
) -> None:
    register = board.register
    keep_made(register, made(board, out))
    with pytest.raises(Refused, match="No pack has been made"):
        chain_of(register, board.meeting, MEMBERS)
    pages = make_pdf(register, members(board), out, quiet)
    kept = keep_made(register, pages)
    made_again = tmp_path / "again"
    made_again.mkdir()
    keep_made(register, made(board, made_again))
    chain = chain_of(register, board.meeting, MEMBERS)
    assert (chain.last.id, chain.next_page) == (kept, pages.pages + 1)


def test_a_supplement_is_no_folder(board: Board, case: str, out: Path) -> None:
    keep_made(board.register, make_pdf(board.register, members(board), out, quiet))
    wish = replace(members(board), kind=PackKind.SUPPLEMENT, reason="It came late")
    with pytest.raises(Refused, match="a folder has no pages"):
        made(board, out, wish)


# -- the leak check --------------------------------------------------------------------------------


def test_a_leak_of_a_folder_says_in_which_of_its_files_it_is(
    board: Board, tender: str, tmp_path: Path, out: Path
) -> None:
    register = board.register
    paper = add_paper(register, board.items[1], "Costs")
    receive(board, paper, a_pdf(tmp_path / "costs.pdf", 2, SECRET))
    with pytest.raises(Blocked) as blocked:
        made(board, out, public(board))
    found = blocked.value
    (line,) = (one for one in found.made.manifest if one.paper_id == paper)
    assert {one.place.file for one in found.searched.leaks} == {line.file}
    assert list(out.iterdir()) == []
    for leak in found.searched.leaks:
        declare_public(register, board.meeting, leak.declared, "It is in the budget book")
    assert made(board, out, public(board)).index.is_file()
