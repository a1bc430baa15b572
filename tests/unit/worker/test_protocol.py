import json
import struct

import pytest

from podplayer.worker.protocol import (
    Describe,
    Described,
    Encode,
    Encoded,
    Failed,
    Item,
    Perceive,
    Perceived,
    ProtocolError,
    pack,
    unpack,
    unpack_reply,
    unpack_request,
)

DESCRIBED = Described(number=1, name="e", dimensions=2, note="", rss=3, refused=0, is_cut_off=True)
ENCODED = Encoded(
    number=4, name="e", dimensions=2, languages=("de", None), rss=5, vectors=b"12345678"
)
REQUESTS = [
    Describe(number=1, choice="auto"),
    Encode(number=2, choice="e5", items=(Item(text="Grüße 你好", declared="de"),)),
    Encode(number=3, choice="static", items=(Item(text="", declared=None),)),
    Perceive(number=5, sense="cover", path="/profile/covers/ü"),
]
REPLIES = [
    DESCRIBED,
    ENCODED,
    Perceived(number=5, name="s", dimensions=2, rss=1, vector=b"1234"),
    Failed(number=6, sentence="No."),
    Failed(number=7, sentence="No.", is_absent=True),
]


def raw(header: object, payload: bytes = b"") -> bytes:
    text = json.dumps(header).encode()
    return struct.pack("<I", len(text)) + text + payload


@pytest.mark.parametrize("message", REQUESTS + REPLIES, ids=lambda m: type(m).__name__)
def test_a_message_survives_the_wire(message):
    assert unpack(pack(message)) == message


@pytest.mark.parametrize("message", REQUESTS, ids=lambda m: type(m).__name__)
def test_a_request_is_no_reply(message):
    assert unpack_request(pack(message)) == message
    with pytest.raises(ProtocolError):
        unpack_reply(pack(message))


@pytest.mark.parametrize("message", REPLIES, ids=lambda m: type(m).__name__)
def test_a_reply_is_no_request(message):
    assert unpack_reply(pack(message)) == message
    with pytest.raises(ProtocolError):
        unpack_request(pack(message))


def test_vectors_travel_as_bytes_and_not_as_json():
    assert pack(ENCODED).endswith(b"12345678")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x01",
        b"\xff\xff\xff\xff{}",
        raw([1, 2]),
        raw({}),
        raw({"kind": "explode"}),
        raw({"kind": "describe", "number": "1", "choice": "auto"}),
        raw({"kind": "describe", "number": True, "choice": "auto"}),
        raw({"kind": "describe", "number": -1, "choice": "auto"}),
        raw({"kind": "encode", "number": 1, "choice": "auto", "items": ["text"]}),
        raw({"kind": "encode", "number": 1, "choice": "auto", "items": [{"text": 5}]}),
        raw({"kind": "encode", "number": 1, "choice": "a", "items": [{"text": "", "declared": 1}]}),
        raw(
            {
                "kind": "encoded",
                "number": 1,
                "name": "e",
                "dimensions": 2,
                "languages": [1],
                "rss": 0,
            }
        ),
        pack(ENCODED)[:-1],
        pack(ENCODED) + b"x",
    ],
)
def test_what_is_no_message_is_refused(data):
    with pytest.raises(ProtocolError):
        unpack(data)


def test_what_is_no_message_is_not_sent():
    with pytest.raises(AssertionError):
        pack("a string")
