"""A secret in a file is made once, and its owner alone reads it."""

from pathlib import Path

import pytest

from seriatim.journal import CannotOpen
from seriatim.journal.own_file import make_once, read_own


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "key"


def test_what_was_made_is_read_by_its_owner_alone(path: Path) -> None:
    make_once(path, "secret")
    assert read_own(path, "a key") == "secret"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["key"]


def test_of_two_processes_that_make_it_at_once_both_use_the_first(path: Path) -> None:
    make_once(path, "the first one's")
    make_once(path, "the second one's")
    assert read_own(path, "a key") == "the first one's"


@pytest.mark.parametrize("mode", [0o640, 0o604])
def test_what_others_may_read_is_refused_with_advice(path: Path, mode: int) -> None:
    make_once(path, "secret")
    path.chmod(mode)
    with pytest.raises(CannotOpen, match=r"others may read .*key, a key: .*chmod 600"):
        read_own(path, "a key")
    with pytest.raises(CannotOpen, match=r"a key: make another"):
        read_own(path, "a key", "make another")


def test_what_is_not_there_or_no_text_is_said(path: Path) -> None:
    with pytest.raises(CannotOpen, match="a key, cannot be read: No such file"):
        read_own(path, "a key")
    path.write_bytes(b"\xff")
    path.chmod(0o600)
    with pytest.raises(CannotOpen, match="a key, is no text"):
        read_own(path, "a key")
