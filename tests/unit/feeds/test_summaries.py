"""The first lines of notes, made from no more of them than it takes."""

import random

import pytest

from podplayer.feeds.html import plain, summarise

PIECES = (
    "word ", "longer-word ", "<p>", "</p>", "<br/>", "<strong>", "<a href='https://x.org/?a=1&b=2'>",
    "</a>", "<script>no()</script>", "<!-- not this -->", "&amp;", "&nbsp;", "&lt;b&gt;",
    "&CounterClockwiseContourIntegral;", "&notin;", "&#8217;", " < ", "<", "\n\n", "中文" * 20,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(200))
def test_a_summary_is_the_beginning_of_all_of_the_text(seed):
    rng = random.Random(seed)
    text = "".join(rng.choices(PIECES, k=rng.randint(20, 400)))
    whole = plain(text[: 280 * 5])
    summary = summarise(text)
    if len(whole) <= 280:
        assert summary == whole
    else:
        assert whole.startswith(summary.removesuffix("…"))
        assert len(summary) > 130


def test_a_sign_that_turns_all_behind_it_around_is_left_out():
    assert plain("one \u202etwo \u202dthree") == "one two three"
    assert plain("\u05d0\u200f \u2067b\u2069") == "\u05d0\u200f \u2067b\u2069"


def test_a_reference_cut_in_two_is_not_seen():
    text = "x" * 279 + " " * 279 + "&eacute;t&eacute; and more"
    assert summarise(text) == "x" * 279 + "…"
