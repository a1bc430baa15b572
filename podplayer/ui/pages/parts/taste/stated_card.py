"""What the listener said they like: words to add, to weigh, to rename and to take away."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from podplayer.model.interests import LESS, MORE, MUTED, USUAL, StatedInterest
from podplayer.model.podcast import UndoToken
from podplayer.ui.context import UiContext
from podplayer.ui.delegates.paint import box
from podplayer.ui.dialogs.modal import show_modal
from podplayer.ui.dialogs.name import NameDialog
from podplayer.ui.pages.parts.taste.topic_picker import TopicPicker, have_encoded
from podplayer.ui.text import to_translate, tr
from podplayer.ui.widgets.controls import LabelRole, button, icon_button, label
from podplayer.ui.widgets.elided import ElidedLabel
from podplayer.ui.widgets.keys import tab_through
from podplayer.ui.widgets.layouts import ColumnsLayout

_STEPS = (MUTED, LESS, USUAL, MORE)
_WORDS = (
    to_translate("muted"),
    to_translate("counts less"),
    to_translate("counts"),
    to_translate("counts more"),
)


def step_of(weight: float) -> int:
    """Return which of the four steps a weight is nearest to."""
    return min(range(len(_STEPS)), key=lambda step: abs(_STEPS[step] - weight))


class _Steps(QWidget):
    """Three small bars, as many filled as the interest counts."""

    def __init__(self, context: UiContext, step: int) -> None:
        super().__init__()
        self._context = context
        self._step = step
        self.setFixedHeight(5)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        context.themes.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(90, 5)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._context.theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            steps, gap = len(_STEPS) - 1, 4
            width = (self.width() - gap * (steps - 1)) / steps
            for at in range(steps):
                place = steps - 1 - at if self.isRightToLeft() else at
                rect = self.rect()
                rect.setLeft(round(place * (width + gap)))
                rect.setWidth(round(width))
                fill = theme.accent if at < self._step else theme.track
                box(painter, rect, radius=2.5, fill=fill)


class StatedLine(QWidget):
    """A name, how much it counts, and the ways to change that."""

    def __init__(self, card: "StatedCard", context: UiContext, shown: StatedInterest) -> None:
        super().__init__()
        self.interest = shown
        step = step_of(shown.weight)
        said = tr(_WORDS[step])
        self.setAccessibleName(f"{shown.name}, {said}")
        name = ElidedLabel(shown.name, LabelRole.MUTED if shown.is_muted else LabelRole.STRONG)
        self.less = icon_button(
            tr("“{name}” counts less").format(name=shown.name), "minus", icons=context.icons
        )
        self.more = icon_button(
            tr("“{name}” counts more").format(name=shown.name), "plus", icons=context.icons
        )
        self.less.setEnabled(step > 0)
        self.more.setEnabled(step < len(_STEPS) - 1)
        self.edit = icon_button(
            tr("Change “{name}”").format(name=shown.name), "more", icons=context.icons
        )
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(name, 1)
        top.addWidget(label(said, LabelRole.CAPTION))
        text = QVBoxLayout()
        text.setSpacing(6)
        text.addLayout(top)
        text.addWidget(_Steps(context, step))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 5, 0, 5)
        row.setSpacing(2)
        row.addLayout(text, 1)
        row.addSpacing(6)
        for made in (self.less, self.more, self.edit):
            row.addWidget(made)
        self.less.clicked.connect(lambda: card.weigh(shown, _STEPS[step - 1]))
        self.more.clicked.connect(lambda: card.weigh(shown, _STEPS[step + 1]))
        self.edit.clicked.connect(lambda: card.open_menu(shown, self.edit))


class StatedCard(QFrame):
    """Stores each change at once, with undo, and has it encoded."""

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: Sequence[StatedInterest] | None = None
        self.setProperty("surface", "card")
        self.setAccessibleName(tr("What you said you like"))
        self.picker = TopicPicker(context, lists_own=False)
        self.subjects = button(tr("Subjects"))
        self.subjects.setCheckable(True)
        self.subjects.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.subjects.toggled.connect(self.picker.show_topics)
        self.picker.add_beside_field(self.subjects)
        self.picker.show_topics(False)  # noqa: FBT003 - a slot
        self._none = label(
            tr(
                "Nothing yet. What you name here counts from the first list on, and less the more "
                "you have played."
            ),
            LabelRole.SMALL,
            wraps=True,
        )
        self._holder = QWidget()
        self._grid = ColumnsLayout(self._holder, gap=18, least=300, most=3)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(18, 14, 18, 10)
        inner.setSpacing(8)
        inner.addWidget(self.picker)
        inner.addWidget(self._none)
        inner.addWidget(self._holder)
        self.lines: list[StatedLine] = []
        context.bridge.taste_changed.connect(self.load)

    def load(self) -> None:
        """Show what is named now."""
        interests = self._context.app.interests
        self.picker.load()
        self._context.tasks.run(lambda _: interests.all(), done=self._show, owner=self)

    def weigh(self, interest: StatedInterest, weight: float) -> None:
        """Let one count more or less."""
        interests = self._context.app.interests
        self._run(lambda: interests.weigh(interest.id, weight))

    def menu(self, interest: StatedInterest) -> QMenu:
        """Return what else can be done with one."""
        icons, interests = self._context.icons, self._context.app.interests
        menu = QMenu(self)
        muted = interest.is_muted
        action = menu.addAction(
            icons.icon("volume" if muted else "mute"), tr("Let it count") if muted else tr("Mute")
        )
        action.triggered.connect(lambda: self.weigh(interest, USUAL if muted else MUTED))
        rename = menu.addAction(icons.icon("text"), tr("Rename…"))
        rename.triggered.connect(lambda: self._ask_name(interest))
        menu.addSeparator()
        remove = menu.addAction(icons.icon("trash"), tr("Take it away"))
        remove.triggered.connect(lambda: self._run(lambda: interests.remove(interest.id)))
        return menu

    def open_menu(self, interest: StatedInterest, below: QWidget) -> None:
        """Open that menu."""
        menu = self.menu(interest)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(below.mapToGlobal(QPoint(0, below.height())))

    def _ask_name(self, interest: StatedInterest) -> None:
        interests = self._context.app.interests
        show_modal(
            NameDialog(
                title=tr("What shall “{name}” be called?").format(name=interest.name),
                action=tr("Rename"),
                text=interest.name,
                on_named=lambda name: self._run(lambda: interests.rename(interest.id, name)),
                parent=self.window(),
            )
        )

    def _run(self, change: Callable[[], UndoToken]) -> None:
        shell = self._context.shell

        def done(token: UndoToken) -> None:
            shell.undoable(token)
            have_encoded(self._context, self)

        self._context.tasks.change(
            lambda _: change(), done=done, failed=shell.show_error, owner=self
        )

    def _show(self, stated: Sequence[StatedInterest]) -> None:
        if stated == self._shown:
            return
        self._shown = stated
        self._grid.clear()
        self.lines = [StatedLine(self, self._context, one) for one in stated]
        for line in self.lines:
            self._grid.addWidget(line)
        before = [self.picker.field, self.picker.add, self.subjects, *self.picker.topics.values()]
        buttons = [made for line in self.lines for made in (line.less, line.more, line.edit)]
        tab_through([*before, *buttons])
        self._holder.setVisible(bool(stated))
        self._none.setVisible(not stated)
