"""Locked downloads and covers in the window: the card, the job, covers that are shown."""

import io

import pytest
from fakes_ui import NOW
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from podplayer.model.sealed import FileKeys, SealedFile, write_sealed
from podplayer.model.settings import Settings
from podplayer.services.library_key import Holder
from podplayer.services.sealing import SealingReport
from podplayer.ui.bridge import Bridge
from podplayer.ui.covers import CoverLoader, decode
from podplayer.ui.jobs import Jobs
from podplayer.ui.outcomes import locked
from podplayer.ui.pages.privacy import PrivacyPage
from podplayer.ui.tasks import Tasks

KEYS = FileKeys(b"k" * 32)


@pytest.fixture
def cover(qapp, tmp_path):
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    path = tmp_path / "ab.sealed"
    write_sealed(io.BytesIO(bytes(buffer.data().data())), path, keys=KEYS)
    return KEYS.of(path)


def test_a_locked_cover_is_shown_and_no_small_picture_of_it_is_kept(cover, qtbot, tmp_path):
    tasks = Tasks(threads=1)
    loader = CoverLoader(find=lambda url: cover, cache=tmp_path / "thumbs", tasks=tasks)
    with qtbot.waitSignal(loader.ready, timeout=10_000):
        loader.pixmap("https://a.example/c.png", 32, 0)
    shown = loader.pixmap("https://a.example/c.png", 32, 0).toImage()
    assert shown.pixelColor(16, 16).name() == "#336699"
    assert not (tmp_path / "thumbs").exists()
    tasks.close()


def test_a_cover_that_somebody_changed_is_none(cover):
    assert decode(SealedFile(cover.path, b"x" * 32), 32) is None


@pytest.fixture
def page(context, qtbot):
    made = PrivacyPage(context, now=lambda: NOW)
    qtbot.addWidget(made)
    made.show()
    return made


def loaded(page, context, qtbot):
    page.encryption.load()
    qtbot.waitUntil(lambda: context.tasks.running == 0, timeout=10_000)
    return page.encryption


def test_files_can_be_locked_once_the_library_is_encrypted(page, context, app, qtbot):
    card = loaded(page, context, qtbot)
    assert not card.lock.isVisibleTo(card)
    assert "Once the library is encrypted" in card.about_files.text()
    app.safekeeping.kept_by = Holder.PASSPHRASE
    card = loaded(page, context, qtbot)
    assert not card.unlock.isVisibleTo(card)
    card.lock.click()
    assert app.settings.current.locks_files
    assert not card.lock.isVisibleTo(card)
    assert "names that tell nothing" in card.about_files.text()
    card.unlock.click()
    assert not app.settings.current.locks_files
    assert "in the clear" in card.about_files.text()


@pytest.fixture
def jobs(qapp, app):
    tasks, bridge = Tasks(threads=2), Bridge(app.bus)
    made = Jobs(app=app, tasks=tasks, bridge=bridge)
    made.titles, made.heard = [], []
    made.began.connect(made.titles.append)
    made.told.connect(lambda outcome: made.heard.append(outcome.text))
    yield made
    bridge.close()
    tasks.close()


def test_the_wish_begins_the_work_in_the_background(jobs, app, qtbot):
    app.sealing.works = True
    app.settings.change(locks_files=True)
    qtbot.waitUntil(lambda: bool(jobs.heard), timeout=10_000)
    assert ("lock files", True) in app.calls
    assert jobs.titles == ["Locking downloads and covers"]
    app.settings.change(locks_files=False)
    qtbot.waitUntil(lambda: ("lock files", False) in app.calls, timeout=10_000)
    assert jobs.titles[1:] == ["Unlocking downloads and covers"]


def test_a_start_with_nothing_to_do_says_nothing(jobs, app, qtbot):
    app.settings.current = Settings(locks_files=True)
    jobs.lock_files()
    qtbot.waitUntil(lambda: jobs._tasks.running == 0, timeout=10_000)
    assert jobs.titles == []


def test_what_became_of_it_is_one_sentence():
    assert "3 files changed" in locked(SealingReport(done=3)).text
    assert "1 file in use" in locked(SealingReport(done=3, waiting=1)).text
    told = locked(SealingReport(failed=["a: It is damaged."]))
    assert (told.text, told.details) == (
        "1 file could not be locked or unlocked.",
        ["a: It is damaged."],
    )
