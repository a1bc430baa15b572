"""An empty page teaches: what would be here, and the one thing to do about it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from podplayer.ui.context import UiContext
from podplayer.ui.pages.parts.layouts import FlowLayout
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label


class EmptyState(QWidget):
    """A picture, a sentence in bold, one that explains, and buttons."""

    def __init__(
        self,
        context: UiContext,
        *,
        icon: str,
        title: str,
        text: str,
        actions: Sequence[tuple[str, Callable[[], object]]] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Make one; the first action is the one that most will want."""
        super().__init__(parent)
        self._context = context
        self._icon = icon
        self._picture = QLabel(self)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = label(title, LabelRole.HEADING)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text = label(text, LabelRole.MUTED, wraps=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text.setMaximumWidth(440)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 24, 24, 48)
        box.setSpacing(8)
        box.addStretch(2)
        box.addWidget(self._picture)
        box.addSpacing(4)
        box.addWidget(self._title)
        box.addWidget(self._text, 0, Qt.AlignmentFlag.AlignHCenter)
        if actions:
            box.addSpacing(12)
            box.addWidget(self._buttons(actions), 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)
        context.themes.changed.connect(self._tint)
        self._tint()

    def set_words(self, title: str, text: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)

    def _buttons(self, actions: Sequence[tuple[str, Callable[[], object]]]) -> QWidget:
        holder = QWidget(self)
        holder.setMinimumWidth(440)
        row = FlowLayout(holder, gap=8)
        row.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for number, (text, action) in enumerate(actions):
            kind = ButtonKind.PLAIN if number else ButtonKind.PRIMARY
            made = button(text, kind, parent=holder)
            made.clicked.connect(lambda _=False, run=action: run())
            row.addWidget(made)
        return holder

    def _tint(self) -> None:
        pixmap = self._context.icons.pixmap(
            self._icon,
            colour=self._context.theme.faint,
            size=40,
            ratio=self.devicePixelRatioF(),
        )
        self._picture.setPixmap(pixmap)
