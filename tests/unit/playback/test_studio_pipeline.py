"""What the studio does to sound, rendered to samples without any device."""

import numpy as np
import pytest
from fakes_sound import Rendered, hush, loudness, speech, tone, write_samples

from podplayer.model.errors import PlaybackError
from podplayer.model.ids import Ms
from podplayer.playback.sound import TARGET_LUFS, Sound
from podplayer.playback.studio_decoder import Decoder, SourceFile
from podplayer.playback.studio_gate import RATE
from podplayer.playback.studio_pipeline import Pipeline


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("sound")


@pytest.fixture(scope="module")
def sine(folder):
    return write_samples(folder / "sine.wav", tone(12))


@pytest.mark.parametrize("rate", [0.5, 0.8, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 3.5])
def test_the_pitch_stays_at_every_speed(sine, rate):
    rendered = Rendered(sine, rate=rate)
    assert rendered.seconds == pytest.approx(12 / rate, abs=0.06)
    assert rendered.hertz == pytest.approx(440, abs=2)


@pytest.mark.parametrize("rate", [0.5, 1.0, 2.0, 3.5])
def test_every_place_is_told_in_media_time(sine, rate):
    for count, place, pace in Rendered(sine, rate=rate).places:
        assert pace == pytest.approx(rate / 48)
        assert place == pytest.approx(count / 48 * rate, abs=30)


def test_a_seek_leads_to_the_very_sample(sine):
    rendered = Rendered(sine, start=7_003)
    assert rendered.places[0][1] == pytest.approx(7_003, abs=0.1)
    assert rendered.seconds == pytest.approx(12 - 7.003, abs=0.001)


@pytest.mark.parametrize("level", [0.05, 0.2, 0.9])
@pytest.mark.parametrize("boosts_voice", [False, True])
def test_programmes_are_levelled_to_the_target(folder, level, boosts_voice):
    path = write_samples(folder / f"{level}.wav", speech(30, level=level))
    measured = loudness(Rendered(path).samples)
    sound = Sound(is_levelled=True, loudness=measured, boosts_voice=boosts_voice)
    levelled = Rendered(path, sound)
    after = levelled.samples[RATE * 8 :] if boosts_voice else levelled.samples
    assert loudness(after) == pytest.approx(TARGET_LUFS, abs=1.0)
    assert np.abs(levelled.samples).max() <= 0.9


@pytest.mark.parametrize("level", [0.05, 0.9])
def test_a_programme_that_was_not_measured_is_at_the_target_after_some_seconds(folder, level):
    path = write_samples(folder / f"stream{level}.wav", speech(40, level=level))
    levelled = Rendered(path, Sound(is_levelled=True))
    assert loudness(levelled.samples[RATE * 15 :]) == pytest.approx(TARGET_LUFS, abs=1.0)


def test_silence_is_left_out_as_much_as_is_said(folder):
    parts = [speech(2), hush(1.5), speech(2), hush(0.4), speech(1), hush(4.0), speech(2)]
    path = write_samples(folder / "gaps.wav", np.concatenate(parts))
    whole, short = Rendered(path), Rendered(path, Sound(skips_silence=True))
    assert whole.seconds - short.seconds == pytest.approx(short.saved / 1000, abs=0.001)
    # Of each long pause a third of a second is left; the short one is speech.
    assert short.saved == pytest.approx(1_500 + 4_000 - 2 * 355, abs=60)


def test_where_silence_was_left_out_there_is_no_click(folder):
    parts = [tone(2), hush(2.0), tone(2)]
    samples = np.concatenate(parts)
    samples[: 2 * RATE][-2400:] *= np.linspace(1, 0, 2400)
    samples[4 * RATE :][:2400] *= np.linspace(0, 1, 2400)
    path = write_samples(folder / "click.wav", samples)
    short = Rendered(path, Sound(skips_silence=True)).left
    quiet = np.abs(short[round(2.03 * RATE) : round(2.30 * RATE)])
    assert 20 * np.log10(quiet.max()) < -40
    steps = np.abs(np.diff(short))
    assert steps.max() <= np.abs(np.diff(samples)).max() + 0.01  # -40 dB


def test_places_jump_over_what_was_left_out(folder):
    parts = [speech(3), hush(5), speech(3)]
    path = write_samples(folder / "jump.wav", np.concatenate(parts))
    rendered = Rendered(path, Sound(skips_silence=True), rate=1.5)
    places = [place for _, place, _ in rendered.places]
    assert places == sorted(places)
    assert places[-1] > 10_500
    assert rendered.saved > 4_000


def test_wishes_change_while_it_plays_without_a_click_or_a_lost_word(sine):
    decoder = Decoder(SourceFile(sine, turn=0), is_growing=False)
    pipeline = Pipeline(decoder, sound=Sound(), rate=1.0)
    pieces = []
    changes = [
        {"sound": Sound(boosts_voice=True)},
        {"rate": 2.0},
        {"sound": Sound(is_levelled=True, loudness=-13.0)},
        {"rate": 1.0},
        {"sound": Sound()},
    ]
    for change in [*changes, None]:
        for _ in range(8):
            piece = pipeline.read()
            assert piece is not None
            pieces.append(piece)
        if change is not None:
            pipeline.change(**change)
    while (piece := pipeline.read()) is not None:
        pieces.append(piece)
    pipeline.close()
    reached = 0.0
    for place, pace, samples in pieces:
        assert place == pytest.approx(reached, abs=60)
        reached = place + len(samples) * pace
    assert reached == pytest.approx(12_000, abs=60)
    joined = np.concatenate([samples[:, 0] for *_, samples in pieces])
    # A sine of that loudness never moves faster than this from frame to frame.
    assert np.abs(np.diff(joined)).max() < 0.3 * 2 * np.pi * 440 / RATE * 2.4


def test_an_equalizer_moves_its_bands(folder):
    path = write_samples(folder / "bands.wav", tone(4, hertz=60, level=0.1))
    flat, less = Rendered(path), Rendered(path, Sound(equalizer=(-12, 0, 0, 0, 0, 0)))
    change = np.sqrt((less.left**2).mean() / (flat.left**2).mean())
    assert 20 * np.log10(change) == pytest.approx(-12, abs=2)


@pytest.mark.parametrize("data", [b"", b"no audio at all\n" * 500, bytes(range(256)) * 100])
def test_what_is_no_audio_is_refused(tmp_path, data):
    path = tmp_path / "x.mp3"
    path.write_bytes(data)
    file = SourceFile(path, turn=0)
    with pytest.raises(PlaybackError):
        _first(file)
    file.close()


def _first(file: SourceFile) -> None:
    decoder = Decoder(file, is_growing=False)
    pipeline = Pipeline(decoder, sound=Sound(), rate=1.0)
    if not pipeline.has_sound():
        raise PlaybackError("nothing")


def test_a_seek_beyond_the_end_gives_nothing_more(sine):
    decoder = Decoder(SourceFile(sine, turn=0), is_growing=False)
    pipeline = Pipeline(decoder, sound=Sound(), rate=1.0)
    pipeline.seek(Ms(60_000))
    assert pipeline.read() is None
    pipeline.close()
