"""Privacy: every connection that was made, and what the listener allows."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from podplayer.model.net import Purpose
from podplayer.services.connections import Overview
from podplayer.ui.context import UiContext
from podplayer.ui.delegates.connection import PURPOSES
from podplayer.ui.exchange import WantExchange
from podplayer.ui.format import decimal, size
from podplayer.ui.pages.page import Page
from podplayer.ui.pages.parts.clock import Clock, local_now
from podplayer.ui.pages.parts.figures import Figure
from podplayer.ui.pages.parts.privacy.backup_card import BackupCard
from podplayer.ui.pages.parts.privacy.connection_list import ConnectionList
from podplayer.ui.pages.parts.privacy.encryption_card import EncryptionCard
from podplayer.ui.pages.parts.privacy.leaving_card import LeavingCard
from podplayer.ui.pages.parts.privacy.tracker_card import TrackerCard
from podplayer.ui.pages.parts.settings.proxy_field import ProxyField
from podplayer.ui.pages.parts.settings.setting_lines import SettingLines
from podplayer.ui.tasks import Task
from podplayer.ui.text import to_translate, tr
from podplayer.ui.widgets.chip_group import ChipGroup
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label, surface
from podplayer.ui.widgets.keys import tab_through
from podplayer.ui.widgets.layouts import ColumnsLayout, FlowLayout
from podplayer.ui.widgets.scrolling import ScrollBody

_DAYS = {
    to_translate("7 days"): 7,
    to_translate("30 days"): 30,
    to_translate("Everything kept"): None,
}
_EVERY_MS = 5_000
_ENTRIES = 500

MEANINGS = {
    Purpose.FEED: to_translate("The lists of episodes of the shows you follow, when you refresh."),
    Purpose.COVER: to_translate("Pictures of shows and episodes, once each."),
    Purpose.EPISODE: to_translate(
        "Sound that you play or download. The server sees your address and the file."
    ),
    Purpose.CHAPTERS: to_translate("Chapter marks of an episode that you open."),
    Purpose.TRANSCRIPT: to_translate("The words of an episode that you open."),
    Purpose.DIRECTORY: to_translate("A search for new shows in a directory that you chose to ask."),
    Purpose.MODEL: to_translate("Models for the recommender, when you ask for them, once."),
}


class PrivacyPage(Page):
    """Figures, hosts, switches, and what each kind of request is for."""

    title = to_translate("Privacy")

    def __init__(
        self,
        context: UiContext,
        *,
        now: Clock = local_now,
        exchange: WantExchange = lambda _: None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._now = now
        self._choice = "7 days"
        self._purpose: Purpose | None = None
        self._host = ""
        self._task: Task[Overview] | None = None
        self.requests = Figure("requests")
        self.received = Figure("received")
        self.trackers = Figure(tr("trackers gone around"))
        self.learned = Figure(tr("by recommendations"))
        self._zero = label("", LabelRole.SMALL, wraps=True)
        self._purposes_row = QWidget()
        self.list = ConnectionList(context, tools=self._purposes_row)
        self._purposes = FlowLayout(self._purposes_row)
        self._purpose_group = ChipGroup(self)
        self.controls = SettingLines(context)
        self.proxy = ProxyField(context)
        self.encryption = EncryptionCard(context, exchange=exchange)
        self.backups = BackupCard(context, exchange=exchange)
        self.leaving = LeavingCard(context, now=now)
        self.gone_around = TrackerCard()
        self._add_controls()
        self._lay_out()
        self._often = QTimer(self, interval=_EVERY_MS)
        self._often.timeout.connect(self._load)
        self.list.host_wanted.connect(self._on_host)

    @override
    def activate(self) -> None:
        self.controls.load()
        self.encryption.load()
        self.backups.load()
        self._load()
        self._often.start()

    @override
    def deactivate(self) -> None:
        self._often.stop()

    @override
    def search_here(self) -> None:
        self.list.field.setFocus()
        self.list.field.selectAll()

    def choose(self, name: str) -> None:
        """Look at another stretch of time."""
        self._choice = name
        self._load()

    def choose_purpose(self, purpose: Purpose | None) -> None:
        """List only the hosts that were asked for one thing."""
        self._purpose = purpose
        self._host = ""
        self._load()

    # -- parts --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        body = ScrollBody()
        column = body.column
        column.addWidget(label(tr("Privacy"), LabelRole.PAGE))
        column.addWidget(
            label(tr("Every connection that podplayer made, and why. There is no other."),
                  LabelRole.SMALL, wraps=True)
        )  # fmt: skip
        column.addSpacing(12)
        column.addWidget(self._times())
        column.addSpacing(14)
        figures = QWidget()
        grid = ColumnsLayout(figures, least=150)
        for figure in (self.requests, self.received, self.trackers, self.learned):
            grid.addWidget(figure)
        column.addWidget(figures)
        column.addSpacing(8)
        column.addWidget(self._zero)
        column.addSpacing(18)
        column.addWidget(self.list)
        column.addSpacing(12)
        column.addWidget(self.gone_around)
        column.addSpacing(20)
        column.addWidget(label(tr("What you allow"), LabelRole.SECTION))
        column.addSpacing(8)
        column.addWidget(self.controls)
        column.addSpacing(20)
        column.addWidget(label(tr("Your library"), LabelRole.SECTION))
        column.addSpacing(8)
        for card in (self.encryption, self.backups, self.leaving):
            column.addWidget(card)
            column.addSpacing(10)
        column.addSpacing(10)
        column.addWidget(label(tr("What podplayer asks for"), LabelRole.SECTION))
        column.addSpacing(8)
        column.addWidget(_meanings())
        column.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(body)
        self._zero.setText(
            tr(
                "Recommendations, learning and search read only what is on this computer. No kind "
                "of request exists for them, so their number is zero and stays zero."
            )
        )

    def _times(self) -> QWidget:
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        group = ChipGroup(self)
        for name in _DAYS:
            chip = button(tr(name), ButtonKind.CHIP)
            chip.setCheckable(True)
            chip.setChecked(name == self._choice)
            chip.clicked.connect(lambda _=False, picked=name: self.choose(picked))
            group.addButton(chip)
            box.addWidget(chip)
        box.addStretch(1)
        export = button(tr("Export…"), ButtonKind.CHIP, icon=(self._context.icons, "open"))
        export.setAccessibleDescription(tr("Writes these requests to a CSV or JSON file"))
        export.clicked.connect(self._on_export)
        box.addWidget(export)
        return row

    def _add_controls(self) -> None:
        lines = self.controls
        self.offline = lines.add_switch(
            "is_offline", tr("Offline"), tr("Nothing is fetched at all; what is downloaded plays.")
        )
        self.unwraps = lines.add_switch(
            "unwraps_trackers",
            tr("Go around trackers"),
            tr(
                "Counters such as podtrac and chartable stand before many episodes and write "
                "down who listens. podplayer takes them out of the address and asks "
                "the show's own server."
            ),
        )
        self.private = lines.add_switch(
            "is_private",
            tr("Private listening"),
            tr("Your place in an episode is kept; nothing is logged and nothing learned."),
        )
        self.starts = lines.add_switch(
            "refreshes_on_start",
            tr("Look for episodes at the start"),
            tr("Otherwise podplayer connects only when you ask for something."),
        )
        self.proxy.add_to(lines)

    # -- loading ------------------------------------------------------------------------------

    def _load(self) -> None:
        if self._task is not None:
            self._task.cancel()
        connections, purpose = self._context.app.connections, self._purpose
        days = _DAYS[self._choice]
        since = None if days is None else self._now() - timedelta(days=days)
        self._task = self._context.tasks.run(
            lambda _: connections.overview(since=since, purpose=purpose),
            done=self._show,
            failed=self._context.shell.show_error,
            owner=self,
        )

    def _show(self, overview: Overview) -> None:
        totals = overview.totals
        self.requests.show_value(
            decimal(totals.requests), tr("requests to %n host(s)", n=totals.hosts)
        )
        self.received.show_value(
            size(totals.received),
            tr("received"),
            tip=tr("{size} were sent.").format(size=size(totals.sent)),
        )
        needed = sum(total.needed for total in overview.trackers)
        self.trackers.show_value(
            decimal(sum(total.avoided for total in overview.trackers)),
            tip=tr(
                "Answers that came without a counter that stands in the address. Without it there "
                "was no answer, and it was asked after all: {needed}."
            ).format(needed=decimal(needed)),
        )
        self.gone_around.show_totals(overview.trackers)
        self.learned.show_value("0", tip=self._zero.text())
        self._fill_purposes(overview)
        if not self._host:
            self.list.show_hosts(overview.hosts)

    def _fill_purposes(self, overview: Overview) -> None:
        wanted = [(tr("All"), None)] + [
            (f"{tr(PURPOSES[one]).capitalize()} {decimal(overview.totals.purposes[one])}", one)
            for one in Purpose
            if one in overview.totals.purposes
        ]
        self._purposes_row.setVisible(len(wanted) > 2)
        chips = self._purpose_group.buttons()
        if [chip.text() for chip in chips] == [text for text, _ in wanted]:
            return
        for chip in chips:
            self._purpose_group.removeButton(chip)
        self._purposes.clear()
        for text, purpose in wanted:
            chip = button(text, ButtonKind.CHIP)
            chip.setCheckable(True)
            chip.setChecked(purpose is self._purpose)
            chip.clicked.connect(lambda _=False, picked=purpose: self.choose_purpose(picked))
            self._purpose_group.addButton(chip)
            self._purposes.addWidget(chip)
        tab_through([self.list.field, *self._purpose_group.buttons()])

    def _on_host(self, host: str) -> None:
        self._host = host
        if not host:
            self._load()
            return
        connections, days = self._context.app.connections, _DAYS[self._choice]
        since = None if days is None else self._now() - timedelta(days=days)
        self._context.tasks.run(
            lambda _: connections.entries(since=since, host=host, limit=_ENTRIES),
            done=lambda entries: self.list.show_entries(host, entries),
            failed=self._context.shell.show_error,
            owner=self,
        )

    # -- what happens -------------------------------------------------------------------------

    def _on_export(self) -> None:
        chosen, kind = QFileDialog.getSaveFileName(
            self,
            tr("Export the ledger"),
            "podplayer-requests.csv",
            tr("CSV (*.csv);;JSON (*.json)"),
        )
        if chosen:
            path = Path(chosen)
            if path.suffix.lower() not in {".csv", ".json"}:
                path = path.with_name(path.name + (".json" if "json" in kind else ".csv"))
            self.export(path)

    def export(self, path: Path) -> None:
        """Write the requests of the chosen time to a file."""
        connections, days = self._context.app.connections, _DAYS[self._choice]
        since = None if days is None else self._now() - timedelta(days=days)
        self._context.tasks.run(
            lambda _: connections.export(path, since=since),
            done=lambda number: self._context.shell.toast(
                tr("Wrote %n request(s) to {name}", n=number).format(name=path.name)
            ),
            failed=self._context.shell.show_error,
            owner=self,
        )


def _meanings() -> QWidget:
    card = surface("card")
    grid = QGridLayout(card)
    grid.setContentsMargins(18, 14, 18, 14)
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(9)
    grid.setColumnMinimumWidth(0, 96)
    grid.setColumnStretch(1, 1)
    for row, (purpose, sentence) in enumerate(MEANINGS.items()):
        grid.addWidget(label(tr(PURPOSES[purpose]).capitalize(), LabelRole.STRONG), row, 0)
        text = label(tr(sentence), LabelRole.SMALL, wraps=True)
        text.setMinimumWidth(200)
        grid.addWidget(text, row, 1)
    return card
