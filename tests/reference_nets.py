"""The small networks in torch: the reference that podplayer's numpy is held against."""

import numpy as np
import torch
from torch import nn
from torch.nn import functional

_STAGES = (
    (3, 1, 1, 16, 1),
    (3, 2, 6, 24, 2),
    (5, 2, 6, 40, 2),
    (3, 2, 6, 80, 3),
    (5, 1, 6, 112, 3),
    (5, 2, 6, 192, 4),
    (3, 1, 6, 320, 1),
)


class _Same(nn.Conv2d):
    """Padding as TensorFlow does it: the odd pixel at the end."""

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        size, stride = self.kernel_size[0], self.stride[0]
        pads: list[int] = []
        for length in (values.shape[-1], values.shape[-2]):
            total = max((-(-length // stride) - 1) * stride + size - length, 0)
            pads += [total // 2, total - total // 2]
        padded = functional.pad(values, pads)
        found: torch.Tensor = self._conv_forward(padded, self.weight, self.bias)  # type: ignore[no-untyped-call, unused-ignore]
        return found


def _norm(channels: int) -> nn.BatchNorm2d:
    return nn.BatchNorm2d(channels, eps=1e-3)


class _Inverted(nn.Module):
    """Widen, look around in each channel, narrow. Names are the checkpoint's."""

    def __init__(self, into: int, out: int, *, kernel: int, stride: int, expansion: int) -> None:
        super().__init__()
        inner = into * expansion
        self.expansion = expansion
        self.is_residual = stride == 1 and into == out
        if expansion != 1:
            self._expand_conv = nn.Conv2d(into, inner, 1, bias=False)
            self._bn0 = _norm(inner)
        self._depthwise_conv = _Same(inner, inner, kernel, stride, groups=inner, bias=False)
        self._bn1 = _norm(inner)
        self._project_conv = nn.Conv2d(inner, out, 1, bias=False)
        self._bn2 = _norm(out)

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        found = values
        if self.expansion != 1:
            found = functional.relu6(self._bn0(self._expand_conv(found)))
        found = functional.relu6(self._bn1(self._depthwise_conv(found)))
        narrow: torch.Tensor = self._bn2(self._project_conv(found))
        return narrow + values if self.is_residual else narrow


class Lite0(nn.Module):
    """EfficientNet-Lite0, whose checkpoint loads strictly."""

    def __init__(self) -> None:
        super().__init__()
        self._conv_stem = _Same(3, 32, 3, 2, bias=False)
        self._bn0 = _norm(32)
        blocks, into = [], 32
        for kernel, stride, expansion, out, repeats in _STAGES:
            for number in range(repeats):
                blocks.append(
                    _Inverted(
                        into,
                        out,
                        kernel=kernel,
                        stride=stride if number == 0 else 1,
                        expansion=expansion,
                    )
                )
                into = out
        self._blocks = nn.ModuleList(blocks)
        self._conv_head = nn.Conv2d(320, 1280, 1, bias=False)
        self._bn1 = _norm(1280)
        self._fc = nn.Linear(1280, 1000)

    def forward(self, values: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """(n, 3, 224, 224) to the look (n, 1280) and the classes of ImageNet (n, 1000)."""
        values = functional.relu6(self._bn0(self._conv_stem(values)))
        for block in self._blocks:
            values = block(values)
        look = functional.relu6(self._bn1(self._conv_head(values))).mean((2, 3))
        return look, self._fc(look)


class _Block(nn.Module):
    """Convolution, ReLU, normalisation, in this order."""

    def __init__(self, channels: int, kernel: tuple[int, int]) -> None:
        super().__init__()
        self.conv = nn.Conv2d(1, channels, kernel)
        self.norm = nn.BatchNorm2d(channels, eps=1e-3)

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        found: torch.Tensor = self.norm(torch.relu(self.conv(values)))
        return found


class MusicNet(nn.Module):
    """Wide filters over timbre and long ones over time, then three layers over both."""

    def __init__(self) -> None:
        super().__init__()
        self.first_norm = nn.BatchNorm2d(1, eps=1e-3)
        self.timbral = nn.ModuleList([_Block(204, (7, 38)), _Block(204, (7, 67))])
        self.temporal = nn.ModuleList([_Block(51, (length, 1)) for length in (128, 64, 32)])
        self.middle = nn.ModuleList([_Block(64, (7, width)) for width in (561, 64, 64)])
        self.pool_norm = nn.BatchNorm1d(1506, eps=1e-3)
        self.dense = nn.Linear(1506, 200)
        self.dense_norm = nn.BatchNorm1d(200, eps=1e-3)
        self.tags = nn.Linear(200, 50)

    def forward(self, mel: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """(n, 187, 96) log mel to the tags' log-odds (n, 50) and vectors (n, 200)."""
        values = self.first_norm(mel[:, None])
        front = [block(functional.pad(values, (0, 0, 3, 3))) for block in self.timbral]
        for block, length in zip(self.temporal, (128, 64, 32), strict=True):
            before = (length - 1) // 2
            front.append(block(functional.pad(values, (0, 0, before, length - 1 - before))))
        joined = torch.cat([one.amax(3).transpose(1, 2) for one in front], 2)
        layers = [joined]
        for number, block in enumerate(self.middle):
            padded = functional.pad(layers[-1][:, None], (0, 0, 3, 3))
            found = block(padded).squeeze(3).transpose(1, 2)
            layers.append(found if number == 0 else found + layers[-1])
        stacked = torch.cat(layers, 2)
        # The original puts maximum and mean side by side in a last axis, which interleaves them.
        pooled = torch.stack([stacked.amax(1), stacked.mean(1)], 2).flatten(1)
        vectors = self.dense_norm(torch.relu(self.dense(self.pool_norm(pooled))))
        return self.tags(vectors), vectors

    @property
    def blocks(self) -> list[_Block]:
        """The convolutions in the order of the checkpoint."""
        blocks = [*self.timbral, *self.temporal, *self.middle]
        return [block for block in blocks if isinstance(block, _Block)]


def _name(kind: str, number: int) -> str:
    return kind if number == 0 else f"{kind}_{number}"


def _find(weights, end: str):
    """The tensor whose scope ends so; Adam's copies lie under names that go on."""
    return next(value for key, value in weights.items() if f"/{key}".endswith(f"/{end}"))


def _fill_norm(norm: nn.Module, weights, number: int) -> None:
    scope = _name("batch_normalization", number)
    norm.load_state_dict(
        {
            ours: torch.tensor(_find(weights, f"{scope}/{theirs}"))
            for ours, theirs in (
                ("weight", "gamma"),
                ("bias", "beta"),
                ("running_mean", "moving_mean"),
                ("running_var", "moving_variance"),
            )
        },
        strict=False,
    )


def build_music(weights) -> MusicNet:
    net = MusicNet()
    _fill_norm(net.first_norm, weights, 0)
    for number, block in enumerate(net.blocks):
        scope = _name("conv2d", number)
        kernel = torch.tensor(_find(weights, f"{scope}/kernel")).permute(3, 2, 0, 1).contiguous()
        bias = torch.tensor(_find(weights, f"{scope}/bias"))
        block.conv.load_state_dict({"weight": kernel, "bias": bias})
        _fill_norm(block.norm, weights, number + 1)
    _fill_norm(net.pool_norm, weights, 9)
    _fill_norm(net.dense_norm, weights, 10)
    for number, layer in enumerate((net.dense, net.tags)):
        scope = _name("dense", number)
        kernel = torch.tensor(_find(weights, f"{scope}/kernel")).T.contiguous()
        layer.load_state_dict(
            {"weight": kernel, "bias": torch.tensor(_find(weights, f"{scope}/bias"))}
        )
    return net.eval()


class VoiceNet(torch.nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.lstm = torch.nn.LSTM(40, 256, 3, batch_first=True)
        self.linear = torch.nn.Linear(256, 256)

    def forward(self, mel: torch.Tensor) -> torch.Tensor:
        """(n, 160, 40) to (n, 256) unit vectors."""
        _, (hidden, _) = self.lstm(mel)
        return functional.normalize(torch.relu(self.linear(hidden[-1])), dim=1)


def bert_sums(model, texts):
    """(n, width): for each text the sum over its tokens, by transformers' BertModel."""
    with torch.inference_mode():
        return np.stack(
            [model(input_ids=torch.tensor([text])).last_hidden_state[0].sum(0) for text in texts]
        )
