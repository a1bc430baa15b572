"""The listener's choice, else the desktop's."""

import pytest
from PySide6.QtCore import QLocale, Qt

from podplayer.ui.language import LANGUAGES, nearest, speak
from podplayer.ui.resources import resource


@pytest.fixture
def as_it_was(qapp):
    before = QLocale()
    yield qapp
    QLocale.setDefault(before)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize(
    ("locale", "language"),
    [("de_AT", "de"), ("zh_TW", "zh_CN"), ("es_MX", "es"), ("en_GB", "en"), ("fr_FR", "en")],
)
def test_the_nearest_language(locale, language):
    assert nearest(QLocale(locale)) == language


def test_dates_are_in_the_language_of_the_words(as_it_was):
    assert speak(as_it_was, "en") == "en"
    assert QLocale().language() is QLocale.Language.English


def test_dates_are_as_they_are_where_the_desktop_is(as_it_was, monkeypatch):
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("en_GB"))
    assert speak(as_it_was, "en") == "en"
    assert QLocale().name() == "en_GB"
    assert speak(as_it_was, "") == "en"
    assert QLocale().name() == "en_GB"


def test_a_language_that_the_desktop_does_not_speak_brings_its_own_dates(as_it_was, monkeypatch):
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("fr_FR"))
    assert speak(as_it_was, "") == "en"
    assert QLocale().language() is QLocale.Language.English


def test_every_language_has_its_file():
    assert all(
        resource("translations", f"{name}.qm").is_file() for name in LANGUAGES if name != "en"
    )
