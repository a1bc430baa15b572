"""The half of the fake application that keeps the library: playlists, imports, logins."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import SecretsError, UsageError
from podplayer.model.events import LibraryChanged, PlaylistsChanged
from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.model.moving import ForeignLibrary, MoveKind, Tally
from podplayer.model.podcast import EpisodeOrder, EpisodeRow
from podplayer.model.recovery import BackupFile, LibraryFacts, Loss, Preview
from podplayer.model.shelves import FIRST, EpisodeFilter, HideRule, Page, Playlist, PlaylistRule
from podplayer.services.library_key import Holder
from podplayer.services.moving_in import MovePlan, MoveReport
from podplayer.services.proxy import proxy_problem
from podplayer.services.sealing import SealingReport
from podplayer.services.subscriptions import ImportReport


def fits(row: EpisodeRow, chosen: EpisodeFilter, now) -> bool:
    """Whether a row is in a list; as far as the pages of the tests ask."""
    age = None if row.published is None else (now - row.published).days
    return (
        (not chosen.podcast_ids or row.podcast_id in chosen.podcast_ids)
        and (not chosen.states or row.state in chosen.states)
        and (chosen.downloaded is None or row.is_downloaded is chosen.downloaded)
        and (chosen.favourite is None or row.is_favourite is chosen.favourite)
        and (chosen.last_days is None or (age is not None and age < chosen.last_days))
        and all(
            word in f"{row.title} {row.summary}".casefold()
            for word in chosen.words.casefold().split()
        )
        and not chosen.hidden
        and not row.is_dismissed
    )


def page_of(rows: list[EpisodeRow], page: Page = FIRST) -> list[EpisodeRow]:
    """Order a list and cut a page out of it."""
    is_by_date = page.order in {EpisodeOrder.NEWEST, EpisodeOrder.OLDEST}
    rows = sorted(
        rows,
        key=lambda row: row.published if is_by_date else row.duration,
        reverse=page.order in {EpisodeOrder.NEWEST, EpisodeOrder.LONGEST},
    )
    start = page.offset
    if page.after is not None:
        start = [row.id for row in rows].index(page.after) + 1
    return rows[start : None if page.limit is None else start + page.limit]


class FakePlaylists:
    """Keeps lists by number."""

    def __init__(self, app) -> None:
        self._app = app
        self.lists: dict[int, Playlist] = {}
        self.items: dict[int, list[EpisodeId]] = {}

    def all(self) -> list[Playlist]:
        return sorted(self.lists.values(), key=lambda one: one.name)

    def get(self, number: int) -> Playlist:
        return self.lists[number]

    def ids(self, number: int, *, limit: int | None = None) -> list[EpisodeId]:
        rule = self.lists[number].rule
        if rule is None:
            return self.items[number][:limit]
        page = Page(order=rule.order, limit=rule.limit)
        return [row.id for row in self._app.library.page(rule.filter, page)][:limit]

    def rows(self, number: int, *, limit: int | None = None) -> list[EpisodeRow]:
        return self._app.library.rows(self.ids(number, limit=limit))

    def create(
        self, name: str, *, rule: PlaylistRule | None = None, ids: Sequence[EpisodeId] = ()
    ) -> Playlist:
        number = len(self.lists) + 1
        self.lists[number] = Playlist(id=number, name=name, rule=rule, count=len(ids))
        self.items[number] = list(ids)
        self._app.bus.publish(PlaylistsChanged())
        return self.lists[number]


class FakeMoving:
    """Every file is a list of three shows."""

    def __init__(self, app) -> None:
        self._app = app
        self.error: Exception | None = None

    def plan(self, path: Path) -> MovePlan:
        if self.error is not None:
            raise self.error
        return MovePlan(
            kind=MoveKind.OPML,
            path=path,
            library=ForeignLibrary(kind=MoveKind.OPML),
            shows=ImportReport(added=3, already=1, failed=[]),
            changes=Tally(episodes=4, finished=2, positions=1, favourites=1),
            same=0,
            waiting=Tally(),
        )

    def apply(self, plan: MovePlan, *, cancel: CancelToken) -> MoveReport:
        self._app.calls.append(("import", plan.path))
        self._app.library.fill()
        self._app.bus.publish(LibraryChanged(frozenset({PodcastId(1)})))
        return MoveReport(
            plan=plan,
            shows=plan.shows,
            changes=plan.changes,
            waiting=plan.waiting,
            undo=self._app.token(f"Imported {plan.path.name}", lambda: None),
        )


class FakeLogins:
    """A key ring in a dictionary."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[str, str]] = {}

    def save(self, url: str, login) -> None:
        self.kept[url] = (login.user, login.password)

    def forget(self, url: str) -> bool:
        return self.kept.pop(url, None) is not None

    def find(self, url: str) -> tuple[str, str] | None:
        return self.kept.get(url)


class FakeShelves:
    """Tags and rules of shows: nothing is tagged or hidden."""

    def tags(self) -> list:
        return []

    def hide_rule(self, podcast_id: PodcastId) -> HideRule:
        return HideRule()


class FakeProxy:
    """Keeps a password in a list, as the key ring would."""

    def __init__(self, app) -> None:
        self._app = app
        self.passwords: list[str] = []

    def change(self, text: str) -> None:
        problem = proxy_problem(text)
        if problem is not None:
            raise UsageError(problem)
        user, separator, place = text.rpartition("@")
        head, colon, password = user.rpartition(":")
        if separator and colon and not password.startswith("//"):
            self.passwords.append(password)
            text = f"{head}@{place}"
        self._app.settings.change(proxy=text)


class FakeSafekeeping:
    """A plain library with two backups; `passphrase` is what opens it once it is encrypted."""

    def __init__(self) -> None:
        self.passphrase: str | None = None
        self.kept_by: Holder | None = None
        self.has_ring = True
        self.calls: list[tuple] = []
        self.made = [
            BackupFile(
                path=Path(f"/profile/backups/{at:%Y%m%d}.db.gz"), made_at=at, size=size,
                is_encrypted=False,
            )
            for at, size in ((datetime(2026, 11, 24, 7, 5, tzinfo=UTC), 1_240_000),
                             (datetime(2026, 11, 23, 7, 2, tzinfo=UTC), 1_210_000))
        ]  # fmt: skip
        self.loss = Loss(shows=("Orbit",), episodes=12, heard_hours=1.5, since=None)

    def holder(self):
        return self.kept_by

    def check(self, old, new):
        if self.kept_by is Holder.PASSPHRASE and old != self.passphrase:
            raise SecretsError("That is not the passphrase of this library; try again.")
        if new is None and not self.has_ring:
            raise SecretsError("There is no key ring on this computer.")
        if new:
            self.check_new(new)

    def check_new(self, passphrase):
        if len(passphrase) < 8:
            raise SecretsError("The passphrase is too short: it needs 8 characters or more.")

    def backups(self):
        return self.made

    def back_up(self):
        self.calls.append(("back up",))
        at = datetime(2026, 11, 24, 8, 10, tzinfo=UTC)
        self.made.insert(0, replace(self.made[0], made_at=at))
        return self.made[0].path

    def preview(self, path, passphrase=""):
        if path.suffix == ".age" and passphrase != "correct horse":
            raise SecretsError("It is sealed; type the passphrase that it was made with.")
        facts = LibraryFacts(shows=9, episodes=240, heard_hours=31.5, newest=None, schema=20)
        return Preview(path=path, facts=facts, loss=self.loss)

    def fraction(self):
        return 0.5

    def turn_on(self, passphrase):
        self.calls.append(("on", passphrase))

    def change(self, old, new):
        self.calls.append(("change", old, new))

    def turn_off(self, old):
        self.calls.append(("off", old))

    def restore(self, path, passphrase=""):
        self.calls.append(("restore", path, passphrase))


class FakeEverything:
    def __init__(self) -> None:
        self.exports: list[tuple] = []

    def export(self, target, *, passphrase):
        self.exports.append((target, passphrase))


class FakeSealing:
    """Does nothing, as if all were done; `report` is what a run says."""

    def __init__(self, app) -> None:
        self._app = app
        self.works = False
        self.report = SealingReport(done=3)

    def has_work(self):
        return self.works

    def carry_out(self, *, cancel):
        self._app.calls.append(("lock files", self._app.settings.current.locks_files))
        return self.report


class FakeErasing:
    def __init__(self) -> None:
        self.renewed = 0

    def renew_backups(self):
        self.renewed += 1
