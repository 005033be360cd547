"""The installation's keys are made once, and only their owner reads them."""

from pathlib import Path

import pytest
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey

from seriatim.journal import CannotOpen
from seriatim.journal.errors import BadProof
from seriatim.journal.log.checkpoint import Checkpoint
from seriatim.journal.log.signer import Signer, signer
from seriatim.journal.log.tests.scene import ORIGIN, SIGNER, Clock
from seriatim.journal.own_file import make_once


def test_the_keys_are_made_once_and_only_their_owner_reads_them(tmp_path: Path) -> None:
    path = tmp_path / "log-key"
    first = signer(path, ORIGIN)
    assert signer(path, ORIGIN).keys == first.keys
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["log-key"]


def test_two_installations_have_two_keys(tmp_path: Path) -> None:
    assert signer(tmp_path / "one", ORIGIN).key != signer(tmp_path / "two", ORIGIN).key


def test_keys_that_others_can_read_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "log-key"
    signer(path, ORIGIN)
    path.chmod(0o640)
    with pytest.raises(CannotOpen, match=r"others may read .*chmod 600"):
        signer(path, ORIGIN)


@pytest.mark.parametrize("content", ["", "ed25519 AAAA\n", "nonsense\n"])
def test_a_damaged_file_of_keys_is_refused_and_not_replaced(tmp_path: Path, content: str) -> None:
    path = tmp_path / "log-key"
    make_once(path, content)
    with pytest.raises((CannotOpen, BadProof)):
        signer(path, ORIGIN)
    assert path.read_text() == content


@pytest.mark.parametrize("name", ["", "floor example", "floor+example", "a\n"])
def test_a_log_must_have_a_name_that_a_key_can_bear(name: str) -> None:
    with pytest.raises(CannotOpen, match="SERIATIM_LOG_ORIGIN"):
        Signer(name, (bytes(32), bytes(32)))


def test_where_there_is_no_ml_dsa_one_signature_must_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(_seed: bytes) -> MLDSA44PrivateKey:
        raise UnsupportedAlgorithm("")

    monkeypatch.setattr(
        "seriatim.journal.log.signer.MLDSA44PrivateKey", type("Absent", (), {"from_seed_bytes": absent})
    )
    poor = Signer(ORIGIN, (b"1" * 32, b"2" * 32))
    assert poor.keys == (SIGNER.key,)
    assert poor.cosign(Checkpoint(ORIGIN, 1, bytes(32)), Clock().at) is None
