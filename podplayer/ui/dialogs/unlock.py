"""The passphrase of an encrypted library, asked for before there is a window."""

from PySide6.QtWidgets import QLineEdit, QWidget

from podplayer.ui.dialogs.modal import Modal
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label


class UnlockDialog(Modal):
    """Accepted, `field` has what was typed; `problem` says why it is asked for again."""

    def __init__(self, problem: str = "", parent: QWidget | None = None) -> None:
        super().__init__(tr("Your library is encrypted"), width=440, parent=parent)
        self.add_text(tr("Type its passphrase to open it."))
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(tr("Passphrase"))
        self.field.setAccessibleDescription(problem)
        self.body.addWidget(self.field)
        self.problem = label(problem, LabelRole.ERROR, wraps=True)
        self.problem.setVisible(bool(problem))
        self.body.addWidget(self.problem)
        self.close_button = button(tr("Close"))
        self.close_button.clicked.connect(self.reject)
        self.open_button = button(tr("Open"), ButtonKind.PRIMARY)
        self.open_button.setDefault(True)
        self.open_button.setEnabled(False)
        self.open_button.clicked.connect(self.accept)
        self.field.textChanged.connect(lambda text: self.open_button.setEnabled(bool(text)))
        self.add_buttons(self.close_button, self.open_button)
        self.field.setFocus()
