from pathlib import Path

import pytest

from seriatim.forecast.field import shipped
from seriatim.forecast.past import BadTable, meeting_of, rows, sittings
from seriatim.forecast.rules.answer import forecast


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "speeches.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_lists_are_told_apart_by_meeting_and_item_and_sittings_come_in_their_order(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "meeting,date,agenda_item,delegation,speech_seconds\n"
        "2,2024-03-05,a,Kenya,100\n1,2024-03-04,a,Chile,200\n1,2024-03-04,b,France,300\n1,2024-03-04,a,Ghana,250\n",
    )
    assert [[[one.seconds for one in each] for each in sitting] for sitting in sittings(rows(file))] == [
        [[200, 250], [300]],
        [[100]],
    ]


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (("31.03.2022", "01.04.2022"), [1, 2]),
        (("2022-04-01", "2022-03-31"), [2, 1]),
        (("2022-04-01T10:00", "2022-03-31T15:00"), [2, 1]),
        (("2023", "2022"), [2, 1]),
        (("second day", "first day"), [1, 2]),
    ],
)
def test_dates_that_do_not_sort_leave_sittings_in_the_order_of_their_rows(
    tmp_path: Path, dates: tuple[str, str], order: list[float]
) -> None:
    held = "".join(f"{date},Kenya,{seconds}\n" for seconds, date in enumerate(dates, 1))
    found = sittings(rows(written(tmp_path, f"date,delegation,speech_seconds\n{held}")))
    assert [speech.seconds for sitting in found for each in sitting for speech in each] == order


def test_columns_are_known_however_they_are_written(tmp_path: Path) -> None:
    file = written(tmp_path, "\ufeffDelegation , SPEECH_SECONDS,\nKenya,200,,4\n")
    assert [(one.name, one.seconds) for one in rows(file)] == [("Kenya", 200)]


def test_a_row_without_a_length_waits(tmp_path: Path) -> None:
    line = rows(
        written(tmp_path, "delegation,speech_seconds,time_limit_seconds\nKenya,200,180\nChile,,180\nFrance,,180\n")
    )
    of = meeting_of(shipped(), [], line, 600.0)
    assert (len(of.heard), len(of.waiting), of.stops) == (1, 2, 600)
    assert forecast(of, 1)


def test_an_estimated_length_is_read_where_none_was_measured(tmp_path: Path) -> None:
    file = written(tmp_path, "delegation,est_seconds_at_111wpm,level\nKenya,900,Minister\n")
    assert rows(file)[0].seconds == 900
    assert rows(file)[0].speaker.traits["level"] == "minister"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "there is no column “delegation”"),
        ("delegation;speech_seconds\nKenya;200\n", "with commas between them"),
        ("delegation,speech_seconds,delegation\nKenya,200,Chile\n", "the column “delegation” stands there twice"),
        ("who,seconds\nKenya,200\n", "there is no column “delegation”"),
        ("delegation,speech_seconds\nKenya,three minutes\n", "line 2: “three minutes” in column “speech_seconds”"),
        ("delegation,speech_seconds\nKenya,200\nChile,-5\n", "line 3: “-5”"),
        ("delegation,speech_seconds\nKenya,nan\n", "line 2: “nan”"),
        ("delegation,speech_seconds\n,200\n", "line 2: the delegation is missing"),
    ],
)
def test_a_table_that_cannot_be_read_says_where_and_what_to_do(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(BadTable, match=says):
        rows(written(tmp_path, text))


def test_a_file_that_is_no_text_is_no_table(tmp_path: Path) -> None:
    file = tmp_path / "speeches.csv"
    file.write_bytes(b"delegation\n\xff\xfe\x00")
    with pytest.raises(BadTable, match="no CSV file in UTF-8"):
        rows(file)


def test_a_blank_line_is_no_row(tmp_path: Path) -> None:
    assert len(rows(written(tmp_path, "delegation,speech_seconds\nKenya,200\n,\nChile,100\n"))) == 2
