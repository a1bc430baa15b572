"""Looking for new episodes while the window is open."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from podplayer.app.due_timer import DueTimer
from podplayer.model.settings import Settings


@dataclass
class Holder:
    current: Settings


class Desk:
    def __init__(self, **settings):
        self.moment = datetime(2026, 11, 24, 8, 10, tzinfo=UTC)
        self.settings = Holder(Settings(**settings))
        self.refreshed = 0
        self.timer = DueTimer(
            settings=self.settings, refresh=self.count, now=lambda: self.moment, parent=None
        )

    def count(self):
        self.refreshed += 1

    def look_after(self, **length):
        self.moment += timedelta(**length)
        return self.timer.look()


@pytest.mark.parametrize("settings", [{}, {"refresh_hours": 1, "is_offline": True}])
def test_nothing_is_asked_unless_the_listener_wants_it(qtbot, settings):
    desk = Desk(**settings)
    assert not desk.look_after(days=9)
    assert desk.refreshed == 0


def test_shows_are_looked_at_every_so_many_hours(qtbot):
    desk = Desk(refresh_hours=4)
    assert not desk.look_after(hours=3, minutes=55)
    assert desk.look_after(minutes=5)
    assert not desk.look_after(minutes=5)
    assert desk.look_after(hours=4)
    assert desk.refreshed == 2


def test_a_changed_setting_holds_at_once(qtbot):
    desk = Desk()
    desk.settings.current = Settings(refresh_hours=1)
    assert desk.look_after(hours=2)
