"""Translated at the window's edge."""

from datetime import date

import pytest
from PySide6.QtCore import QLocale, QTranslator

from podplayer.model.errors import NotFoundError
from podplayer.model.sentence import say
from podplayer.services.diagnostics import Check, Verdict
from podplayer.ui.text import shown, told, tr
from podplayer.ui.widgets.facts import fact_of


class German(QTranslator):
    """A dictionary."""

    TEXTS = {
        "Play": "Abspielen",
        "%n show(s)": "%n Sendungen",
        "the queue": "die Warteschlange",
        "{what} is empty": "{what} ist leer",
        "{size:.1f} GB, {files:,} files, {year}": "{size:.1f} GB, {files:,} Dateien, {year}",
    }

    def translate(self, context, source, hint=None, n=-1):
        del context, hint
        found = self.TEXTS.get(source)
        return None if found is None else found.replace("%n", str(n))


@pytest.fixture
def german(qapp):
    translator = German()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def test_english_where_there_is_no_translation(qapp):
    assert tr("Play") == "Play"
    assert tr("%n show(s)", n=1) == "1 show"
    assert tr("%n show(s)", n=3) == "3 shows"


def test_the_language_of_the_window(german):
    assert tr("Play") == "Abspielen"
    assert tr("%n show(s)", n=3) == "3 Sendungen"
    assert tr("Pause") == "Pause"


def test_a_sentence_from_below_with_a_sentence_in_it(german):
    said = say("{what} is empty", what=say("the queue"))
    assert said == "the queue is empty"
    assert shown(said) == "die Warteschlange ist leer"
    assert told(NotFoundError(said)) == "die Warteschlange ist leer"


def test_numbers_have_the_marks_of_the_locale(german):
    QLocale.setDefault(QLocale("de"))
    try:
        assert tr("%n show(s)", n=12_040) == "12.040 Sendungen"
        said = say("{size:.1f} GB, {files:,} files, {year}", size=1.25, files=1204, year=2026)
        assert shown(said) == "1,3 GB, 1.204 Dateien, 2026"
    finally:
        QLocale.setDefault(QLocale("en"))


def test_what_a_feed_says_is_left_alone(german):
    assert shown("Play") == "Play"


def test_a_day_is_written_as_the_language_writes_it(german):
    said = say("heard on {day:%d %b %Y}", day=date(2026, 3, 4))
    assert said == shown(said) == "heard on 04 Mar 2026"
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    try:
        assert shown(said) == "heard on 4 März 2026"
    finally:
        QLocale.setDefault(before)


def test_a_line_of_the_doctor_is_translated_name_and_all(german):
    check = Check(
        name=say("the queue"),
        verdict=Verdict.WARN,
        detail=say("{what} is empty", what=say("the queue")),
        remedy=say("Play"),
    )
    fact = fact_of(check)
    assert (fact.name, fact.detail, fact.remedy) == (
        "die Warteschlange",
        "die Warteschlange ist leer",
        "Abspielen",
    )
    assert check.detail == "the queue is empty", "a report about a fault stays English"
