import pytest

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import Cancelled


def test_a_child_is_set_with_the_one_above():
    above = CancelToken()
    child = above.child()
    above.cancel()
    with pytest.raises(Cancelled):
        child.check()


def test_a_child_can_be_set_alone():
    above = CancelToken()
    above.child().cancel()
    assert not above.is_cancelled


def test_a_child_of_a_set_token_is_set():
    above = CancelToken()
    above.cancel()
    assert above.child().is_cancelled
