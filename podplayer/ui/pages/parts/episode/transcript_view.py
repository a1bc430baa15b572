"""The transcript: follows what is said, scrolls calmly, seeks where one clicks."""

from collections.abc import Sequence

from PySide6.QtCore import QEasingCurve, QEvent, QPropertyAnimation, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget
from typing_extensions import override

from podplayer.model.ids import Ms
from podplayer.ui.context import UiContext
from podplayer.ui.fonts import font
from podplayer.ui.pages.parts.episode.transcript_text import TextRange, TranscriptText
from podplayer.ui.text import tr
from podplayer.ui.widgets.edge_fade import EdgeFade
from podplayer.ui.widgets.keys import keeps_key
from podplayer.ui.widgets.scrolling import LEAST_VIEW

_CALM = 260
"""Milliseconds of a scroll."""
_BESIDE_BAR = 6
"""Pixels between words and scroll bar."""
_LINE_HEIGHT = 165
"""Percent."""
_UPPER = 0.3
"""Where in the view the line that is said comes to rest."""
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_GOES = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_SCROLLS = {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End}


class TranscriptView(QTextEdit):
    """A text that cannot be changed. Up and Down choose a line, Enter plays from it."""

    seek = Signal(object)
    """A position in Ms."""
    following_changed = Signal(bool)
    """Whether it follows what is said; it stops when the listener scrolls away."""

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(LEAST_VIEW)
        self._context = context
        self._text: TranscriptText | None = None
        self._made: QTextDocument | None = None
        self._line: int | None = None
        self._chosen: int | None = None
        self._found: Sequence[TextRange] = ()
        self._found_at = -1
        self._pressed_at: int | None = None
        self._is_following = True
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Transcript"))
        self.setAccessibleDescription(tr("Up and Down choose a line, Enter plays from it."))
        self.setStyleSheet("QTextEdit { background: transparent; border: none; padding: 0 2px; }")
        beside = (_BESIDE_BAR, 0, 0, 0) if self.isRightToLeft() else (0, 0, _BESIDE_BAR, 0)
        self.setViewportMargins(*beside)  # which are not mirrored
        EdgeFade(self, themes=context.themes)
        self._glide = QPropertyAnimation(self.verticalScrollBar(), b"value", self)
        self._glide.setDuration(_CALM)
        self._glide.setEasingCurve(QEasingCurve.Type.InOutQuad)
        self.verticalScrollBar().sliderPressed.connect(self._on_scrolled_away)
        context.themes.changed.connect(self._write)

    # -- what is shown ------------------------------------------------------------------------

    @property
    def is_following(self) -> bool:
        """Whether it scrolls with what is said."""
        return self._is_following

    @property
    def line(self) -> int | None:
        """The number of the line that is said."""
        return self._line

    def set_text(self, text: TranscriptText | None) -> None:
        """Show another transcript, from its beginning."""
        self._text = text
        self._line = self._chosen = None
        self._found, self._found_at = (), -1
        self._write()
        self.verticalScrollBar().setValue(0)
        self.follow_again()

    def set_position(self, position: Ms | None) -> None:
        """Mark what is said now; None: another episode plays."""
        line = None
        if self._text is not None and position is not None:
            line = self._text.line_at(position)
        if line == self._line:
            return
        self._line = line
        self._mark()
        if self._is_following and line is not None:
            self._go_to(line)

    def follow_again(self) -> None:
        """Go to what is said, and on with it."""
        self._set_following(is_following=True)
        if self._line is not None:
            self._go_to(self._line)

    def find_words(self, words: str) -> int:
        """Mark some words and go to the first place from here on; returns how many there are."""
        self._found = () if self._text is None else self._text.find(words)
        self._found_at = -1
        self._mark()
        if self._found:
            self.step_found(by=1)
        return len(self._found)

    def step_found(self, *, by: int) -> int:
        """Go to the next place (1) or the one before (-1); returns its number, from 0."""
        if not self._found:
            return -1
        self._found_at = (self._found_at + by) % len(self._found)
        self._set_following(is_following=False)
        self._mark()
        self._glide_to(self._found[self._found_at].start)
        return self._found_at

    # -- inside -------------------------------------------------------------------------------

    def _write(self) -> None:
        """Put the text into a document of its own: laid out once, when the view takes it."""
        theme = self._context.theme
        made = QTextDocument(self)
        made.setUndoRedoEnabled(False)
        made.setDocumentMargin(0)
        made.setDefaultFont(font(theme.type.heading))
        lines = QTextBlockFormat()
        lines.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        lines.setBottomMargin(theme.spacing.md)
        ink, name = QTextCharFormat(), QTextCharFormat()
        ink.setForeground(QColor(theme.muted))
        name.setForeground(QColor(theme.accent_ink))
        name.setFontWeight(QFont.Weight.DemiBold)
        cursor = QTextCursor(made)
        cursor.beginEditBlock()
        cursor.setBlockFormat(lines)
        written = 0
        text = TranscriptText.empty() if self._text is None else self._text
        for speaker in text.speakers:
            cursor.insertText(text.text[written : speaker.start], ink)
            cursor.insertText(text.text[speaker.start : speaker.end], name)
            written = speaker.end
        cursor.insertText(text.text[written:], ink)
        cursor.endEditBlock()
        self.setDocument(made)
        if self._made is not None:
            self._made.deleteLater()
        self._made = made
        self._mark()

    def _mark(self) -> None:
        """Colour what is said, what is chosen and what was found, without touching the text."""
        theme, text = self._context.theme, self._text
        marks: list[QTextEdit.ExtraSelection] = []
        if text is not None:
            for number, place in enumerate(self._found):
                is_here = number == self._found_at
                ground = theme.accent if is_here else theme.accent_soft
                ink = theme.accent_text if is_here else theme.accent_ink
                marks.append(self._mark_of(place, ground=ground, ink=ink))
            if self._line is not None:
                said = text.ranges[self._line]
                marks.insert(0, self._mark_of(said, ground=theme.accent_soft, ink=theme.text))
            if self._chosen is not None and self.hasFocus():
                chosen = self._mark_of(
                    text.ranges[self._chosen], ground=theme.pressed, ink=theme.text
                )
                chosen.format.setFontUnderline(True)
                marks.append(chosen)
        self.setExtraSelections(marks)

    def _mark_of(self, place: TextRange, *, ground: str, ink: str) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        made.cursor = self._cursor(place)
        look = QTextCharFormat()
        look.setBackground(QColor(ground))
        look.setForeground(QColor(ink))
        made.format = look
        return made

    def _cursor(self, place: TextRange) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(place.start)
        cursor.setPosition(place.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _go_to(self, line: int) -> None:
        if self._text is not None:
            self._glide_to(self._text.ranges[line].start)

    def _glide_to(self, place: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(place)
        bar = self.verticalScrollBar()
        top = self.cursorRect(cursor).top() + bar.value()
        target = max(0, min(bar.maximum(), round(top - self.viewport().height() * _UPPER)))
        self._glide.stop()
        if not self.isVisible() or not self._context.moves:
            bar.setValue(target)
        elif target != bar.value():
            self._glide.setStartValue(bar.value())
            self._glide.setEndValue(target)
            self._glide.start()

    def _set_following(self, *, is_following: bool) -> None:
        if is_following != self._is_following:
            self._is_following = is_following
            self.following_changed.emit(is_following)

    def _on_scrolled_away(self) -> None:
        self._glide.stop()
        self._set_following(is_following=False)

    def _play_line(self, line: int | None) -> None:
        if self._text is not None and self._text.is_timed and line is not None:
            self._set_following(is_following=True)
            self.seek.emit(Ms(self._text.starts[line]))

    def _line_under(self, event: QMouseEvent) -> int | None:
        if self._text is None or not self._text.is_timed:
            return None
        place = self.cursorForPosition(event.position().toPoint()).position()
        return self._text.line_of(place)

    def _step(self, by: int) -> None:
        if self._text is None or not self._text.ranges:
            return
        here = self._chosen if self._chosen is not None else self._line
        last = len(self._text.ranges) - 1
        self._chosen = 0 if here is None else min(last, max(0, here + by))
        self._set_following(is_following=False)
        self._mark()
        self._go_to(self._chosen)

    # Qt's own names from here on.

    @override
    def event(self, event: QEvent) -> bool:
        return keeps_key(event, _STEPS) or keeps_key(event, _GOES) or super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and not event.modifiers():
            self._step(_STEPS[key])
        elif key in _GOES:
            self._play_line(self._chosen if self._chosen is not None else self._line)
        else:
            if key in _SCROLLS:
                self._on_scrolled_away()
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self._on_scrolled_away()
        super().wheelEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        is_line = self._line_under(event) is not None
        shape = Qt.CursorShape.PointingHandCursor if is_line else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        is_left = event.button() is Qt.MouseButton.LeftButton
        self._pressed_at = self._line_under(event) if is_left else None
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        # Whoever drags over words wants to copy them.
        if self._pressed_at is not None and not self.textCursor().hasSelection():
            self._play_line(self._line_under(event))
        self._pressed_at = None
