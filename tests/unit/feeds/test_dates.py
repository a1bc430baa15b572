from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podplayer.feeds.dates import parse_clock, parse_date, parse_duration

MOMENT = datetime(2026, 11, 24, 8, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "Tue, 24 Nov 2026 08:10:00 GMT",
        "Tue, 24 Nov 2026 08:10:00 +0000",
        "Tue, 24 Nov 2026 03:10:00 -0500",
        "Tue, 24 Nov 2026 09:10 +01:00",
        "24 November 2026 08:10:00 Z",
        "Tue, 24 Nov 26 08:10:00 UT",
        "Tue, 24 Nov 2026 00:10:00 PST",
        "Tuesday, 24-Nov-2026 08:10:00 GMT",
        "Wed, 24 Nov 2026 08:10:00 GMT",
        "2026-11-24T08:10:00Z",
        "2026-11-24T08:10:00.000+00:00",
        "2026-11-24 08:10:00",
        "2026-11-24T10:10:00+0200",
        "Di, 24 November 2026 09:10:00 +0100",
        "mar., 24 nov. 2026 08:10:00 +0000",
        " Tue, 24 Nov 2026 08:10:00 +0000 ",
    ],
)
def test_one_moment_is_written_in_many_ways(text):
    assert parse_date(text) == MOMENT


@pytest.mark.parametrize(
    "text", ["", "Invalid Date", "yesterday", "0000-00-00", "Tue, 99 Nov 2026 08:10:00 GMT", "12"]
)
def test_nonsense_is_no_date(text):
    assert parse_date(text) is None


def test_hours_beyond_the_day_leave_the_day():
    assert parse_date("Tue, 24 Nov 2026 25:10:00 GMT") == datetime(2026, 11, 24, tzinfo=UTC)
    assert parse_date("Tue, 24 Nov 2026 24:00:00 GMT") == datetime(2026, 11, 25, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("3723", 3723), ("1:02:03", 3723), ("62:03", 3723), ("01:02:03.5", 3723.5),
        ("3723.4", 3723.4), ("PT1H2M3S", 3723), ("1h 2m 3s", 3723), ("62 min", 3720),
        (":30", 30), ("1:02:03 ", 3723),
    ],
)  # fmt: skip
def test_one_length_is_written_in_many_ways(text, seconds):
    assert parse_duration(text) == seconds * 1000


@pytest.mark.parametrize(
    "text", ["", "0", "00:00:00", "-5", "long", "nan", "inf", "9" * 400, "1:2:3:4:5"]
)
def test_no_length_is_none(text):
    assert parse_duration(text) is None


@given(st.text())
def test_no_text_breaks_anything(text):
    parse_date(text)
    parse_duration(text)
    parse_clock(text)
