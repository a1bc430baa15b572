"""The language of the window: the listener's choice, else the desktop's."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from podplayer.ui.resources import resource

LANGUAGES = {"en": "English", "de": "Deutsch", "es": "Español", "zh_CN": "简体中文"}
"""What there is, each in its own words."""


def speak(qt: QApplication, language: str = "") -> str:
    """Install the translations of a language; before the first widget is made.

    Args:
        qt: the application; keeps the translators.
        language: one of LANGUAGES; empty or unknown follows the desktop.

    Returns:
        The one of LANGUAGES that holds now.
    """
    system = QLocale.system()
    chosen = language if language in LANGUAGES else nearest(system)
    # Dates in the language of the words around them, as they are written where the desktop is.
    locale = system if system.language() is QLocale(chosen).language() else QLocale(chosen)
    QLocale.setDefault(locale)
    # Qt's own words first: what is installed last is asked first.
    for folder, prefix in (
        (QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), "qtbase_"),
        (str(resource("translations")), ""),
    ):
        translator = QTranslator(qt)
        if chosen != "en" and translator.load(prefix + chosen, folder):
            qt.installTranslator(translator)
    qt.setLayoutDirection(locale.textDirection())
    return chosen


def nearest(locale: QLocale) -> str:
    """Return the one of LANGUAGES that this locale reads; English if there is none."""
    language = locale.name().split("_")[0]
    return next((name for name in LANGUAGES if name.split("_")[0] == language), "en")
