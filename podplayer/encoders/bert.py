"""The forward pass of BERT, for texts of any length side by side without padding.

Ours and not a library's: torch and transformers take 900 MB and six CPU seconds before the first
word is encoded, which a listener who searches has to wait for (docs/decisions/0011-numpy-nets.md).
Texts are laid end to end, so that no product is spent on padding. A test holds the numbers against
transformers' BertModel.

Devlin, Chang, Lee and Toutanova, NAACL 2019.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from podplayer.encoders.arithmetic import Floats, Linear, attend, gelu, layer_norm


@dataclass(frozen=True, slots=True, kw_only=True)
class BertShape:
    """The sizes of a BERT."""

    width: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float


State = Mapping[str, Floats]
"""Arrays under the names that BERT checkpoints use everywhere."""

Words = Callable[[NDArray[np.int64]], Floats]
"""(n,) token ids to (n, width)."""


class Product(Protocol):
    """A product with weights that never change."""

    def __call__(self, values: Floats, out: Floats | None = None) -> Floats:
        """(n, in) to (n, out), put into `out` where it is given."""


Weights = tuple[Floats, Floats]
"""(in, out), and the bias (out,)."""


def feed_forward(up: Weights, down: Weights) -> Callable[[Floats], Floats]:
    """The feed-forward half of a layer in floats."""
    widen, narrow = Linear(*up), Linear(*down)
    return lambda values: narrow(gelu(widen(values)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Products:
    """How the layers do what costs most."""

    linear: Callable[[Floats, Floats], Product] = Linear
    """Weights (in, out) and bias (out,) to a product."""
    feed_forward: Callable[[Weights, Weights], Callable[[Floats], Floats]] = feed_forward
    """Weights and bias of two products, with GELU between them."""
    rows: int = 1 << 20
    """Tokens that go through a product together."""


class _Layer:
    """Attention, then two products; each with a shortcut and a norm."""

    def __init__(self, shape: BertShape, state: State, prefix: str, products: Products) -> None:
        self._heads = shape.heads
        self._epsilon = shape.epsilon
        self._rows = products.rows
        attention = f"{prefix}.attention"
        parts = [f"{attention}.self.{part}" for part in ("query", "key", "value")]
        # One product for all three reads the tokens once.
        self._mix = products.linear(
            np.concatenate([state[f"{part}.weight"] for part in parts]).T,
            np.concatenate([state[f"{part}.bias"] for part in parts]),
        )
        self._out = products.linear(*_weights(state, f"{attention}.output.dense"))
        self._feed_forward = products.feed_forward(
            _weights(state, f"{prefix}.intermediate.dense"),
            _weights(state, f"{prefix}.output.dense"),
        )
        self._out_norm = _weights(state, f"{attention}.output.LayerNorm")
        self._norm = _weights(state, f"{prefix}.output.LayerNorm")

    def __call__(self, hidden: Floats, lengths: Sequence[int]) -> None:
        """(tokens, width), in place; `lengths` of the texts that lie end to end."""
        starts = range(0, len(hidden), self._rows)
        pieces = [slice(start, start + self._rows) for start in starts]
        mixed = np.empty((len(hidden), 3 * hidden.shape[1]), np.float32)
        for piece in pieces:
            self._mix(hidden[piece], out=mixed[piece])
        attended = self._attend(mixed, lengths)
        for piece in pieces:
            self._finish(attended[piece], hidden[piece])

    def _finish(self, attended: Floats, hidden: Floats) -> None:
        found = self._out(attended)
        found += hidden
        middle = layer_norm(found, *self._out_norm, self._epsilon)
        found = self._feed_forward(middle)
        found += middle
        layer_norm(found, *self._norm, self._epsilon, out=hidden)

    def _attend(self, mixed: Floats, lengths: Sequence[int]) -> Floats:
        width = mixed.shape[1] // 3
        done = np.empty((len(mixed), width), np.float32)
        start = 0
        for length in lengths:
            text = slice(start, start + length)
            parts = mixed[text].reshape(length, 3, self._heads, -1).transpose(1, 2, 0, 3)
            query, key, value = parts
            attend(query, key, value, done[text].reshape(length, self._heads, -1).swapaxes(0, 1))
            start += length
        return done


def _weights(state: State, name: str) -> Weights:
    return state[f"{name}.weight"].T, state[f"{name}.bias"]


class Bert:
    """An encoder whose weights never change."""

    def __init__(
        self, shape: BertShape, state: State, *, words: Words, products: Products | None = None
    ) -> None:
        """Take the weights from `state`. Raises KeyError where one is absent."""
        self.width = shape.width
        self._epsilon = shape.epsilon
        self._words = words
        # The one token type that is used is a constant, so it joins the positions.
        self._places = (
            state["embeddings.position_embeddings.weight"]
            + state["embeddings.token_type_embeddings.weight"][0]
        )
        self._norm = _weights(state, "embeddings.LayerNorm")
        self._layers = [
            _Layer(shape, state, f"encoder.layer.{layer}", products or Products())
            for layer in range(shape.layers)
        ]

    def __call__(self, texts: Sequence[Sequence[int]]) -> Floats:
        """Token ids of texts to (n, width): the sum over the tokens of each."""
        lengths = [len(text) for text in texts]
        ids = np.array([token for text in texts for token in text], dtype=np.int64)
        places = np.concatenate([self._places[:length] for length in lengths])
        hidden = layer_norm(self._words(ids) + places, *self._norm, self._epsilon)
        for layer in self._layers:
            layer(hidden, lengths)
        return np.stack([part.sum(0) for part in np.split(hidden, np.cumsum(lengths)[:-1])])
