"""Every dialog and panel of the window by name, with what opens it."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from podplayer.model.ids import PodcastId
from podplayer.model.listening import Unsaved
from podplayer.model.ranking import ForgetKind, ForgetScope
from podplayer.model.recovery import LibraryFacts
from podplayer.model.shelves import HideRule
from podplayer.ui.dialogs.confirm import ConfirmDialog
from podplayer.ui.dialogs.feed_access import AddressDialog, LoginDialog
from podplayer.ui.dialogs.feed_preview import FeedPreviewDialog
from podplayer.ui.dialogs.forget import Choice, ForgetDialog
from podplayer.ui.dialogs.modal import show_modal
from podplayer.ui.dialogs.passphrases import PassphraseDialog, Question
from podplayer.ui.dialogs.recover import RecoverDialog, Way
from podplayer.ui.dialogs.restore import RestoreDialog
from podplayer.ui.dialogs.show_rules import HideDialog
from podplayer.ui.dialogs.trouble import TroubleDialog
from podplayer.ui.dialogs.unlock import UnlockDialog
from podplayer.ui.dialogs.unsaved import UnsavedDialog
from podplayer.ui.outcomes import Outcome
from podplayer.ui.pages.parts.mood_pad import MoodPopup
from podplayer.ui.pages.parts.queue.playlist_actions import PlaylistActions
from podplayer.ui.pages.parts.shows.show_actions import ShowActions

NOW = datetime(2026, 11, 24, 8, 10, tzinfo=UTC)
FACTS = LibraryFacts(shows=2, episodes=30, heard_hours=4.5, newest=NOW, schema=13)


def nothing(*_):
    """Where a dialog calls back."""


def tags(window):
    show = window.context.app.library.podcast(PodcastId(1))
    ShowActions(window.context, parent=window).edit_tags(replace(show, tags=("commute", "walks")))


def hide_rule(window):
    tasks = window.context.tasks
    show_modal(HideDialog("Orbit", HideRule(), try_rule=lambda _: 3, tasks=tasks, parent=window))


def download_rule(window):
    show = window.context.app.library.podcast(PodcastId(1))
    ShowActions(window.context, parent=window).edit_download_rule(show)


def address(window):
    tasks = window.context.tasks
    show_modal(AddressDialog("https://a.example/", change=nothing, tasks=tasks, parent=window))


def login(window):
    tasks = window.context.tasks
    show_modal(
        LoginDialog(
            "a.example", user="ada", save=nothing, forget=nothing, tasks=tasks, parent=window
        )
    )


def forget(window):
    choices = [
        Choice(name=name, scope=ForgetScope(kind=ForgetKind.ALL))
        for name in ("today", "everything")
    ]
    show_modal(ForgetDialog(choices, on_confirmed=nothing, on_export=nothing, parent=window))


def passphrases(window):
    question = Question(
        title="Change who opens the library", about=["A."], action="Change",
        asks_old=True, asks_new=True, offers_ring=True,
    )  # fmt: skip
    tasks = window.context.tasks
    show_modal(
        PassphraseDialog(question, check=nothing, on_answered=nothing, tasks=tasks, parent=window)
    )


def restore(window):
    look, tasks = window.context.app.safekeeping.preview, window.context.tasks
    show_modal(
        RestoreDialog(Path("a.db.gz"), look=look, on_confirmed=nothing, tasks=tasks, parent=window)
    )


def question(window):
    show_modal(
        ConfirmDialog(title="Sure?", text="Gone.", action="Go", on_confirmed=nothing, parent=window)
    )


OPENERS = {
    "add": lambda window: window.add_podcast("https://a.example/feed"),
    "import": lambda window: window.dialogs.import_file(Path("shows.opml")),
    "palette": lambda window: window.open_palette(),
    "shortcuts": lambda window: window.show_shortcuts(),
    "about": lambda window: window.show_about(),
    "report": lambda window: window.dialogs.report(
        Outcome("Three failed", ["A.", "B."]), take_back=lambda: None
    ),
    "question": question,
    "tags": tags,
    "hide": hide_rule,
    "download": download_rule,
    "address": address,
    "login": login,
    "name": lambda window: PlaylistActions(window.context, parent=window).make(list),
    "playlist rule": lambda window: PlaylistActions(window.context, parent=window).edit_rule(),
    "sleep": lambda window: window.beside.ask_minutes(),
    "forget": forget,
    "passphrases": passphrases,
    "restore": restore,
    "look": lambda window: show_modal(
        FeedPreviewDialog(window.context, "https://m.example/", now=NOW, parent=window)
    ),
    "recover": lambda window: show_modal(
        RecoverDialog([Way(name="The newest", path=Path("b"), facts=FACTS)], window)
    ),
    "unlock": lambda window: show_modal(UnlockDialog("That is not it.", window)),
    "unsaved": lambda window: show_modal(UnsavedDialog(Unsaved(NOW, "The disk is full."), window)),
    "trouble": lambda window: show_modal(TroubleDialog("No disk", "There is no room.", window)),
}
PANELS = {
    "sound": lambda window: window.beside.open_sound(),
    "mood": lambda window: MoodPopup(window.context, parent=window).open_below(window.side, None),
}
