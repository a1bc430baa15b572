"""Train the fusion of modalities, and say if it is worth shipping.

    torchrun --nproc-per-node 1 -m podplayer.training.fusion SHOWS.csv.gz --out FOLDER

SHOWS.csv.gz has title, producer, genre and description of shows. Each modality is a token of a
small transformer, absent ones have a learned token, and training drops them by chance. Two partial
views of one show must find each other among others (InfoNCE), and genres are told. Judged on shows
that were left out, by how many of ten neighbours share the genre, with the same modalities missing
for all rivals: concatenation, and one linear layer trained on the same goals. Needs torch,
tensorboard and matplotlib, which the program itself does not.
"""

import argparse
import csv
import gzip
import importlib
import json
import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional

from podplayer.encoders.text import load_minilm
from podplayer.encoders.weights import WeightStore, manifest_path, read_manifest

logger = logging.getLogger("podplayer.training.fusion")

MODALITIES = ("title", "people", "about")
WIDTH, HEADS, LAYERS = 128, 4, 2
STEPS, BATCH, DROPPED, TEMPERATURE = 600, 256, 0.4, 0.1
WORDS_READ = 70
HELD_OUT = 0.25
NEIGHBOURS = 10
_SEED = 5


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shows:
    """Vectors of shows by modality and their genres."""

    tokens: Tensor
    """(n, modalities, d) unit vectors."""
    genres: Tensor
    """(n,)"""

    def part(self, rows: Tensor) -> "Shows":
        """Some of them."""
        return Shows(tokens=self.tokens[rows], genres=self.genres[rows])


class Fusion(nn.Module):
    """Tokens of modalities to one unit vector."""

    def __init__(self, width: int, genres: int) -> None:
        super().__init__()
        count = len(MODALITIES)
        self.into = nn.ModuleList([nn.Linear(width, WIDTH) for _ in range(count)])
        self.absent = nn.Parameter(torch.zeros(count, WIDTH))
        self.kind = nn.Parameter(torch.randn(count, WIDTH) * 0.02)
        layer = nn.TransformerEncoderLayer(
            WIDTH, HEADS, 2 * WIDTH, dropout=0.1, batch_first=True, norm_first=True
        )
        self.blocks = nn.TransformerEncoder(layer, LAYERS, enable_nested_tensor=False)
        self.genre = nn.Linear(WIDTH, genres)

    def forward(self, tokens: Tensor, present: Tensor) -> Tensor:
        """(n, modalities, d) and (n, modalities) to (n, WIDTH)."""
        seen = torch.stack([into(tokens[:, i]) for i, into in enumerate(self.into)], dim=1)
        seen = torch.where(present[:, :, None], seen, self.absent) + self.kind
        return functional.normalize(self.blocks(seen).mean(dim=1), dim=-1)


class Linear(nn.Module):
    """The plainest rival that may learn: one matrix over what is there."""

    def __init__(self, width: int, genres: int) -> None:
        super().__init__()
        self.into = nn.Linear(width * len(MODALITIES), WIDTH)
        self.genre = nn.Linear(WIDTH, genres)

    def forward(self, tokens: Tensor, present: Tensor) -> Tensor:
        """As Fusion."""
        return functional.normalize(self.into((tokens * present[:, :, None]).flatten(1)), dim=-1)


def presence(count: int, *, dropped: float, generator: torch.Generator) -> Tensor:
    """(count, modalities) which are there; at least one of each show."""
    kept = torch.rand(count, len(MODALITIES), generator=generator) >= dropped
    kept[torch.arange(count), torch.randint(len(MODALITIES), (count,), generator=generator)] = True
    return kept


def train(net: nn.Module, shows: Shows, held: Shows) -> list[tuple[int, float, float]]:
    """Train in place; (step, loss, loss of those left out) as it went."""
    generator = torch.Generator().manual_seed(_SEED)
    optimiser = torch.optim.AdamW(net.parameters(), lr=1e-3, weight_decay=0.05)
    curve = []
    for step in range(STEPS):
        rows = torch.randint(len(shows.genres), (BATCH,), generator=generator)
        loss = _loss(net, shows.part(rows), generator)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        if step % 50 == 0 or step == STEPS - 1:
            net.eval()
            with torch.inference_mode():
                outside = _loss(net, held.part(torch.arange(BATCH)), generator)
            net.train()
            curve.append((step, float(loss.detach()), float(outside)))
            logger.info("step %d: %.3f, left out %.3f", *curve[-1])
    return curve


def _loss(net: nn.Module, shows: Shows, generator: torch.Generator) -> Tensor:
    one, other = (
        net(shows.tokens, presence(len(shows.genres), dropped=DROPPED, generator=generator))
        for _ in range(2)
    )
    bare = net.module if isinstance(net, nn.parallel.DistributedDataParallel) else net
    alike = one @ other.T / TEMPERATURE
    own = torch.arange(len(one))
    told = functional.cross_entropy(bare.get_submodule("genre")(one) * 5, shows.genres)
    return functional.cross_entropy(alike, own) / 2 + told


def precision(vectors: Tensor, genres: Tensor) -> NDArray[np.float64]:
    """(n,) share of the nearest ten that are of the same genre."""
    near = vectors @ vectors.T
    near.fill_diagonal_(-2.0)
    top = near.topk(NEIGHBOURS, dim=1).indices
    return np.asarray((genres[top] == genres[:, None]).double().mean(dim=1).numpy())


def judge(
    nets: Mapping[str, nn.Module], held: Shows, *, missing: float
) -> dict[str, tuple[float, float, float]]:
    """Mean and interval of each, and of each minus concatenation, with modalities missing."""
    generator = torch.Generator().manual_seed(_SEED + 1)
    present = presence(len(held.genres), dropped=missing, generator=generator)
    with torch.inference_mode():
        plain = functional.normalize((held.tokens * present[:, :, None]).flatten(1), dim=-1)
        rows = {"concatenation": precision(plain, held.genres)}
        for name, net in nets.items():
            net.eval()
            rows[name] = precision(net(held.tokens, present), held.genres)
    found = {name: _interval(values) for name, values in rows.items()}
    for name in nets:
        found[f"{name} minus concatenation"] = _interval(rows[name] - rows["concatenation"])
    found["fusion minus linear"] = _interval(rows["fusion"] - rows["linear"])
    return found


def _interval(values: NDArray[np.float64]) -> tuple[float, float, float]:
    draws = np.random.default_rng(0).integers(0, len(values), (1000, len(values)))
    low, high = np.percentile(values[draws].mean(axis=1), [2.5, 97.5])
    return float(values.mean()), float(low), float(high)


def read_shows(path: Path) -> Shows:
    """Read and encode; a minute or two. Raises SystemExit where the encoder is absent."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["genre"] != "NA"]
    net = load_minilm(WeightStore(models=read_manifest(manifest_path()), cache_dir=None))
    if net is None:
        raise SystemExit("The files of all-MiniLM-L6-v2 are not installed.")
    texts = {
        "title": [row["title"] for row in rows],
        "people": [row["producer"] for row in rows],
        "about": [" ".join(row["description"].split()[:WORDS_READ]) for row in rows],
    }
    parts = []
    for name in MODALITIES:
        vectors = torch.tensor(np.asarray(net.encode([text or "." for text in texts[name]])))
        parts.append(functional.normalize(vectors - vectors.mean(dim=0), dim=-1))
    names = sorted({row["genre"] for row in rows})
    genres = torch.tensor([names.index(row["genre"]) for row in rows])
    return Shows(tokens=torch.stack(parts, dim=1).float(), genres=genres)


def draw(folder: Path, curves: Mapping[str, list[tuple[int, float, float]]]) -> None:
    """Losses as a picture and for TensorBoard."""
    pyplot = importlib.import_module("matplotlib.pyplot")
    board = importlib.import_module("torch.utils.tensorboard").SummaryWriter(str(folder / "runs"))
    figure, axes = pyplot.subplots(figsize=(7, 4))
    for name, curve in curves.items():
        steps, inside, outside = zip(*curve, strict=True)
        axes.plot(steps, inside, "--", label=f"{name}, trained on")
        axes.plot(steps, outside, label=f"{name}, left out")
        for step, one, other in curve:
            board.add_scalars(name, {"trained on": one, "left out": other}, step)
    axes.set(xlabel="step", ylabel="loss")
    axes.legend()
    figure.savefig(folder / "loss.png", dpi=120)
    board.close()


def main() -> int:
    """Train, judge, and write the weights only if they beat both rivals."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description="Train the fusion of modalities.")
    parser.add_argument("shows", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    torch.manual_seed(_SEED)
    is_many = int(os.environ.get("WORLD_SIZE", "1")) > 1
    if is_many:
        torch.distributed.init_process_group("gloo")
    shows = read_shows(arguments.shows)
    order = torch.randperm(len(shows.genres), generator=torch.Generator().manual_seed(_SEED))
    cut = int(len(order) * HELD_OUT)
    held, taught = shows.part(order[:cut]), shows.part(order[cut:])
    size = shows.tokens.shape[2], int(shows.genres.max()) + 1
    nets: dict[str, nn.Module] = {"fusion": Fusion(*size), "linear": Linear(*size)}
    curves = {}
    for name, net in nets.items():
        whole = nn.parallel.DistributedDataParallel(net) if is_many else net
        curves[name] = train(whole, taught, held)
    if is_many and torch.distributed.get_rank():
        return 0
    arguments.out.mkdir(parents=True, exist_ok=True)
    verdict = {str(missing): judge(nets, held, missing=missing) for missing in (0.0, 0.3, 0.6)}
    (arguments.out / "verdict.json").write_text(json.dumps(verdict, indent=1), encoding="utf-8")
    draw(arguments.out, curves)
    names = ("fusion minus concatenation", "fusion minus linear")
    if min(part[name][1] for part in verdict.values() for name in names) <= 0:
        logger.info("The fusion does not surely beat both rivals, and its weights are not written.")
        return 1
    save_file(nets["fusion"].state_dict(), arguments.out / "fusion.safetensors")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
