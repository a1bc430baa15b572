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
        "Вт, 24 ноя 2026 11:10:00 +0300",
        "24 ноября 2026 г., 08:10",
        "вів, 24 лис 2026 10:10:00 +0200",
        "wto, 24 lis 2026 09:10:00 +0100",
        "24. listopadu 2026 08:10",
        "ti, 24 marras 2026 10:10:00 +0200",
        "Τρί, 24 Νοε 2026 10:10:00 +0200",
        "Sal, 24 Kas 2026 11:10:00 +0300",
        "mardi 24 novembre 2026 08:10:00",
        "martes, 24 de noviembre de 2026 08:10",
        "2026年11月24日 08:10",
        "2026년 11월 24일 17:10 KST",
        "화, 24 11월 2026 17:10:00 +0900",
        "2026/11/24 08:10",
        "24.11.2026 08:10",
        "11/24/2026 8:10 AM",
        "Tue, 24 Nov 2026 8:10 am",
        "November 24, 2026 8:10 a.m.",
        "Tue Nov 24 08:10:00 2026",
        "Tue Nov 24 2026 09:10:00 GMT+0100 (CET)",
        "2026-11-24T03:10:00EST",
        "1795507800",
        "1795507800000",
        "20261124T081000Z",
    ],
)
def test_one_moment_is_written_in_many_ways(text):
    assert parse_date(text) == MOMENT


@pytest.mark.parametrize(
    "text",
    [
        "", "Invalid Date", "yesterday", "0000-00-00", "Tue, 99 Nov 2026 08:10:00 GMT", "12",
        "01/02/2026", "9" * 70, f"Nov 3 {'9' * 70}", "99.99.2026", "Nov 2026",
    ],
)  # fmt: skip
def test_nonsense_is_no_date(text):
    assert parse_date(text) is None


def test_the_afternoon_is_not_the_morning():
    assert parse_date("2026-11-24 08:10:00 PM") == datetime(2026, 11, 24, 20, 10, tzinfo=UTC)
    assert parse_date("Tue, 24 Nov 2026 12:10 AM") == datetime(2026, 11, 24, 0, 10, tzinfo=UTC)


def test_a_day_that_begins_like_a_month_is_no_month():
    assert parse_date("mar., 3 févr. 2026") == datetime(2026, 2, 3, tzinfo=UTC)
    assert parse_date("mar. 3 févr. 2026 10:00") == datetime(2026, 2, 3, 10, tzinfo=UTC)


def test_hours_beyond_the_day_leave_the_day():
    assert parse_date("Tue, 24 Nov 2026 25:10:00 GMT") == datetime(2026, 11, 24, tzinfo=UTC)
    assert parse_date("Tue, 24 Nov 2026 24:00:00 GMT") == datetime(2026, 11, 25, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("3723", 3723), ("1:02:03", 3723), ("62:03", 3723), ("01:02:03.5", 3723.5),
        ("3723.4", 3723.4), ("PT1H2M3S", 3723), ("1h 2m 3s", 3723), ("62 min", 3720),
        (":30", 30), ("1:02:03 ", 3723), ("1h02", 3720), ("25'30\"", 1530), ("5400000", 5400),
        ("１:０２:０３", 3723), ("00:45:10:12", 2710), ("45 Minuten", 2700),
        ("1 Std. 5 Min.", 3900),
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
