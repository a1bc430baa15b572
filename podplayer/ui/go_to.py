"""What Ctrl+K finds."""

from collections.abc import Callable

from podplayer.ui.context import PageName, Shell
from podplayer.ui.dialogs.palette import Place
from podplayer.ui.ports import Services


def places(
    *, app: Services, shell: Shell, pages: dict[PageName, str], show_keys: Callable[[], object]
) -> list[Place]:
    """Return pages, shows and deeds."""
    found = [Place(text, "Page", _opens(shell, name)) for name, text in pages.items()]
    found += [
        Place("Add a podcast", "Ctrl+N", shell.add_podcast),
        Place("Import OPML", "Ctrl+O", shell.import_opml),
        Place("Look for new episodes", "F5", shell.refresh),
        Place("Shortcuts", "?", show_keys),
    ]
    for show in app.library.podcasts():
        found.append(Place(show.title, "Show", lambda at=show.id: shell.open_show(at)))  # type: ignore[misc]
    return found


def _opens(shell: Shell, name: PageName) -> Callable[[], object]:
    return lambda: shell.open_page(name)
