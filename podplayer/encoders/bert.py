"""The forward pass of BERT, for texts of any length side by side without padding.

Ours and not transformers': importing that library costs six CPU seconds and 110 MB before the first
word is encoded, which a listener who searches has to wait for. Texts are laid end to end, so that
no product is spent on padding; attention runs over each stretch of texts of one length. A test
holds the numbers against transformers' BertModel.

Devlin, Chang, Lee and Toutanova, NAACL 2019.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import torch
from torch.nn import functional


@dataclass(frozen=True, slots=True, kw_only=True)
class BertShape:
    """The sizes of a BERT."""

    width: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float


State = Mapping[str, torch.Tensor]
"""Tensors under the names that BERT checkpoints use everywhere."""


class _Layer(torch.nn.Module):
    """Attention, then two products; each with a shortcut and a norm."""

    def __init__(self, shape: BertShape, state: State, prefix: str) -> None:
        super().__init__()
        self._heads = shape.heads
        self._epsilon = shape.epsilon
        attention = f"{prefix}.attention"
        parts = [f"{attention}.self.{part}" for part in ("query", "key", "value")]
        # One product for all three reads the tokens once.
        self._keep("qkv_w", torch.cat([state[f"{part}.weight"] for part in parts]))
        self._keep("qkv_b", torch.cat([state[f"{part}.bias"] for part in parts]))
        for short, long in (
            ("out", f"{attention}.output.dense"),
            ("out_norm", f"{attention}.output.LayerNorm"),
            ("up", f"{prefix}.intermediate.dense"),
            ("down", f"{prefix}.output.dense"),
            ("norm", f"{prefix}.output.LayerNorm"),
        ):
            self._keep(f"{short}_w", state[f"{long}.weight"])
            self._keep(f"{short}_b", state[f"{long}.bias"])

    def _keep(self, name: str, tensor: torch.Tensor) -> None:
        self.register_buffer(name, tensor.contiguous())

    def _linear(self, name: str, values: torch.Tensor) -> torch.Tensor:
        return functional.linear(values, self.get_buffer(f"{name}_w"), self.get_buffer(f"{name}_b"))

    def _normed(self, name: str, values: torch.Tensor) -> torch.Tensor:
        weight = self.get_buffer(f"{name}_w")
        return functional.layer_norm(
            values, weight.shape, weight, self.get_buffer(f"{name}_b"), self._epsilon
        )

    def forward(self, hidden: torch.Tensor, runs: Sequence[tuple[int, int]]) -> torch.Tensor:
        """(tokens, width) to the same; `runs` as Bert.forward makes them."""
        mixed = self._attend(self._linear("qkv", hidden), runs)
        hidden = self._normed("out_norm", hidden + self._linear("out", mixed))
        inner = functional.gelu(self._linear("up", hidden))
        return self._normed("norm", hidden + self._linear("down", inner))

    def _attend(self, qkv: torch.Tensor, runs: Sequence[tuple[int, int]]) -> torch.Tensor:
        width = qkv.shape[1] // 3
        done = []
        start = 0
        for count, length in runs:
            stretch = qkv[start : start + count * length]
            start += count * length
            q, k, v = stretch.view(count, length, 3, self._heads, -1).permute(2, 0, 3, 1, 4)
            mixed = functional.scaled_dot_product_attention(q, k, v)
            done.append(mixed.transpose(1, 2).reshape(count * length, width))
        return torch.cat(done)


class Bert(torch.nn.Module):
    """An encoder whose weights never change."""

    def __init__(self, shape: BertShape, state: State, *, words: torch.nn.Module) -> None:
        """Take the weights from `state`; `words` turns token ids into (n, width) float32.

        Raises KeyError where a tensor is absent.
        """
        super().__init__()
        self.width = shape.width
        self._epsilon = shape.epsilon
        self._words = words
        embeddings = "embeddings"
        # The one token type that is used is a constant, so it joins the positions.
        places = (
            state[f"{embeddings}.position_embeddings.weight"]
            + state[f"{embeddings}.token_type_embeddings.weight"][0]
        )
        self.register_buffer("places", places)
        self.register_buffer("norm_w", state[f"{embeddings}.LayerNorm.weight"])
        self.register_buffer("norm_b", state[f"{embeddings}.LayerNorm.bias"])
        self._layers = torch.nn.ModuleList(
            _Layer(shape, state, f"encoder.layer.{layer}") for layer in range(shape.layers)
        )
        self._type = torch.float32

    def use_bf16(self) -> None:
        """Run the layers in bfloat16; tables and the first norm stay as they are."""
        self._layers.to(torch.bfloat16)
        self._type = torch.bfloat16

    def forward(self, texts: Sequence[Sequence[int]]) -> torch.Tensor:
        """Token ids of texts to (n, width): the sum over the tokens of each.

        Texts of one length should stand together: each such stretch is one attention call.
        """
        lengths = [len(text) for text in texts]
        runs = [(len(list(group)), length) for length, group in groupby(lengths)]
        ids = torch.tensor([token for text in texts for token in text], dtype=torch.long)
        places = torch.cat([self.get_buffer("places")[:length] for length in lengths])
        hidden = functional.layer_norm(
            self._words(ids) + places,
            (self.width,),
            self.get_buffer("norm_w"),
            self.get_buffer("norm_b"),
            self._epsilon,
        ).to(self._type)
        for layer in self._layers:
            hidden = layer(hidden, runs)
        return torch.stack([part.float().sum(0) for part in torch.split(hidden, lengths)])
