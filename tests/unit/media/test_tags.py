"""What a media file says about itself."""

import random
from contextlib import suppress
from fractions import Fraction

import av
import numpy as np
import pytest
from fakes_playback import write_tone
from fakes_recordings import RATE, encode
from mutagen.apev2 import APEv2
from mutagen.id3 import CHAP, CTOC, ID3, TIT2, WXXX, CTOCFlags

from podplayer.media.tags import counted_duration, read_tags
from podplayer.model.errors import MediaError
from podplayer.model.ids import Ms

# MPEG 1 layer III, 44.1 kHz: 128 and 64 kbit/s, 417 and 208 bytes, 26.12 ms each.
FAST = bytes([0xFF, 0xFB, 0x90, 0x00]) + bytes(413)
SLOW = bytes([0xFF, 0xFB, 0x50, 0x00]) + bytes(204)


def test_a_wave_file_tells_its_duration(tmp_path):
    tags = read_tags(write_tone(tmp_path / "tone.wav", seconds=2.5))
    assert tags.duration == 2_500
    assert tags.chapters == ()


def test_variable_rates_without_a_header_are_counted(tmp_path):
    path = tmp_path / "vbr.mp3"
    path.write_bytes(FAST * 100 + SLOW * 900)
    assert read_tags(path).duration == pytest.approx(1000 * 1152 / 44.1, abs=5)


def test_a_header_of_the_first_part_alone_is_not_believed(tmp_path):
    talk = encode(tmp_path / "a.mp3", np.zeros(RATE * 20, np.float32), codec="mp3", bits=32_000)
    assert b"Info" in talk.read_bytes()[:200]  # which tells the number of frames
    assert read_tags(talk).duration == pytest.approx(20_000, abs=100)
    path = tmp_path / "spliced.mp3"
    path.write_bytes(talk.read_bytes() * 3)
    assert read_tags(path).duration == pytest.approx(60_000, abs=600)


def test_counting_survives_garbage_between_frames(tmp_path):
    path = tmp_path / "dirt.mp3"
    path.write_bytes(FAST * 100 + b"garbage \xff\x00 here" + FAST * 100)
    assert counted_duration(path) == pytest.approx(200 * 1152 / 44.1, abs=30)


def test_chapters_of_id3_come_in_order_with_links_and_hidden_ones(tmp_path):
    path = tmp_path / "chapters.mp3"
    path.write_bytes(FAST * 400)
    tags = ID3()
    link = WXXX(desc="", url="https://example.org/")
    tags.add(
        CHAP(element_id="b", start_time=5_000, end_time=9_000,
             sub_frames=[TIT2(text=["Middle"]), link])
    )  # fmt: skip
    tags.add(CHAP(element_id="a", start_time=0, end_time=5_000, sub_frames=[TIT2(text=["Start"])]))
    tags.add(CHAP(element_id="x", start_time=7_000, end_time=8_000))
    flags = CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED
    tags.add(CTOC(element_id="toc", flags=flags, child_element_ids=["a", "b"], sub_frames=[]))
    tags.save(path)
    found = read_tags(path)
    assert [(each.start, each.title, each.is_hidden) for each in found.chapters] == [
        (Ms(0), "Start", False),
        (Ms(5_000), "Middle", False),
        (Ms(7_000), "", True),
    ]
    assert found.chapters[1].url == "https://example.org/"


def _audio_book(path, chapters):
    """Silence with chapters as FFmpeg writes them: Nero's list and a track of texts."""
    with av.open(str(path), "w", format="mp4") as container:
        stream = container.add_stream("aac", rate=8_000, layout="mono")
        container.set_chapters(
            [
                {"id": number, "start": start, "end": start + 1, "time_base": Fraction(1, 1000),
                 "metadata": {"title": title}}
                for number, (start, title) in enumerate(chapters)
            ]
        )  # fmt: skip
        for number in range(24):
            silence = np.zeros((1, 1024), dtype=np.float32)
            frame = av.AudioFrame.from_ndarray(silence, format="fltp", layout="mono")
            frame.sample_rate, frame.pts = 8_000, number * 1024
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path.read_bytes()


def test_chapters_of_mp4_are_read_where_only_quicktime_would_see_them(tmp_path):
    path = tmp_path / "book.m4b"
    data = _audio_book(path, [(0, "Anfang"), (1_250, "  Die\n Mitte ü"), (2_500, "終わり")])
    path.write_bytes(data.replace(b"chpl", b"free"))
    assert [(each.start, each.title) for each in read_tags(path).chapters] == [
        (Ms(0), "Anfang"),
        (Ms(1_250), "Die Mitte ü"),
        (Ms(2_500), "終わり"),
    ]


def test_no_chapter_is_lost_where_nero_has_no_room_for_more(tmp_path):
    path = tmp_path / "book.m4b"
    _audio_book(path, [(number * 10, f"Verse {number}") for number in range(300)])
    found = read_tags(path).chapters
    assert len(found) == 300
    assert found[-1].title == "Verse 299"


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_track_of_chapters_breaks_nothing(tmp_path, seed):
    path = tmp_path / "book.m4b"
    data = bytearray(_audio_book(path, [(0, "Start"), (1_000, "End")]).replace(b"chpl", b"free"))
    rng = random.Random(seed)
    begin = data.index(b"moov")
    for _ in range(20):
        data[rng.randrange(begin, len(data))] = rng.choice((0, 1, 0x7F, 0xFF))
    path.write_bytes(data)
    with suppress(MediaError):
        assert len(read_tags(path).chapters) <= 2_000


def test_tags_of_other_players_are_no_chapters(tmp_path):
    path = tmp_path / "song.apev2"
    path.write_bytes(bytes(2_000))
    tags = APEv2()
    tags["Title"] = "A song"
    tags.save(path)
    assert read_tags(path).chapters == ()


@pytest.mark.parametrize("seed", range(20))
def test_garbage_never_breaks_the_reader(tmp_path, seed):
    path = tmp_path / "garbage.mp3"
    rng = random.Random(seed)
    head = rng.choice([b"ID3\x04\x00\x00", b"OggS", b"fLaC", b"\x00\x00\x00\x18ftypM4A ", b""])
    path.write_bytes(head + rng.randbytes(3_000))
    with suppress(MediaError):  # any other exception would be a bug
        read_tags(path)


def test_a_text_and_a_missing_file_are_refused(tmp_path):
    text = tmp_path / "notes.txt"
    text.write_text("no audio")
    with pytest.raises(MediaError):
        read_tags(text)
    with pytest.raises(MediaError):
        read_tags(tmp_path / "gone.mp3")
    assert counted_duration(text) is None
