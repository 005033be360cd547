"""Signed notes and their keys: as C2SP writes them, to the byte, and nothing else is read."""

import pytest

from seriatim.journal.errors import BadProof
from seriatim.journal.log import note as notes
from seriatim.journal.log.checkpoint import Checkpoint
from seriatim.journal.log.keys import COSIGNED, ED25519, POST_QUANTUM, VerifierKey
from seriatim.journal.log.note import Note
from seriatim.journal.log.tests.scene import ORIGIN, SIGNER, Clock

# The example with which the format's implementations are compared (c2sp.org/signed-note, Go's x/mod/sumdb/note).
VKEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
NOTE = (
    "This is an example message.\n\n— example.com/foo "
    "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
)
CHECKPOINT = Checkpoint(ORIGIN, 20852163, bytes(range(32)))


def signed(checkpoint: Checkpoint = CHECKPOINT) -> Note:
    again = SIGNER.cosign(checkpoint, Clock().at)
    return Note(checkpoint.text, (SIGNER.sign(checkpoint), *([again] if again else [])))


def test_the_example_of_the_format_is_a_note_by_its_key() -> None:
    key = VerifierKey.parse(VKEY)
    assert str(key) == VKEY
    assert (key.name, key.kind, key.id.hex()) == ("example.com/foo", ED25519, "530d903a")
    note = notes.parse(NOTE)
    assert note.written == NOTE
    notes.must_be_signed_by(note, [key])


def test_a_checkpoint_is_signed_twice_by_its_log() -> None:
    note = notes.parse(signed().written)
    assert Checkpoint.parse(note.text) == CHECKPOINT
    assert [key.kind for key in SIGNER.keys] == [ED25519, POST_QUANTUM]
    assert notes.signed_by(note, SIGNER.keys) == SIGNER.keys
    assert len(note.written) < 4_000


def test_the_same_checkpoint_is_always_signed_alike() -> None:
    assert SIGNER.sign(CHECKPOINT) == SIGNER.sign(CHECKPOINT)


def test_a_signature_under_another_size_is_wrong() -> None:
    other = Checkpoint(ORIGIN, 20852164, CHECKPOINT.root)
    for at, key in enumerate(SIGNER.keys):
        moved = Note(other.text, (signed().signatures[at],))
        with pytest.raises(BadProof, match=r"signature of floor\.example\.org is wrong"):
            notes.signed_by(moved, [key])


def test_signatures_of_strangers_are_ignored_and_a_missing_one_is_named() -> None:
    stranger = VerifierKey.parse(VKEY)
    assert notes.signed_by(signed(), [stranger]) == ()
    with pytest.raises(BadProof, match=r"example\.com/foo did not sign this with the key 530d903a"):
        notes.must_be_signed_by(signed(), [SIGNER.key, stranger])
    with pytest.raises(BadProof, match="no key was given"):
        notes.must_be_signed_by(signed(), [])


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("", "empty line before the signatures"),
        ("floor\n1\nx\n", "empty line before the signatures"),
        ("floor\n\n", "empty line before the signatures"),
        ("floor\n\n— a/b AAAAAA==", "do not end"),
        ("floor\n\n— a/b\n", "no line of a signature"),
        ("floor\n\n- a/b AAAA\n", "no line of a signature"),
        ("floor\n\n— a+b AAAA\n", "no line of a signature"),
        ("floor\n\n— a/b AA\n", "no base64"),
        ("floor\n\n— a/b AAAAAB==\n", "not written as it was"),
        ("flo\x07r\n\n— a/b AAAAAA==\n", "control character"),
        ("floor\n\n" + "— a/b AAAAAA==\n" * 33, "too many"),
    ],
)
def test_what_is_no_note_is_refused(written: str, why: str) -> None:
    with pytest.raises(BadProof, match=why):
        notes.parse(written)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("floor\n1\n", "each on a line"),
        ("\n1\nAAAA\n", "each on a line"),
        (CHECKPOINT.text + "more\n", "each on a line"),
        (CHECKPOINT.text.replace("20852163", "020852163"), "no number"),
        (CHECKPOINT.text.replace("20852163", "-1"), "no number"),
        (CHECKPOINT.text.replace("20852163", "9" * 19), "no number"),
        (CHECKPOINT.text.replace("20852163", "²"), "no number"),
        ("floor\n1\nAAAA\n", "32 bytes"),
    ],
)
def test_what_is_no_checkpoint_is_refused(text: str, why: str) -> None:
    with pytest.raises(BadProof, match=why):
        Checkpoint.parse(text)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("", "no verifier key"),
        ("a b+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "no verifier key"),
        ("example.com/fool+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "was damaged"),
        ("example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "was damaged"),
        ("example.com/foo+530d903a+Aeky", "of a kind that is not known"),
        ("example.com/foo+530d903a+", "of a kind that is not known"),
        ("example.com/foo+530d903a+!", "no base64"),
    ],
)
def test_what_is_no_key_is_refused(written: str, why: str) -> None:
    with pytest.raises(BadProof, match=why):
        VerifierKey.parse(written)


def test_all_kinds_of_keys_are_written_and_read() -> None:
    for key in (*SIGNER.keys, VerifierKey("w.example/1", COSIGNED, SIGNER.key.public)):
        assert VerifierKey.parse(str(key)) == key
        assert not key.verifies(CHECKPOINT.text, b"")
        assert not key.verifies("no checkpoint", bytes(2428))
