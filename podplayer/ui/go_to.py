"""Ways through the window: by key, and by name with Ctrl+K."""

from collections.abc import Callable

from podplayer.ui.actions import Command
from podplayer.ui.context import PageName, Shell
from podplayer.ui.dialogs.palette import Place
from podplayer.ui.ports import Services
from podplayer.ui.widgets.side_bar import NavEntry

ENTRIES = (
    NavEntry(PageName.FOR_YOU, "For you", "compass"),
    NavEntry(PageName.NEW, "New", "inbox"),
    NavEntry(PageName.QUEUE, "Queue", "queue"),
    NavEntry(PageName.SHOWS, "Shows", "shows"),
    NavEntry(PageName.DOWNLOADS, "Downloads", "downloaded"),
    NavEntry(PageName.SEARCH, "Search", "search"),
    NavEntry(PageName.TASTE, "Taste", "taste"),
    NavEntry(PageName.LISTENING, "Listening", "chart"),
    NavEntry(PageName.PRIVACY, "Privacy", "shield"),
)
SETTINGS = NavEntry(PageName.SETTINGS, "Settings", "settings")


def places(
    *, app: Services, shell: Shell, pages: dict[PageName, str], show_keys: Callable[[], object]
) -> list[Place]:
    """Return pages, shows and deeds."""
    found = [Place(text, "Page", _opens(shell, name)) for name, text in pages.items()]
    found += [
        Place("Add a podcast", "Ctrl+N", shell.add_podcast),
        Place("Import from another player", "Ctrl+O", shell.import_library),
        Place("Look for new episodes", "F5", shell.refresh),
        Place("Shortcuts", "?", show_keys),
    ]
    for show in app.library.podcasts():
        found.append(Place(show.title, "Show", lambda at=show.id: shell.open_show(at)))  # type: ignore[misc]
    return found


def page_handlers(shell: Shell) -> dict[Command, Callable[[], object]]:
    """Return what the keys of the pages do."""
    pages = {
        Command.FOR_YOU: PageName.FOR_YOU,
        Command.NEW: PageName.NEW,
        Command.QUEUE: PageName.QUEUE,
        Command.SHOWS: PageName.SHOWS,
        Command.DOWNLOADS: PageName.DOWNLOADS,
        Command.SEARCH: PageName.SEARCH,
        Command.TASTE: PageName.TASTE,
        Command.LISTENING: PageName.LISTENING,
        Command.PRIVACY: PageName.PRIVACY,
        Command.SETTINGS: PageName.SETTINGS,
    }
    return {command: _opens(shell, name) for command, name in pages.items()}


def _opens(shell: Shell, name: PageName) -> Callable[[], object]:
    return lambda: shell.open_page(name)
