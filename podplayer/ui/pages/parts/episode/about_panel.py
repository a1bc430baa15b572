"""Who is heard, what the publisher picked out of it, how to support it, and what else was said."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from podplayer.model.extras import EpisodeExtras, OtherVersion
from podplayer.model.feed import Funding, Person, Soundbite
from podplayer.ui.context import UiContext
from podplayer.ui.format import clock, dotted, duration
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label
from podplayer.ui.widgets.layouts import FlowLayout, set_margins

_MOST_WORDS = 20


class AboutPanel(QScrollArea):
    """Groups of buttons; a group without any is hidden."""

    seek = Signal(object)
    """A position in Ms."""
    link = Signal(str)

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        body.setObjectName("pageBody")
        self.box = QVBoxLayout(body)
        set_margins(self.box, 0, 0, 8, 0)
        self.box.setSpacing(10)
        self._people = self._group(tr("People"))
        self._bites = self._group(tr("Picked by the publisher"))
        self._support = self._group(tr("Support"))
        self._more = self._group(tr("On the web"))
        self._words = self._group(tr("Said by the publisher"))
        self.box.addStretch(1)
        self.setWidget(body)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it."""
        groups = (self._people, self._bites, self._support, self._more, self._words)
        return all(flow.count() == 0 for _, flow in groups)

    def show_people(self, people: Sequence[Person]) -> None:
        """Name everybody once; whoever has an address is a link."""
        holder, flow = self._people
        flow.clear()
        for person in {person.name: person for person in people}.values():
            role = "" if person.role == "host" and not person.url else person.role
            self._add(flow, dotted(person.name, role), "open" if person.url else "", person.url)
        holder.setVisible(flow.count() > 0)

    def show_soundbites(self, bites: Sequence[Soundbite]) -> None:
        """Each plays from its start."""
        holder, flow = self._bites
        flow.clear()
        for bite in bites:
            text = dotted(clock(bite.start), bite.title or tr("Soundbite"), duration(bite.duration))
            made = button(text, ButtonKind.CHIP, icon=(self._context.icons, "play"))
            made.clicked.connect(lambda _=False, at=bite.start: self.seek.emit(at))
            flow.addWidget(made)
        holder.setVisible(flow.count() > 0)

    def show_support(self, funding: Sequence[Funding]) -> None:
        """Ways to pay."""
        holder, flow = self._support
        flow.clear()
        for way in funding:
            self._add(flow, way.text or tr("Support this show"), "heart", way.url)
        holder.setVisible(flow.count() > 0)

    def show_more(self, extras: EpisodeExtras, *, page: str | None) -> None:
        """The episode's own page, where it is talked about, other versions; and plain words."""
        holder, flow = self._more
        flow.clear()
        if page:
            self._add(flow, tr("The episode's page"), "open", page)
        for talk in extras.discussions:
            name = dotted(tr("Discussion"), talk.account or talk.protocol)
            self._add(flow, name, "open", talk.url)
        for version in extras.versions:
            self._add(flow, _version(version), "open", version.url)
        holder.setVisible(flow.count() > 0)
        holder, flow = self._words
        flow.clear()
        if extras.place is not None:
            text = tr("Place: {name}").format(name=extras.place.name)
            self._add(flow, text, "pin", _map_of(extras.place.osm))
        if extras.licence is not None:
            text = tr("Licence: {name}").format(name=extras.licence.name)
            self._add(flow, text, "info", extras.licence.url)
        if extras.season_name:
            self._add(flow, tr("Season: {name}").format(name=extras.season_name), "", None)
        for word in extras.keywords[:_MOST_WORDS]:
            self._add(flow, word, "", None)
        holder.setVisible(flow.count() > 0)

    def _group(self, title: str) -> tuple[QWidget, FlowLayout]:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(8)
        column.addWidget(label(title, LabelRole.SECTION))
        inner = QWidget()
        flow = FlowLayout(inner, gap=8)
        column.addWidget(inner)
        self.box.addWidget(holder)
        holder.hide()
        return holder, flow

    def _add(self, flow: FlowLayout, text: str, icon: str, url: str | None) -> None:
        if not url:
            flow.addWidget(label(text, LabelRole.BODY))
            return
        made = button(text, ButtonKind.CHIP, icon=(self._context.icons, icon), tip=url)
        made.clicked.connect(lambda: self.link.emit(url))
        flow.addWidget(made)


def _version(version: OtherVersion) -> str:
    height = f"{version.height}p" if version.height else ""
    rate = f"{version.bitrate // 1000} kbit/s" if version.bitrate else ""
    kind = version.mime.rpartition("/")[2].upper()
    return dotted(version.title or tr("Another version"), kind, height, rate)


def _map_of(osm: str) -> str | None:
    """The page of an OpenStreetMap object: R113314 is a relation."""
    kind = {"N": "node", "W": "way", "R": "relation"}.get(osm[:1].upper())
    number = osm[1:].partition("#")[0]
    is_one = kind is not None and number.isascii() and number.isdigit()
    return f"https://www.openstreetmap.org/{kind}/{number}" if is_one else None
