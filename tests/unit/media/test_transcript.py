"""Transcripts of every kind, in every encoding, also damaged ones."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podplayer.media.transcript import LARGEST, read_transcript
from podplayer.model.errors import MediaError

VTT = """WEBVTT

NOTE nobody hears this

intro
00:01.000 --> 00:04.500 align:left
<v Ada Lovelace>Good <b>morning</b> &amp; welcome.</v>

01:02:03.250 --> 01:02:05.000
- Morning.
"""
CORPUS = Path(__file__).parents[4] / "shared" / "corpus" / "transcripts"


def read(text: str, **how) -> list[tuple]:
    lines = read_transcript(text.encode(), **how)
    return [(line.start, line.end, line.speaker, line.text) for line in lines]


def test_webvtt_has_times_and_voices():
    assert read(VTT) == [
        (1_000, 4_500, "Ada Lovelace", "Good morning & welcome."),
        (3_723_250, 3_725_000, "", "- Morning."),
    ]


def test_srt_has_commas_and_numbers():
    text = (
        "1\n00:00:01,5 --> 00:00:02,000\nBo: Hello\nthere\n\n2\n00:00:02,000 --> 00:00:03,000\nYes"
    )
    assert read(text) == [(1_500, 2_000, "Bo", "Hello there"), (2_000, 3_000, "", "Yes")]


def test_srt_without_empty_lines_is_read_too():
    text = "1\n00:00:01,000 --> 00:00:02,000\nOne thing\n2\n00:00:02,000 --> 00:00:03,000\nAnother"
    assert [line[3] for line in read(text)] == ["One thing", "Another"]


def test_sbv_is_read():
    assert read(
        "0:00:00.378,0:00:11.378\nFirst (one)\nFirst (two)\n\n0:00:12.0,0:00:13.0\nNext"
    ) == [
        (378, 11_378, "", "First (one) First (two)"),
        (12_000, 13_000, "", "Next"),
    ]


def test_json_words_become_lines_of_a_speaker():
    text = """{"version": "1.0.0", "segments": [
        {"speaker": "V", "startTime": 0.5, "endTime": 0.75, "body": "I"},
        {"speaker": "V", "startTime": 1, "endTime": 1.25, "body": "am."},
        {"speaker": "L", "startTime": 2, "body": "No"}]}"""
    assert read(text) == [(500, 1_250, "V", "I am."), (2_000, None, "L", "No")]


def test_html_of_the_podcast_namespace_has_speakers_and_times():
    text = "<cite>Ann:</cite><time>0:53</time><p>It&#39;s good.</p><p>Very.</p><script>x</script>"
    assert read(text) == [(53_000, None, "Ann", "It's good."), (None, None, "Ann", "Very.")]


def test_plain_text_keeps_the_times_at_its_lines():
    assert read("00:00:02 Well, hello.\n\n[01:05] Bye now.") == [
        (2_000, 65_000, "", "Well, hello."),
        (65_000, None, "", "Bye now."),
    ]


def test_plain_text_without_times_is_its_lines():
    assert read("Hello.\n\nBye.") == [(None, None, "", "Hello."), (None, None, "", "Bye.")]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_odd_encodings_are_seen(encoding):
    data = "1\r\n00:00:01,000 --> 00:00:02,000\r\nGrüße aus Köln\r\n".encode(encoding)
    assert read_transcript(data)[0].text == "Grüße aus Köln"


@pytest.mark.parametrize("text", ["", "WEBVTT\n", "1", "{}", '{"segments": 7}', "   \n\n"])
def test_what_has_no_words_is_refused_with_a_sentence(text):
    with pytest.raises(MediaError, match="no words"):
        read(text)


def test_broken_json_is_refused_with_a_sentence():
    with pytest.raises(MediaError, match="JSON"):
        read('{"segments": [}')


def test_a_huge_transcript_is_refused():
    with pytest.raises(MediaError, match="16 MB"):
        read_transcript(b"x" * (LARGEST + 1))


@given(st.one_of(st.binary(max_size=400), st.text(max_size=300).map(str.encode)))
def test_anything_is_read_or_refused(data):
    for head in (b"", b"WEBVTT\n\n00:01.000 --> 00:02.000\n", b'{"segments": [', b"<p>"):
        try:
            lines = read_transcript(head + data)
        except MediaError:
            continue
        assert all(line.text.strip() for line in lines)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside the repository")
def test_every_transcript_of_the_corpus_is_read_or_refused():
    refused = []
    for path in sorted(path for path in CORPUS.rglob("*") if path.is_file()):
        try:
            assert read_transcript(path.read_bytes())
        except MediaError:
            refused.append(path.name)
    assert set(refused) <= {
        "empty.vtt", "no_captions.vtt", "invalid_format1.srt", "invalid_format4.srt",
    }  # fmt: skip


def test_timed_text_has_its_times_in_the_tags():
    text = """<?xml version="1.0"?>
<tt xmlns="http://www.w3.org/ns/ttml"><head><metadata/></head><body><div>
<p begin="00:00:01.000" end="00:00:03.500"><span begin="1s">Hello</span> <span>you.</span></p>
<p begin="12.5s" end="14s">Two<br/>lines &amp; more.</p></div></body></tt>"""
    assert read(text) == [
        (1_000, 3_500, "", "Hello you."),
        (12_500, 14_000, "", "Two lines & more."),
    ]


def test_what_a_speaker_says_may_be_grouped():
    items = [{"start": "00:00:01.000", "end": "00:00:02.000", "text": "Hallo du."}, "nonsense"]
    assert read(json.dumps([{"speaker": "Anna", "items": items}])) == [
        (1_000, 2_000, "Anna", "Hallo du.")
    ]
    utterances = [{"start": 0.1, "end": 0.9, "transcript": "Hello there."}]
    assert read(json.dumps({"results": {"channels": [], "utterances": utterances}})) == [
        (100, 900, "", "Hello there.")
    ]


@pytest.mark.parametrize("head", ["Ann Lee (00:05):", "Ann Lee  0:05  ", "Ann Lee [0:00:05]"])
def test_a_speaker_and_a_time_may_stand_above_what_is_said(head):
    text = f"{head}\nHello there.\nAnd on.\n\nBob (01:02:03)\nSee you at 10:30\n"
    assert read(text) == [
        (5_000, None, "Ann Lee", "Hello there."),
        (None, None, "Ann Lee", "And on."),
        (3_723_000, None, "Bob", "See you at 10:30"),
    ]


def test_where_a_cue_stands_on_a_screen_is_not_said():
    assert read("1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<i>Up {here}</i>\n") == [
        (1_000, 2_000, "", "Up {here}")
    ]


def test_paragraphs_of_a_page_may_begin_with_a_time():
    page = "<html><body><p>[00:01:00] Welcome.</p><p>[01:00:01] Bye.</p></body></html>"
    assert [line[0] for line in read(page)] == [60_000, 3_601_000]
