"""The messages between podplayer and its encoder process.

On the wire each is the length of a header, the header as JSON, and the vectors as raw float16
behind it. Not pickle: what arrives can be nothing but the values below.
"""

import json
import struct
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TypeVar, assert_never

from podplayer.model.sealed import MediaFile

T = TypeVar("T")

_LENGTH = struct.Struct("<I")

MAX_BYTES = 64 * 1024 * 1024
"""A longer message is refused; a batch of sixteen texts is a thousandth of it."""


def named(file: MediaFile) -> tuple[str, str]:
    """A file as messages name it: its path and, where it is locked, its key."""
    return (str(file), "") if isinstance(file, Path) else (str(file.path), file.key.hex())


class ProtocolError(ValueError):
    """The other side said something that is no message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One text to encode."""

    text: str
    declared: str | None
    """The language that the feed declares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Describe:
    """Load an encoder if it is not loaded, and say which it is."""

    number: int
    """Of the request: comes back with its reply."""
    choice: str
    """auto, e5, minilm or static."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Encode:
    """Encode one batch."""

    number: int
    choice: str
    items: Sequence[Item]


@dataclass(frozen=True, slots=True, kw_only=True)
class Perceive:
    """Hear one recording, or look at one cover.

    One file a request: a file that ends the process, or takes too long, takes no other with it.
    """

    number: int
    sense: str
    """sound or cover."""
    path: str
    """Inside the folder that the process was given; any other is refused."""
    key: str = field(default="", repr=False)
    """Of a locked file, this one alone, in hexadecimal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcribe:
    """Write down what is said in half a minute of a recording.

    So little a request, that whoever asks can tell how far it is, and stop between two of them.
    """

    number: int
    path: str
    """Inside the folders that the process was given; any other is refused."""
    start: int
    """Milliseconds."""
    key: str = field(default="", repr=False)
    """As that of `Perceive`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """Which encoder a choice led to."""

    number: int
    name: str
    dimensions: int
    note: str
    """Why it is not the one that was chosen, in a sentence; empty where it is."""
    rss: int
    """Bytes the process holds."""
    refused: int
    """Attempts to reach a network that were refused; anything but 0 is a bug."""
    is_cut_off: bool
    """Whether the kernel took the network away, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """The vectors of one batch."""

    number: int
    name: str
    dimensions: int
    languages: Sequence[str | None]
    rss: int
    vectors: bytes
    """A row of `dimensions` float16 for each text, in the order of the request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Perceived:
    """The vector of one file."""

    number: int
    name: str
    """Of the encoder."""
    dimensions: int
    rss: int
    vector: bytes
    """`dimensions` float16, NaN where nothing is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcribed:
    """What is said from the place that was asked for up to the next one."""

    number: int
    name: str
    """Of the model."""
    language: str
    lines: Sequence[tuple[int, int, str]]
    """Start and end in milliseconds of the recording, and the words."""
    goes_on_at: int | None
    """Where to ask next; None at the end of the recording."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A request could not be met; the process goes on."""

    number: int
    sentence: str
    is_absent: bool = False
    """What is needed for it is not installed: it is not the item's fault."""


Request = Describe | Encode | Perceive | Transcribe
Reply = Described | Encoded | Perceived | Transcribed | Failed


def pack(message: Request | Reply) -> bytes:
    """Turn a message into bytes."""
    payload = b""
    match message:
        case Describe():
            fields = {"kind": "describe"} | asdict(message)
        case Encode():
            fields = {"kind": "encode"} | asdict(message)
        case Described():
            fields = {"kind": "described"} | asdict(message)
        case Encoded():
            fields = {"kind": "encoded"} | asdict(message)
            payload = fields.pop("vectors")
        case Perceive():
            fields = {"kind": "perceive"} | asdict(message)
        case Perceived():
            fields = {"kind": "perceived"} | asdict(message)
            payload = fields.pop("vector")
        case Transcribe():
            fields = {"kind": "transcribe"} | asdict(message)
        case Transcribed():
            fields = {"kind": "transcribed"} | asdict(message)
        case Failed():
            fields = {"kind": "failed"} | asdict(message)
        case _:
            assert_never(message)
    header = json.dumps(fields).encode("utf-8")
    return _LENGTH.pack(len(header)) + header + payload


def unpack(data: bytes) -> Request | Reply:
    """Read a message. Raises ProtocolError where it is none."""
    try:
        (length,) = _LENGTH.unpack_from(data)
        header = json.loads(data[_LENGTH.size : _LENGTH.size + length])
    except (struct.error, ValueError) as error:
        raise ProtocolError("a message without a readable header") from error
    if not isinstance(header, dict):
        raise ProtocolError("a message whose header is no object")
    return _build(_Fields(header), data[_LENGTH.size + length :])


def unpack_request(data: bytes) -> Request:
    """Read a message of the program."""
    message = unpack(data)
    if not isinstance(message, Request):
        raise ProtocolError("a reply where a request was due")
    return message


def unpack_reply(data: bytes) -> Reply:
    """Read a message of the encoder process."""
    message = unpack(data)
    if isinstance(message, Request):
        raise ProtocolError("a request where a reply was due")
    return message


class _Fields:
    """A header whose fields are checked as they are taken."""

    def __init__(self, header: dict[str, Any]) -> None:
        self._header = header

    def _take(self, name: str, kind: type[T]) -> T:
        value = self._header.get(name)
        if type(value) is not kind:
            raise ProtocolError(f"a message with a wrong field {name}")
        return value

    def number(self, name: str) -> int:
        value = self._take(name, int)
        if value < 0:
            raise ProtocolError(f"a message with a negative {name}")
        return value

    def text(self, name: str) -> str:
        return self._take(name, str)

    def is_empty(self, name: str) -> bool:
        return self._header.get(name) is None

    def flag(self, name: str) -> bool:
        return self._take(name, bool)

    def words(self, name: str) -> tuple[str | None, ...]:
        values = self._take(name, list)
        if any(not isinstance(value, str | None) for value in values):
            raise ProtocolError(f"a message with a wrong entry in {name}")
        return tuple(values)

    def lines(self) -> tuple[tuple[int, int, str], ...]:
        entries = self._take("lines", list)
        for entry in entries:
            kinds = [type(part) for part in entry] if isinstance(entry, list) else []
            if kinds != [int, int, str] or not 0 <= entry[0] <= entry[1]:
                raise ProtocolError("a message with a wrong line")
        return tuple((start, end, text) for start, end, text in entries)

    def items(self) -> tuple[Item, ...]:
        entries = self._take("items", list)
        if any(not isinstance(entry, dict) for entry in entries):
            raise ProtocolError("a message with a wrong item")
        return tuple(
            Item(
                text=_Fields(entry).text("text"),
                declared=None if entry.get("declared") is None else _Fields(entry).text("declared"),
            )
            for entry in entries
        )


def _build(fields: _Fields, payload: bytes) -> Request | Reply:
    match fields.text("kind"):
        case "describe":
            return Describe(number=fields.number("number"), choice=fields.text("choice"))
        case "encode":
            return Encode(
                number=fields.number("number"), choice=fields.text("choice"), items=fields.items()
            )
        case "described":
            return Described(
                number=fields.number("number"),
                name=fields.text("name"),
                dimensions=fields.number("dimensions"),
                note=fields.text("note"),
                rss=fields.number("rss"),
                refused=fields.number("refused"),
                is_cut_off=fields.flag("is_cut_off"),
            )
        case "encoded":
            return _encoded(fields, payload)
        case "perceive":
            return Perceive(
                number=fields.number("number"),
                sense=fields.text("sense"),
                path=fields.text("path"),
                key=fields.text("key"),
            )
        case "perceived":
            return _perceived(fields, payload)
        case "transcribe" | "transcribed":
            return _transcription(fields)
        case "failed":
            return Failed(
                number=fields.number("number"),
                sentence=fields.text("sentence"),
                is_absent=fields.flag("is_absent"),
            )
        case kind:
            raise ProtocolError(f"a message of an unknown kind: {kind}")


def _encoded(fields: _Fields, payload: bytes) -> Encoded:
    message = Encoded(
        number=fields.number("number"),
        name=fields.text("name"),
        dimensions=fields.number("dimensions"),
        languages=fields.words("languages"),
        rss=fields.number("rss"),
        vectors=payload,
    )
    if len(payload) != 2 * message.dimensions * len(message.languages):
        raise ProtocolError("vectors of another size than announced")
    return message


def _perceived(fields: _Fields, payload: bytes) -> Perceived:
    message = Perceived(
        number=fields.number("number"),
        name=fields.text("name"),
        dimensions=fields.number("dimensions"),
        rss=fields.number("rss"),
        vector=payload,
    )
    if len(payload) != 2 * message.dimensions:
        raise ProtocolError("a vector of another size than announced")
    return message


def _transcription(fields: _Fields) -> Transcribe | Transcribed:
    if fields.text("kind") == "transcribe":
        return Transcribe(
            number=fields.number("number"),
            path=fields.text("path"),
            start=fields.number("start"),
            key=fields.text("key"),
        )
    return Transcribed(
        number=fields.number("number"),
        name=fields.text("name"),
        language=fields.text("language"),
        lines=fields.lines(),
        goes_on_at=None if fields.is_empty("goes_on_at") else fields.number("goes_on_at"),
    )
