from podplayer.model.damage import decodable


class Packet:
    def __init__(self, *frames, error=None):
        self._frames, self._error = frames, error

    def decode(self):
        if self._error is not None:
            raise self._error
        return self._frames


def frames(*packets):
    return list(decodable(iter(packets), failures=(ValueError,)))


def test_what_is_damaged_is_passed_over():
    assert frames(Packet(1, 2), Packet(error=ValueError()), Packet(3)) == [1, 2, 3]


def test_the_end_of_the_file_may_be_told_by_an_error():
    assert frames(Packet(1), Packet(error=EOFError()), Packet(2)) == [1]


def test_after_five_hundred_damaged_packets_in_a_row_nothing_more_is_expected():
    damaged = [Packet(error=ValueError())]
    assert frames(*damaged * 499, Packet(1), *damaged * 499, Packet(2)) == [1, 2]
    assert frames(*damaged * 500, Packet(1)) == []
