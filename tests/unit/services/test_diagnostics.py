import pytest

from podplayer.model.settings import Settings
from podplayer.services.diagnostics import Verdict, check_stalls


@pytest.mark.parametrize(
    ("milliseconds", "verdict"), [(0, Verdict.OK), (120, Verdict.OK), (900, Verdict.WARN)]
)
def test_a_window_that_stood_still_for_long_is_told(milliseconds, verdict):
    settings = Settings(longest_stall_ms=milliseconds, longest_stall_at="queue")
    assert check_stalls(settings).verdict is verdict


def test_the_longest_pause_and_its_page_are_named():
    check = check_stalls(Settings(longest_stall_ms=1200, longest_stall_at="queue"))
    assert check.detail == "stood still for 1,200 ms at most when it was open last (page: queue)"
    assert check.remedy
