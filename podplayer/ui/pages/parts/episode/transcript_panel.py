"""The transcript with its search, and what stands in its place where there is none."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from podplayer.ui.context import UiContext
from podplayer.ui.pages.parts.episode.transcript_text import TranscriptText
from podplayer.ui.pages.parts.episode.transcript_view import TranscriptView
from podplayer.ui.pages.parts.episode.writing_bar import WritingBar
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import (
    ButtonKind,
    LabelRole,
    button,
    icon_button,
    label,
    search_field,
)


class TranscriptPanel(QWidget):
    """Says which of four it is: read, not fetched yet, being fetched, or none."""

    fetch_wanted = Signal()

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = TranscriptView(context)
        self.field = search_field(tr("Search what is said"), icons=context.icons)
        self.field.setMaximumWidth(260)
        self.field.installEventFilter(self)
        self._count = label("", LabelRole.CAPTION)
        self._back = icon_button(tr("Place before"), "chevron-up", icons=context.icons, size=16)
        self._on = icon_button(tr("Next place"), "chevron-down", icons=context.icons, size=16)
        self.pill = button(
            tr("Follow again"), ButtonKind.PRIMARY, icon=(context.icons, "chevron-down")
        )
        self.pill.setParent(self.view)
        self.pill.hide()
        # The page puts it beside the tabs.
        self.glass = icon_button(tr("Search what is said"), "search", icons=context.icons, size=18)
        self._sentence = label("", LabelRole.MUTED, wraps=True)
        self.fetch = button(tr("Fetch the transcript"), icon=(context.icons, "download"))
        self.writing = WritingBar(context)
        self._close = icon_button(tr("Close the search"), "close", icons=context.icons, size=16)
        self._found = 0
        self._has_times = False
        self._follows = False
        self._lay_out()
        self.field.textChanged.connect(self._on_typed)
        self._back.clicked.connect(lambda: self._step(-1))
        self._on.clicked.connect(lambda: self._step(1))
        self._close.clicked.connect(self.close_search)
        self.glass.clicked.connect(self.search)
        self.pill.clicked.connect(self.view.follow_again)
        self.fetch.clicked.connect(self.fetch_wanted)
        self.view.following_changed.connect(self._on_following)
        self.view.installEventFilter(self)

    def show_text(self, text: TranscriptText) -> None:
        """Show a transcript."""
        self.field.clear()
        self._has_times = text.is_timed
        self.view.set_text(text)
        self._layers.setCurrentIndex(0)

    def show_sentence(self, sentence: str, *, can_fetch: bool = False) -> None:
        """Say why there is no text."""
        self.view.set_text(None)
        self._sentence.setText(sentence)
        self.fetch.setVisible(can_fetch)
        self._layers.setCurrentIndex(1)

    def set_follows(self, *, follows: bool) -> None:
        """Know whether this episode plays: only then there is something to follow."""
        if follows != self._follows:
            self._follows = follows
            self._on_following(self.view.is_following)

    def search(self) -> None:
        """Put the cursor into the search field."""
        self._head.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close_search(self) -> None:
        """Forget what was searched, and read on."""
        self.field.clear()
        self._head.hide()
        self.view.setFocus()

    def _lay_out(self) -> None:
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(4)
        head.addWidget(self.field, 1)
        head.addWidget(self._count)
        head.addWidget(self._back)
        head.addWidget(self._on)
        head.addWidget(self._close)
        head.addStretch(1)
        self._head.hide()
        read = QWidget()
        box = QVBoxLayout(read)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addWidget(self._head)
        box.addWidget(self.view, 1)
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._sentence)
        column.addWidget(self.fetch, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        self._layers = QStackedLayout()
        whole.addLayout(self._layers, 1)
        whole.addWidget(self.writing)
        self._layers.addWidget(read)
        self._layers.addWidget(empty)
        self._show_found(0, -1)

    def _on_typed(self, words: str) -> None:
        found = self.view.find_words(words) if len(words.strip()) > 1 else self.view.find_words("")
        self._show_found(found, 0 if found else -1)

    def _step(self, by: int) -> None:
        at = self.view.step_found(by=by)
        self._show_found(self._found, at)

    def _show_found(self, found: int, at: int) -> None:
        self._found = found
        is_asked = bool(self.field.text().strip())
        text = tr("{place} of {count}").format(place=at + 1, count=found) if found else ""
        self._count.setText(text or (tr("Not said") if is_asked else ""))
        for part in (self._back, self._on):
            part.setVisible(found > 1)

    def _on_following(self, is_following: bool) -> None:  # noqa: FBT001 - a signal's value
        self.pill.setVisible(self._has_times and self._follows and not is_following)
        self._place_pill()

    def _place_pill(self) -> None:
        self.pill.adjustSize()
        view = self.view
        self.pill.move(
            (view.width() - self.pill.width()) // 2, view.height() - self.pill.height() - 12
        )
        self.pill.raise_()

    # Qt's own names from here on.

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.view and event.type() is QEvent.Type.Resize:
            self._place_pill()
        if watched is self.field and isinstance(event, QKeyEvent):
            is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if event.type() is QEvent.Type.KeyPress and is_enter:
                is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._step(-1 if is_back else 1)
                return True
            is_press = event.type() in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}
            if is_press and event.key() == Qt.Key.Key_Escape:
                event.accept()
                if event.type() is QEvent.Type.KeyPress:
                    self.close_search()
                return True
        return super().eventFilter(watched, event)
