"""Ways through the window: by key, and by name with Ctrl+K."""

from collections.abc import Callable

from podplayer.ui.context import PageName, Shell
from podplayer.ui.dialogs.palette import Place
from podplayer.ui.ports import Services
from podplayer.ui.shortcuts import Command, KeyMap, native
from podplayer.ui.text import to_translate, tr
from podplayer.ui.widgets.side_bar import NavEntry

ENTRIES = (
    NavEntry(PageName.FOR_YOU, to_translate("For you"), "compass"),
    NavEntry(PageName.NEW, to_translate("New"), "inbox"),
    NavEntry(PageName.QUEUE, to_translate("Queue"), "queue"),
    NavEntry(PageName.SHOWS, to_translate("Shows"), "shows"),
    NavEntry(PageName.DOWNLOADS, to_translate("Downloads"), "downloaded"),
    NavEntry(PageName.SEARCH, to_translate("Search"), "search"),
    NavEntry(PageName.DISCOVER, to_translate("Discover"), "discover"),
    NavEntry(PageName.TASTE, to_translate("Taste"), "taste"),
    NavEntry(PageName.LISTENING, to_translate("Listening"), "chart"),
    NavEntry(PageName.PRIVACY, to_translate("Privacy"), "shield"),
)
SETTINGS = NavEntry(PageName.SETTINGS, to_translate("Settings"), "settings")


def places(
    *, app: Services, shell: Shell, keys: KeyMap, show_keys: Callable[[], object]
) -> list[Place]:
    """Return pages, shows and deeds."""
    pages = {entry.name: entry.text for entry in (*ENTRIES, SETTINGS)}

    def hint(command: Command) -> str:
        return native(next(iter(keys.keys(command)), ""))

    found = [Place(tr(text), tr("Page"), _opens(shell, name)) for name, text in pages.items()]
    found += [
        Place(tr("Add a podcast"), hint(Command.ADD), shell.add_podcast),
        Place(tr("Import from another player"), hint(Command.IMPORT), shell.import_library),
        Place(tr("Look for new episodes"), hint(Command.REFRESH), shell.refresh),
        Place(tr("Shortcuts"), hint(Command.SHORTCUTS), show_keys),
        Place(tr("About podplayer"), tr("Window"), shell.show_about),
    ]
    for show in app.library.podcasts():
        found.append(Place(show.title, tr("Show"), lambda at=show.id: shell.open_show(at)))  # type: ignore[misc]
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
        Command.DISCOVER: PageName.DISCOVER,
        Command.TASTE: PageName.TASTE,
        Command.LISTENING: PageName.LISTENING,
        Command.PRIVACY: PageName.PRIVACY,
        Command.SETTINGS: PageName.SETTINGS,
    }
    return {command: _opens(shell, name) for command, name in pages.items()}


def _opens(shell: Shell, name: PageName) -> Callable[[], object]:
    return lambda: shell.open_page(name)
