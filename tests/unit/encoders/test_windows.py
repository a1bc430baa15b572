import numpy as np
import pytest
from factories_sound import RATE, tone, write_wav

windows = pytest.importorskip("podplayer.encoders.windows")


def frequency(samples):
    spectrum = np.abs(np.fft.rfft(samples))
    return spectrum.argmax() * RATE / len(samples)


def test_a_long_recording_is_heard_in_eight_places(tmp_path):
    steps = np.concatenate([tone(200 + 100 * k, seconds=20) for k in range(8)])
    found = windows.read_windows(write_wav(tmp_path / "steps.wav", steps))
    assert [len(part) for part in found] == [10 * RATE] * 8
    assert [frequency(part) for part in found] == pytest.approx(
        [200 + 100 * k for k in range(8)], abs=2
    )


def test_a_short_one_is_heard_whole_at_our_rate(tmp_path):
    path = write_wav(tmp_path / "short.wav", tone(440, seconds=25), rate=RATE)
    assert [len(part) / RATE for part in windows.read_windows(path)] == [10, 10, 5]


def test_another_rate_is_brought_to_ours(tmp_path):
    path = write_wav(tmp_path / "fast.wav", tone(440, seconds=12), rate=2 * RATE)
    (only,) = windows.read_windows(path)
    assert len(only) == pytest.approx(6 * RATE, abs=200)
    assert frequency(only) == pytest.approx(880, abs=2)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 4000,
        bytes(np.random.default_rng(2).integers(0, 256, 60_000, dtype=np.uint8)),
        b"#EXTM3U\n/etc/passwd\n",
        b"RIFF\xff\xff\xff\xffWAVEfmt ",
    ],
    ids=["empty", "zeros", "noise", "playlist", "cut off"],
)
def test_what_is_no_recording_is_refused_with_a_sentence(tmp_path, content):
    path = tmp_path / "episode.mp3"
    path.write_bytes(content)
    with pytest.raises(windows.UnreadableError, match=r"The recording .*\."):
        windows.read_windows(path)


def test_a_playlist_cannot_name_another_file(tmp_path):
    other = write_wav(tmp_path / "other.wav", tone(440, seconds=5))
    path = tmp_path / "episode.mp3"
    path.write_text(f"ffconcat version 1.0\nfile {other}\n", encoding="utf-8")
    with pytest.raises(windows.UnreadableError):
        windows.read_windows(path)


def test_a_file_that_is_not_there_is_a_sentence_too(tmp_path):
    with pytest.raises(windows.UnreadableError):
        windows.read_windows(tmp_path / "none.mp3")
