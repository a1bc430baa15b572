"""Feeds in the encodings of their countries, whoever says so or does not."""

import pytest

from podplayer.feeds.parse import parse

WRITTEN = [
    ("windows-1251", "Привет мир", "ru"),
    ("gb18030", "你好世界播客", "zh-cn"),
    ("big5", "你好世界播客", "zh-TW"),
    ("euc-jp", "こんにちは世界", "ja"),
    ("cp949", "안녕하세요 똠방각하", "ko-KR"),
    ("windows-1250", "Žluťoučký kůň", "cs"),
    ("windows-1253", "Καλημέρα κόσμε", "el"),
    ("windows-1255", "שלום עולם", "he"),
    ("windows-1256", "مرحبا بالعالم", "ar"),
    ("cp874", "สวัสดีชาวโลก", "th"),
]


def feed(title, *, declared="", language=""):
    encoding = f' encoding="{declared}"' if declared else ""
    return (
        f'<?xml version="1.0"{encoding}?><rss version="2.0"><channel><title>{title}</title>'
        f"<language>{language}</language><item><title>{title}</title><guid>1</guid></item>"
        "</channel></rss>"
    )


def title_of(body, content_type=""):
    (episode,) = parse(body, url="https://example.org/f", content_type=content_type).episodes
    return episode.title


@pytest.mark.parametrize(("encoding", "text", "language"), WRITTEN)
def test_declared_by_the_feed_the_server_or_only_by_the_language(encoding, text, language):
    assert title_of(feed(text, declared=encoding).encode(encoding)) == text
    assert title_of(feed(text).encode(encoding), f"text/xml; charset={encoding}") == text
    assert title_of(feed(text, language=language).encode(encoding)) == text
    wrongly = feed(text, declared="UTF-8", language=language).encode(encoding)
    assert title_of(wrongly) == text


@pytest.mark.parametrize(
    ("label", "written", "text"),
    [
        ("gb2312", "gbk", "朱镕基"),
        ("shift_jis", "cp932", "①髙橋"),
        ("x-sjis", "cp932", "こんにちは"),
        ("euc-kr", "cp949", "똠방각하"),
        ("windows-874", "cp874", "สวัสดี"),
    ],
)
def test_what_is_written_under_a_name_is_wider_than_it(label, written, text):
    assert title_of(feed(text, declared=label).encode(written)) == text


@pytest.mark.parametrize("label", ["windows-1251", "gb2312", "iso-8859-2", "utf8mb4", "UTF-16"])
def test_utf8_that_says_something_else(label):
    assert title_of(feed("Привет мир", declared=label).encode()) == "Привет мир"


def test_a_stray_byte_does_not_make_a_feed_another_encoding():
    body = feed("Привет мир", declared="windows-1251", language="ru").encode()
    assert title_of(body.replace("мир".encode(), "мир".encode() + b"\xff")).startswith("Привет мир")


def test_a_server_that_knows_better_than_bytes_that_look_like_ascii():
    body = feed("こんにちは").encode("iso-2022-jp")
    assert title_of(body, "text/xml; charset=ISO-2022-JP") == "こんにちは"
