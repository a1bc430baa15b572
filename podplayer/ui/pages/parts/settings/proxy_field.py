"""The field for the proxy; a password that is typed there goes into the key ring."""

from PySide6.QtWidgets import QLineEdit, QWidget

from podplayer.model.errors import PodplayerError
from podplayer.ui.context import UiContext
from podplayer.ui.pages.parts.settings.setting_lines import SettingLines
from podplayer.ui.text import told, tr
from podplayer.ui.widgets.controls import LabelRole, label

_WIDTH = 240


class ProxyField(QLineEdit):
    """Taken when it was typed to its end; what cannot be one stays, with the reason below."""

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.problem = label("", LabelRole.ERROR, wraps=True)
        self.problem.setContentsMargins(0, 0, 0, 12)
        self.problem.hide()
        self.setPlaceholderText("socks5h://127.0.0.1:9050")
        self.setFixedWidth(_WIDTH)
        self.editingFinished.connect(self._on_finished)
        self.textEdited.connect(lambda _: self.problem.hide())

    def add_to(self, lines: SettingLines) -> None:
        """Become a line of a card."""
        lines.add(
            tr("Proxy"),
            tr(
                "For everything that is fetched; names are looked up there too. Empty: as the "
                "desktop says. “none”: never through one. A password in it, as in "
                "http://name:password@host:3128, goes into the key ring."
            ),
            self,
        )
        lines.add_below(self.problem)
        lines.on_load(self.load)

    def load(self) -> None:
        """Show what holds now, without a password."""
        self.setText(self._context.app.settings.current.proxy)

    def _on_finished(self) -> None:
        text = self.text().strip()
        if text == self._context.app.settings.current.proxy:
            self.problem.hide()
            return
        proxy = self._context.app.proxy
        # In a task: the key ring may ask the listener to unlock it.
        self._context.tasks.run(
            lambda _: proxy.change(text), done=self._on_changed, failed=self._explain, owner=self
        )

    def _on_changed(self, _: object) -> None:
        self.problem.hide()
        self.load()

    def _explain(self, error: PodplayerError) -> None:
        self.problem.setText(told(error))
        self.problem.show()
        self.setAccessibleDescription(told(error))
