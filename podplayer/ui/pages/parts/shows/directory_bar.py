"""The field that looks outside: it says whom it will ask, before anybody is asked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from podplayer.feeds.directories import DIRECTORIES
from podplayer.services.directories import asked_host
from podplayer.ui.context import UiContext
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label, search_field


class DirectoryBar(QFrame):
    """Words or an address, which directory, and a sentence."""

    search_wanted = Signal(str, str)
    """The key of a directory, and words."""
    look_wanted = Signal(str)
    """An address."""
    online_wanted = Signal()

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self._is_offline = False
        self.field = search_field(
            tr("A name, a subject, or the address of a show"),
            icons=context.icons,
            name=tr("Look for a show outside"),
        )
        self.directory = QComboBox()
        self.directory.setAccessibleName(tr("Which directory to ask"))
        # On Linux the name of a list without a label is what is chosen.
        self.directory.setAccessibleDescription(tr("Which directory to ask"))
        for one in DIRECTORIES:
            self.directory.addItem(one.name, one)
        self.go = button("", ButtonKind.PRIMARY)
        self._sentence = label("", LabelRole.CAPTION, wraps=True)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.field, 1)
        row.addWidget(self.directory)
        row.addWidget(self.go)
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 14, 18, 14)
        box.setSpacing(8)
        box.addLayout(row)
        box.addWidget(self._sentence)
        self.field.textChanged.connect(self._say)
        self.field.returnPressed.connect(self._on_go)
        self.directory.currentIndexChanged.connect(self._say)
        self.go.clicked.connect(self._on_go)
        self._say()

    @property
    def text(self) -> str:
        """What was typed."""
        return self.field.text().strip()

    @property
    def sentence(self) -> str:
        """What is said of who will be asked."""
        return self._sentence.text()

    def set_offline(self, *, is_offline: bool) -> None:
        """Know whether anybody may be asked."""
        self._is_offline = is_offline
        self._say()

    def put(self, text: str) -> None:
        """Have a text in the field, ready to be sent or changed. Sends nothing."""
        self.field.setText(text)
        self.field.setFocus()
        self.field.selectAll()

    def _say(self) -> None:
        host = asked_host(self.text) if self.text else None
        is_address = host is not None
        self.directory.setVisible(not is_address)
        directory = self.directory.currentData()
        if self._is_offline:
            text = tr("podplayer is offline: nobody is asked.")
            self.go.setText(tr("Go online"))
        elif is_address:
            asks = tr("Asks {host} for the feed, and nobody else.").format(host=host)
            text = asks if host else tr("This is a file on this computer: nobody is asked.")
            self.go.setText(tr("Look"))
        else:
            text = tr(
                "These words are sent to {host}, which sees your Internet address, too, as every "
                "page does. Nothing is sent before you press Search."
            ).format(host=directory.host)
            self.go.setText(tr("Search"))
        self.go.setEnabled(self._is_offline or bool(self.text))
        self._sentence.setText(text)
        self.field.setAccessibleDescription(text)

    def _on_go(self) -> None:
        if self._is_offline:
            self.online_wanted.emit()
        elif not self.text:
            return
        elif asked_host(self.text) is not None:
            self.look_wanted.emit(self.text)
        else:
            self.search_wanted.emit(self.directory.currentData().key, self.text)
