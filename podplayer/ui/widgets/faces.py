"""Faces of one place, of which one is shown."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


class Faces(QWidget):
    """As high as the face that is shown; a QStackedWidget is as high as the highest of all.

    On a page that scrolls, a sentence would else stand in the middle of the list before it.
    """

    def __init__(self, *faces: QWidget, parent: QWidget | None = None) -> None:
        """Make a place that shows the first face."""
        super().__init__(parent)
        self._faces = faces
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        for face in faces:
            box.addWidget(face)
        self.show_face(faces[0])

    @property
    def shown(self) -> QWidget:
        """The face that is shown."""
        return next(face for face in self._faces if not face.isHidden())

    def show_face(self, shown: QWidget) -> None:
        """Show one of them in place of the others."""
        for face in self._faces:
            face.setVisible(face is shown)
