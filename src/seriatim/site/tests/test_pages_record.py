"""What do pages say about the record's proofs, and who is given a receipt?"""

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from seriatim.floor.rules.kinds import Visibility
from seriatim.journal import CannotOpen, Tampered, sqlite_url
from seriatim.journal.log import continuation, receipt, verify_seriatim
from seriatim.journal.log import note as notes
from seriatim.journal.log.checkpoint import Checkpoint
from seriatim.journal.log.continuation import must_continue
from seriatim.journal.log.tests.scene import one_round
from seriatim.journal.log.tests.witness_server import KEY, Seen, serving
from seriatim.journal.log.words import fingerprint
from seriatim.site import house
from seriatim.site import serving as program
from seriatim.site.record import keeper as record
from seriatim.site.tests.scene import LIST, SESSION, Hall

RECEIPT = LIST + "requests/{}/receipt"


def keys() -> tuple[object, ...]:
    return record.keeper().log.signer.keys


def foot(client: Client, address: str = "/") -> str:
    """What the foot of a page says about the record."""
    found = re.search(r'<p class="record">(.*?)</p>', client.get(address).content.decode(), flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", "", found[1])) if found else ""


def test_an_inscription_is_answered_with_a_receipt(hall: Hall, desk: Client, anybody: Client) -> None:
    answer = desk.post(LIST + "requests/", {"delegation": "KEN"})
    page = desk.get(answer.headers["Location"]).content.decode()
    address = RECEIPT.format(hall.request("KEN"))
    assert f'href="{address}"' in page
    given = desk.get(address)
    assert given.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert given.headers["Content-Disposition"] == f'attachment; filename="{SESSION}-request-1.tlog-proof"'
    known = receipt.parse(given.content.decode())
    receipt.must_prove(known)
    notes.must_be_signed_by(known.note, [record.keeper().log.signer.key])
    assert known.event.name == "floor.Inscribed"
    assert '"delegation":"KEN"' in known.event.payload
    assert f'href="{address}"' in desk.get(address.removesuffix("receipt")).content.decode()
    assert anybody.get(address).content == given.content, "the list is public"


def test_who_may_not_see_a_request_gets_no_receipt_of_it(hall: Hall, desk: Client, anybody: Client) -> None:
    hall.asked("KEN", "BRA", "FRA").seen_by(Visibility.NEXT, 1)
    codes = [anybody.get(RECEIPT.format(hall.request(one))).status_code for one in ("KEN", "BRA")]
    assert codes == [200, 404]
    assert desk.get(RECEIPT.format(hall.request("BRA"))).status_code == 200
    assert anybody.get(RECEIPT.format(99)).status_code == 404
    assert anybody.post(RECEIPT.format(1)).status_code == 405


def test_a_receipt_holds_nothing_confidential(hall: Hall, desk: Client) -> None:
    desk.post(LIST + "requests/", {"delegation": "KEN", "text": "our secret wish"})
    written = desk.get(RECEIPT.format(hall.request("KEN"))).content.decode()
    assert "secret" not in receipt.parse(written).event.payload


def test_the_foot_of_every_page_says_which_record_it_shows_and_how_old(hall: Hall, anybody: Client) -> None:
    first = foot(anybody)
    size, root = hall.chamber.journal.head()
    assert fingerprint(root) in first
    assert f"{size} events, signed" in first
    assert "seconds ago" in first
    assert foot(anybody, LIST).split(":")[1].split()[:8] == fingerprint(root).split()
    assert "witnessed" not in first.lower()


def test_pages_do_not_sign_for_every_reader(hall: Hall, anybody: Client) -> None:
    foot(anybody)
    hall.asked("KEN")
    for _ in range(3):
        foot(anybody)
    assert len(hall.chamber.journal.door.rows("SELECT size FROM checkpoint")) == 1


def test_an_empty_journal_says_nothing_about_its_record(chamber: object, anybody: Client) -> None:
    assert foot(anybody) == ""
    assert anybody.get("/record/").status_code == 200
    assert anybody.get("/record/checkpoint").status_code == 404


def test_a_page_says_when_nothing_can_be_signed_or_nobody_witnesses(
    hall: Hall, anybody: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    at = datetime(2026, 3, 9, 14, tzinfo=UTC)
    keeper = record.keeper()
    keeper.outside = tmp_path / "last-checkpoint"
    monkeypatch.setattr(keeper.log, "clock", lambda: at)
    with serving(Seen(key=str(keeper.log.signer.key))) as witness:
        keeper.witnesses = (witness,)
        assert "Not witnessed yet." in foot(anybody)
        one_round(keeper)
    assert "witnessed" not in foot(anybody)
    at += timedelta(minutes=5)
    hall.asked("KEN")
    assert re.search(r"signed 0 seconds ago\. Not witnessed for 5.minutes\.", foot(anybody))

    def refuse() -> None:
        raise Tampered("it is not what its hash says", 7)

    monkeypatch.setattr(keeper.log, "checkpoint", refuse)
    at += timedelta(minutes=5)
    hall.asked("BRA")
    assert "Nothing newer can be signed" in foot(anybody)


def test_anybody_may_keep_the_checkpoint_and_see_later_that_it_was_continued(hall: Hall, anybody: Client) -> None:
    old = notes.parse(anybody.get("/record/checkpoint").content.decode())
    notes.must_be_signed_by(old, [record.keeper().log.signer.key])
    known = Checkpoint.parse(old.text)
    hall.asked("KEN", "BRA")
    new = continuation.parse(anybody.get(f"/record/checkpoint?since={known.size}").content.decode())
    must_continue(known, new)
    for nonsense in ("x", "99999", "-1", "9" * 16, "²"):
        assert anybody.get("/record/checkpoint", {"since": nonsense}).status_code == 404


def test_the_page_of_the_record_shows_the_keys_and_gives_the_verifier(hall: Hall, anybody: Client) -> None:
    page = anybody.get("/record/").content.decode()
    for key in keys():
        assert str(key) in unescape(page)
    assert len(page) < 30_000
    program_text = anybody.get("/record/verify_seriatim.py")
    assert program_text.headers["Content-Disposition"] == 'attachment; filename="verify_seriatim.py"'
    assert program_text.content == Path(verify_seriatim.__file__).read_bytes()


def test_a_journal_that_was_cut_short_is_refused_at_start_up(
    hall: Hall, monkeypatch: pytest.MonkeyPatch, tmp_path: object, db: None
) -> None:
    monkeypatch.setenv("SERIATIM_VAR", str(tmp_path))
    record._keeper.cache_clear()
    hall.asked("KEN")
    record.keeper().keep()
    program.prepare()
    path = house.chamber().journal.door.path  # type: ignore[attr-defined]  # the fixture's is a file
    house.chamber().journal.close()
    path.rename(path.with_name("lost.sqlite3"))
    house.chamber.cache_clear()
    Hall(house.chamber()).convened()
    with pytest.raises(CannotOpen, match=r"were signed\. This is not the journal that was signed: restore a copy"):
        program.prepare()
    record._keeper.cache_clear()


def test_the_setting_names_the_witnesses(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SERIATIM_WITNESS", f"https://witness.example {KEY}")
    monkeypatch.setenv("SERIATIM_LOG_ORIGIN", "floor.example.org/log")
    known = record.keeper_of(hall.chamber.journal)
    assert [one.key for one in known.witnesses] == [KEY]
    assert known.log.signer.origin == "floor.example.org/log"
    assert sqlite_url(known.outside).endswith("last-checkpoint")
