"""Files that name other files or servers are no recordings: nobody reaches for what they name."""

from contextlib import closing

import av
import numpy as np
import pytest
from fakes_sound import tone, write_samples

from podplayer.media.analysis import analyse
from podplayer.model.errors import MediaError, PlaybackError
from podplayer.playback.studio_decoder import Decoder, SourceFile


def _segment(folder):
    """Sound that a playlist may name, in the container of HTTP live streams."""
    with av.open(str(folder / "segment.ts"), "w", format="mpegts") as container:
        stream = container.add_stream("mp2", rate=48_000, layout="stereo")
        samples = np.repeat(tone(1.0) * 32767, 2).astype(np.int16).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(samples, format="s16", layout="stereo")
        frame.sample_rate = 48_000
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return folder / "segment.ts"


def _playlist(folder):
    name = _segment(folder).name
    lines = ("#EXTM3U", "#EXT-X-TARGETDURATION:1", "#EXTINF:1,", name, "#EXT-X-ENDLIST", "")
    (folder / "episode.m3u8").write_text("\n".join(lines), encoding="utf-8")
    return folder / "episode.m3u8"


def _session(folder):
    lines = ("v=0", "o=- 0 0 IN IP4 127.0.0.1", "s=x", "c=IN IP4 127.0.0.1", "t=0 0",
             "m=audio 0 RTP/AVP 0", "")  # fmt: skip
    (folder / "episode.mp3").write_text("\n".join(lines), encoding="utf-8")
    return folder / "episode.mp3"


@pytest.mark.parametrize("write", [_playlist, _session])
def test_a_file_that_names_others_is_neither_played_nor_analysed(tmp_path, write):
    path = write(tmp_path)
    with closing(SourceFile(path, turn=1)) as file, pytest.raises(PlaybackError):
        Decoder(file, is_growing=False)
    with pytest.raises(MediaError):
        analyse(path)


@pytest.mark.parametrize("rate", [1, 50_000_000, 2**31 - 1])
def test_a_sample_rate_that_no_recording_has_takes_no_memory(tmp_path, rate):
    path = write_samples(tmp_path / "x.wav", tone(0.1))
    header = bytearray(path.read_bytes())
    header[24:28] = rate.to_bytes(4, "little")
    path.write_bytes(header)
    decoder = Decoder(SourceFile(path, turn=1), is_growing=False)
    assert decoder.read() is None
    decoder.close()
    with pytest.raises(MediaError, match="no audio"):
        analyse(path)


def test_what_is_named_would_have_been_played(tmp_path):
    assert analyse(_segment(tmp_path)).duration == pytest.approx(1_000, abs=60)
    assert analyse(write_samples(tmp_path / "x.wav", tone(1))).duration == 1_000
