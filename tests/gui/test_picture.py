"""The picture of a video beside the player that sounds."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from podplayer.model.ids import EpisodeId, Ms
from podplayer.ui.beside_picture import BesidePicture, may_have_picture
from podplayer.ui.player_link import PlayerLink
from podplayer.ui.player_view import PlayerView
from podplayer.ui.shortcuts import Command, KeyMap
from podplayer.ui.widgets.picture_window import PictureWindow
from podplayer.ui.widgets.player_bar import PlayerBar

# What decoders say of a file goes through the log of Qt.
pytestmark = pytest.mark.qt_log_level_fail("CRITICAL")

ONE = EpisodeId(1)
PATIENCE = 15_000


def write_video(path: Path, *, seconds: int = 4) -> Path:
    """Grey that becomes brighter: a picture tells where it is."""
    with av.open(path, "w") as file:
        stream = file.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.time_base = 64, 48, Fraction(1, 10)
        for number in range(10 * seconds):
            level = 20 + number * 200 // (10 * seconds)
            frame = av.VideoFrame.from_ndarray(np.full((48, 64, 3), level, np.uint8), "rgb24")
            frame.pts = number
            file.mux(stream.encode(frame))
        file.mux(stream.encode())
    return path


def view(position: int, **fields) -> PlayerView:
    return PlayerView(episode_id=ONE, position=Ms(position), duration=Ms(4_000), **fields)


@pytest.fixture
def window(qapp, qtbot):
    made = PictureWindow()
    qtbot.addWidget(made)
    return made


def test_the_picture_is_where_the_player_is(window, qtbot, tmp_path):
    window.open(write_video(tmp_path / "v.mp4"), title="A walk", view=view(3_000))
    frames = []
    window._picture.videoSink().videoFrameChanged.connect(frames.append)

    def level() -> float:
        window.follow(view(3_000))
        image = frames[-1].toImage() if frames and frames[-1].isValid() else None
        return 0 if image is None or image.isNull() else image.pixelColor(32, 24).red()

    qtbot.waitUntil(lambda: 155 < level() < 190, timeout=PATIENCE)
    assert window.windowTitle() == "A walk"


def test_a_file_without_a_picture_is_said(window, qtbot, tmp_path):
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"no video at all" * 50)
    with qtbot.waitSignal(window.failed, timeout=PATIENCE):
        window.open(broken, title="", view=view(0))


@pytest.fixture
def beside(context, app, qtbot, tasks):
    parent = QWidget()
    qtbot.addWidget(parent)
    bar = PlayerBar(themes=context.themes, icons=context.icons, covers=context.covers)
    qtbot.addWidget(bar)
    link = PlayerLink(app=app, bar=bar, tasks=tasks)
    link.attach()
    made = BesidePicture(context=context, link=link, keys=link.handlers(), window=parent)
    app.listening.play(ONE)
    qtbot.waitUntil(lambda: link.view.episode_id == ONE, timeout=PATIENCE)
    yield made
    made.close()
    link.close()


def test_before_the_file_is_here_there_is_a_sentence(beside, app, shell, qtbot):
    beside.toggle()
    qtbot.waitUntil(
        lambda: any("once the episode is" in str(c) for c in shell.calls), timeout=PATIENCE
    )
    assert not beside.is_open


def test_a_video_opens_and_goes_with_its_episode(beside, app, qtbot, tmp_path):
    app.downloads.files[ONE] = write_video(tmp_path / "v.mp4", seconds=1)
    beside.toggle()
    qtbot.waitUntil(lambda: beside.is_open, timeout=PATIENCE)
    app.listening.play(EpisodeId(2))
    qtbot.waitUntil(lambda: not beside.is_open, timeout=PATIENCE)


def test_its_keys_are_those_of_the_list(beside, app, qtbot, tmp_path):
    changed = KeyMap().with_keys(Command.PICTURE, ("Ctrl+P",))
    app.settings.change(shortcuts=changed.written())
    app.downloads.files[ONE] = write_video(tmp_path / "v.mp4", seconds=1)
    beside.toggle()
    qtbot.waitUntil(lambda: beside.is_open, timeout=PATIENCE)
    window = beside._window
    with qtbot.waitActive(window, timeout=PATIENCE):
        window.activateWindow()
    is_playing = app.listening.state.is_playing
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert app.listening.state.is_playing is not is_playing
    qtbot.keyClick(window, Qt.Key.Key_V)
    assert beside.is_open
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert not beside.is_open


@pytest.mark.parametrize(
    ("address", "is_video"),
    [
        ("https://example.org/show/12.mp4?from=feed", True),
        ("https://example.org/show/12.M4V", True),
        ("https://example.org/show/12.mp3", False),
        ("https://example.org/mp4", False),
        ("", False),
    ],
)
def test_a_video_is_known_by_its_name(address, is_video):
    assert may_have_picture(address) is is_video
