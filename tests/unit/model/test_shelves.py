import pytest

from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.shelves import HideRule, Titled

SHOW = [
    Titled(id=EpisodeId(1), title="Coming soon", duration=Ms(60_000), kind="trailer"),
    Titled(id=EpisodeId(2), title="The Straße", duration=Ms(1_800_000), kind="full"),
    Titled(id=EpisodeId(3), title="An INTERVIEW with moss", duration=Ms(3_600_000), kind="full"),
    Titled(id=EpisodeId(4), title="the  strasse", duration=None, kind="full"),
]


@pytest.mark.parametrize(
    ("rule", "hidden"),
    [
        (HideRule(), set()),
        (HideRule(title_words=("interview",)), {3}),
        (HideRule(title_words=(" ", "")), set()),
        (HideRule(shorter_than=Ms(120_000)), {1}),
        (HideRule(longer_than=Ms(1_800_000)), {3}),
        (HideRule(repeats=True), {4}),
        (HideRule(trailers=True), {1}),
        (HideRule(trailers=True, title_words=("moss",)), {1, 3}),
    ],
)
def test_one_reason_is_enough_to_hide(rule, hidden):
    assert rule.hidden(SHOW) == hidden


def test_a_rule_that_hides_nothing_is_empty():
    assert not HideRule()
    assert HideRule(repeats=True)
