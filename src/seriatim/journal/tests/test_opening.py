"""Where a journal is, and what is said when it is not there."""

from pathlib import Path

import pytest

from seriatim.journal import CannotOpen, create, open_journal, sqlite_url
from seriatim.journal.tests.notes import OEWG, noted


def test_a_journal_is_created_where_there_is_none(tmp_path: Path) -> None:
    url = sqlite_url(tmp_path / "session 7 %.sqlite3")
    create(url)
    with open_journal(url) as journal:
        noted(journal, OEWG, "one")
    with open_journal(url) as journal:
        assert journal.streams() == {OEWG: 1}
    assert [path.name for path in tmp_path.iterdir()] == ["session 7 %.sqlite3"]


def test_a_path_with_three_slashes_is_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    open_journal("sqlite:///journal.sqlite3").close()
    assert (tmp_path / "journal.sqlite3").exists()


@pytest.mark.parametrize("url", ["", "mysql://host/db", "sqlite:", "sqlite://", "sqlite:///", "sqlite://journal", "x"])
def test_an_address_of_another_kind_is_refused(url: str) -> None:
    with pytest.raises(CannotOpen, match="begins with sqlite:/// or postgresql://"):
        open_journal(url)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen, match="nowhere is not a folder: create it"):
        open_journal(sqlite_url(tmp_path / "nowhere" / "journal.sqlite3"))


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "journal.sqlite3").mkdir()
    with pytest.raises(CannotOpen, match="check who owns it and its folder"):
        open_journal(sqlite_url(tmp_path / "journal.sqlite3"))


def test_a_server_that_is_not_there_is_named_and_the_password_is_not(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen, match="Start the server, or correct the journal's address") as caught:
        open_journal(f"postgresql://seriatim:secret@/journal?host={tmp_path}")
    assert "secret" not in str(caught.value)
