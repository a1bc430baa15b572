"""Damage feeds at random, as transfers, templates and attackers do. Seeded: the same every time."""

import random
from collections.abc import Callable, Sequence

LARGEST = 200_000
"""Longer seeds are cut around a random place: what matters is the damage, not the length."""
_TOKENS = (
    b"<", b">", b"&", b"]]>", b"<![CDATA[", b"<!--", b"-->", b"<?", b"?>", b"</item>", b"<item>",
    b"<channel>", b"</channel>", b"</rss>", b"<entry>", b'"', b"'", b"=", b"&nbsp;", b"&#0;",
    b"&#xD800;", b"&#x110000;", b"&#99999999999;", b"\x00", b"\x1b", b"\xff\xfe", b"\xef\xbb\xbf",
    b"\xed\xa0\x80", b"\xc3", b"xmlns:x='y'", b"<x:y>", b"<a:b:c/>", b"<script>alert(1)</script>",
    b"<!DOCTYPE rss [<!ENTITY a 'b'>]>", b"<!DOCTYPE rss SYSTEM 'file:///etc/passwd'>",
    b"javascript:alert(1)", b"http://127.0.0.1/", b"file:///etc/passwd", b"%00", b"\r", b"\n\n",
    b'<?xml version="1.0" encoding="utf-7"?>', b'<?xml version="1.0" encoding="utf-16"?>',
    b"9" * 400, b"-1", b"1e309", b"NaN", b"25:61:61", b"31 Feb 2024", b"99999-01-01T00:00:00Z",
)  # fmt: skip
_NESTED = (b"<div>", b"<b>", b"<item>", b"<x>", b"&lt;div&gt;", b"<ul><li>", b"[", b'{"a":')
Mutation = Callable[[random.Random, bytes, Sequence[bytes]], bytes]


def mutated(rng: random.Random, seeds: Sequence[bytes]) -> bytes:
    """One damaged feed."""
    body = _window(rng, rng.choice(seeds))
    for _ in range(rng.choice((1, 1, 2, 3, 8))):
        body = rng.choice(_MUTATIONS)(rng, body, seeds)
    return body[: 4 * LARGEST]


def _window(rng: random.Random, body: bytes) -> bytes:
    if len(body) <= LARGEST:
        return body
    head, start = body[:4000], rng.randrange(len(body) - LARGEST)
    return head + body[start : start + LARGEST]


def _flip(rng: random.Random, body: bytes, seeds: Sequence[bytes]) -> bytes:  # noqa: ARG001
    changed = bytearray(body)
    for _ in range(rng.randint(1, 30)):
        if changed:
            changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def _cut(rng: random.Random, body: bytes, seeds: Sequence[bytes]) -> bytes:  # noqa: ARG001
    return body[: rng.randrange(len(body) + 1)]


def _drop(rng: random.Random, body: bytes, seeds: Sequence[bytes]) -> bytes:  # noqa: ARG001
    start = rng.randrange(len(body) + 1)
    return body[:start] + body[start + rng.randint(1, 400) :]


def _repeat(rng: random.Random, body: bytes, seeds: Sequence[bytes]) -> bytes:  # noqa: ARG001
    start = rng.randrange(len(body) + 1)
    piece = body[start : start + rng.randint(1, 3000)]
    return body[:start] + piece * rng.randint(2, 20) + body[start:]


def _insert(rng: random.Random, body: bytes, seeds: Sequence[bytes]) -> bytes:  # noqa: ARG001
    for _ in range(rng.randint(1, 6)):
        start = rng.randrange(len(body) + 1)
        body = body[:start] + rng.choice(_TOKENS) + body[start:]
    return body


def _nest(rng: random.Random, body: bytes, seeds: Sequence[bytes]) -> bytes:  # noqa: ARG001
    start = rng.randrange(len(body) + 1)
    return body[:start] + rng.choice(_NESTED) * rng.choice((50, 300, 3000, 20_000)) + body[start:]


def _splice(rng: random.Random, body: bytes, seeds: Sequence[bytes]) -> bytes:
    other = _window(rng, rng.choice(seeds))
    return body[: rng.randrange(len(body) + 1)] + other[rng.randrange(len(other) + 1) :]


def _recode(rng: random.Random, body: bytes, seeds: Sequence[bytes]) -> bytes:  # noqa: ARG001
    text = body.decode("utf-8", "replace")
    encoding = rng.choice(("utf-16", "utf-16-be", "utf-32", "latin-1", "cp1251", "shift_jis"))
    return text.encode(encoding, "replace")


def _swap_case(rng: random.Random, body: bytes, seeds: Sequence[bytes]) -> bytes:  # noqa: ARG001
    start = rng.randrange(len(body) + 1)
    end = start + rng.randint(1, 2000)
    return body[:start] + body[start:end].swapcase() + body[end:]


_MUTATIONS: tuple[Mutation, ...] = (
    _flip, _cut, _drop, _repeat, _insert, _insert, _nest, _splice, _recode, _swap_case,
)  # fmt: skip
