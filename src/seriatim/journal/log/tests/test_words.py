"""The fingerprint in words: eight of a list that never changes."""

from hashlib import sha256

from seriatim.journal.log.words import WORDS, fingerprint


def test_a_root_reads_as_eight_words() -> None:
    assert fingerprint(bytes(range(32))) == "acorn actor adobe album alley amber anchor apple"
    assert fingerprint(bytes([255, 0] * 16)).split()[:2] == ["zebra", "acorn"]


def test_the_words_are_short_and_told_apart_by_their_first_three_letters() -> None:
    assert len(WORDS) == 256
    assert len({word[:3] for word in WORDS}) == 256
    assert all(word.isascii() and word.islower() and 3 <= len(word) <= 9 for word in WORDS)
    assert list(WORDS) == sorted(WORDS)


def test_the_list_never_changes() -> None:
    assert (
        sha256(" ".join(WORDS).encode()).hexdigest()
        == "562993c19778797e6ecfd22ff9b3648ba1d0e8b14405111d373e0188cb175f70"
    )
