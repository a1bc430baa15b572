"""Lines become paragraphs; places and times find each other."""

from podplayer.model.ids import Ms
from podplayer.model.transcripts import TranscriptLine
from podplayer.ui.pages.parts.episode.transcript_text import compose


def said(text, start=None, end=None, speaker=""):
    return TranscriptLine(
        text=text,
        start=None if start is None else Ms(start),
        end=None if end is None else Ms(end),
        speaker=speaker,
    )


def test_lines_of_one_speaker_flow_into_each_other():
    text = compose([said("One.", 0, 900, "Ana"), said("Two.", 1_000, 1_900, "Ana")])
    assert text.text == "Ana  One. Two."
    assert [text.text[p.start : p.end] for p in text.ranges] == ["One.", "Two."]


def test_another_speaker_begins_a_paragraph_with_a_name():
    text = compose([said("One.", 0, 900, "Ana"), said("Two.", 1_000, 1_900, "Tom")])
    assert text.text == "Ana  One.\nTom  Two."
    assert [text.text[p.start : p.end] for p in text.speakers] == ["Ana", "Tom"]


def test_a_pause_after_a_sentence_begins_a_paragraph():
    lines = [said("One.", 0, 900), said("Two", 3_500, 4_000), said("three.", 9_000, 9_900)]
    assert compose(lines).text == "One.\nTwo three."


def test_lines_without_times_are_paragraphs_and_cannot_follow():
    text = compose([said("One."), said("Two.")])
    assert text.text == "One.\nTwo."
    assert text.line_at(Ms(5_000)) is None


def test_chinese_sentences_have_no_space_between_them():
    text = compose([said("苏轼在黄州。", 0, 900), said("一个人。", 1_000, 1_900)])
    assert text.text == "苏轼在黄州。一个人。"


def test_a_sentence_with_a_colon_is_no_name():
    text = compose([said("first the sand", 0, 900, "It falls")])
    assert text.text == "It falls: first the sand"
    assert not text.speakers


def test_a_moment_finds_its_line_and_a_place_its_line():
    text = compose([said("One.", 1_000, 1_900), said("Two.", 2_000, 2_900)])
    assert text.line_at(Ms(500)) is None
    assert text.line_at(Ms(1_000)) == 0
    assert text.line_at(Ms(99_000)) == 1
    assert text.line_of(text.ranges[1].start + 1) == 1
    assert text.line_of(0) == 0


def test_words_are_found_whatever_their_case():
    text = compose([said("Rivers. RIVERS. Straße", 0, 900)])
    assert len(text.find("rivers")) == 2
    assert text.find("straße")
    assert text.find("  ") == []
    assert text.find("delta") == []
