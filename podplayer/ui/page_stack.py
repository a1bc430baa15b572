"""The pages of the window: made when first shown, kept, with a way back and the focus in place."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from podplayer.ui.context import PageName, UiContext
from podplayer.ui.pages.page import Page
from podplayer.ui.text import tr

PageFactory = Callable[[UiContext], Page]

_ALWAYS = {PageName.SETTINGS, PageName.PRIVACY, PageName.DOWNLOADS, PageName.DISCOVER}
"""Pages that have something to say before there is a show."""


class PageStack(QStackedWidget):
    """Shows one page, or the welcome in place of every page while the library is empty."""

    shown = Signal(PageName)
    """Another page, or the same under another title."""

    def __init__(
        self, *, context: UiContext, factories: Mapping[PageName, PageFactory], welcome: QWidget
    ) -> None:
        super().__init__()
        self.setObjectName("pages")
        self._context = context
        self._factories = factories
        self._welcome = welcome
        self._welcome.setObjectName("page")
        self._pages: dict[PageName, Page] = {}
        self._titles: dict[PageName, str] = {}
        self._history: list[PageName] = []
        self._is_empty = False
        self.current: PageName | None = None
        self.addWidget(welcome)

    @property
    def page(self) -> Page | None:
        """The page that is shown; None while it is the welcome."""
        return self._pages.get(self.current) if self.current else None

    @property
    def title(self) -> str:
        """What the window is called now."""
        if self.current is None or self.currentWidget() is self._welcome:
            return "podplayer"
        title = self._titles.get(self.current) or tr(self.page_of(self.current).title)
        return f"{title} – podplayer"

    def page_of(self, name: PageName) -> Page:
        """Return a page, made now if it is needed for the first time."""
        if name not in self._pages:
            page = self._factories[name](self._context)
            self._pages[name] = page
            page.title_changed.connect(lambda title: self._on_title_changed(name, title))
            self.addWidget(page)
        return self._pages[name]

    def open(self, name: PageName) -> None:
        """Show a page, and remember the one before."""
        if self.current is not None and self.current is not name:
            self._history.append(self.current)
        self._show(name)

    def leave(self) -> None:
        """Show the page before, if there was one."""
        if self._history:
            self._show(self._history.pop())

    def set_empty(self, *, is_empty: bool) -> None:
        """Know whether there are shows; the first that comes replaces the welcome."""
        if is_empty == self._is_empty:
            return
        self._is_empty = is_empty
        if self.current is not None and self.current not in _ALWAYS:
            self._show(self.current)

    def _show(self, name: PageName) -> None:
        before = self.page
        self.current = name
        is_welcome = self._is_empty and name not in _ALWAYS
        page = None if is_welcome else self.page_of(name)
        if before is not None and before is not page:
            before.deactivate()
        takes_focus = self._holds_focus()
        if takes_focus:
            # Else the control that is hidden hands the focus to the first one of the new page.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCurrentWidget(page or self._welcome)
        if page is not None:
            page.activate()
        if takes_focus and self.hasFocus():
            (page or self._welcome).setFocus(Qt.FocusReason.OtherFocusReason)
        self.shown.emit(name)

    def _on_title_changed(self, name: PageName, title: str) -> None:
        self._titles[name] = title
        if name is self.current:
            self.shown.emit(name)

    def _holds_focus(self) -> bool:
        """Whether keys go to the page now, rather than to the side bar or the player."""
        focus = QApplication.focusWidget()
        return focus is None or focus is self or self.isAncestorOf(focus)
