"""Learn the prior of the choice head from other people's choices, and say if it is worth shipping.

    python -m podplayer.training.prior DIR --vectors FILE.npy --out resources/prior.toml

DIR has the shape that `podplayer evaluate` reads (scripts/convert-stars writes it). People are
split into folds; what is reported of a person comes from a prior that never saw that person. The
means are a conditional logit over all lists, held towards those set by hand. What such data cannot
teach (shows, lengths, hours, dropping) stays as it was set by hand.
"""

import argparse
import hashlib
import json
import logging
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from podplayer.encoders.text import load_e5, load_minilm
from podplayer.encoders.weights import WeightStore, manifest_path, read_manifest
from podplayer.recommender import metrics, protocols
from podplayer.recommender.columns import Vectors
from podplayer.recommender.dataset import Dataset, read
from podplayer.recommender.evaluate import Evaluation
from podplayer.recommender.feature_list import COLUMNS, FEATURES, Prior, Priors
from podplayer.recommender.features import compute
from podplayer.recommender.learning_curve import at_the_end, latest
from podplayer.recommender.protocols import Impression
from podplayer.recommender.report import Protocol, Report
from podplayer.recommender.world import World
from podplayer.training.conditional import Choice, fit_choices

logger = logging.getLogger("podplayer.training.prior")

TAUGHT = (
    "text_near", "text_attention", "text_centroid", "text_lately", "text_linear",
    "words_near", "words_query",
)  # fmt: skip
FOLDS = 7
DAYS = 400
LENGTHS = (2, 5, 12, 30, 80, 300)
"""Histories are cut to these, so that the prior serves from the first days on."""
HELD = 150.0
"""Precision of the pull towards the means set by hand; a thousand lists pull as much again."""
PRECISION = 64.0
"""Of what is shipped: how stiffly a listener's own choices find it; see docs/models/prior.md."""
NO_WORSE = -0.01
_ROUNDS = 6
_SEED = 77


def lists_of(evaluation: Evaluation, data: Dataset) -> dict[str, list[Choice]]:
    """Each person's lists with the features as they were, history whole or cut short."""
    found: dict[str, list[Choice]] = {}
    by_user: dict[str, list[Impression]] = defaultdict(list)
    for one in protocols.new_items(data, days=DAYS, fewest_before=2, fewest=1, seed=_SEED):
        by_user[one.user].append(one)
    columns = [COLUMNS[name].start for name in TAUGHT]
    for user, own in by_user.items():
        world = evaluation.world(user)
        rng = np.random.default_rng(_SEED)
        choices = []
        for one in own:
            length = int(rng.choice([*LENGTHS, 10**6]))
            events = latest(world.events, before=one.events, count=length)
            cut = World(items=world.items, events=events, space=world.space, words=world.words)
            features = compute(cut, at_the_end(one, len(events)))[0][:, columns]
            # Many lists of one person must not drown those of the others.
            choices.append(
                Choice(features=features, labels=one.labels, weight=len(own) ** -0.5 * 5)
            )
        found[user] = choices
        logger.info("%s: %d lists", user, len(choices))
    return found


def learn(lists: Mapping[str, Sequence[Choice]]) -> Priors:
    """Means over all people, held towards those set by hand, none against its nature.

    Similarities overlap, so that free weights trade one against another and even turn negative;
    such weights were no better for people who were left out, and a reason from them is nonsense.
    """
    by_hand = np.array([one.choice.mean for one in FEATURES if one.name in TAUGHT])
    everything = [one for own in lists.values() for one in own]
    fitted = fit_choices(everything, mean=by_hand, precision=np.full(len(TAUGHT), HELD))
    return {
        name: Prior(mean=round(max(0.0, float(mean)), 4), precision=PRECISION)
        for name, mean in zip(TAUGHT, fitted.mean, strict=True)
    }


def difference(lists: Mapping[str, Sequence[Choice]], priors: Priors) -> Mapping[str, float]:
    """The precision by how much people differ from the means: empirical Bayes, to compare with."""
    mean = np.array([priors[name].mean for name in TAUGHT])
    precision = np.full(len(TAUGHT), PRECISION)
    for _ in range(_ROUNDS):
        spread = np.zeros(len(TAUGHT))
        for own in lists.values():
            alone = [Choice(features=one.features, labels=one.labels) for one in own]
            fitted = fit_choices(alone, mean=mean, precision=precision)
            spread += (fitted.mean - mean) ** 2 + np.diag(fitted.covariance)
        precision = len(lists) / spread
    return dict(zip(TAUGHT, precision.round(1).tolist(), strict=True))


def folds(people: Sequence[str]) -> dict[str, int]:
    """Person to fold, by hash: who is in the data does not move the others."""
    order = sorted(people, key=lambda user: hashlib.blake2b(user.encode()).digest())
    return {user: place % FOLDS for place, user in enumerate(order)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the cross-fitted prior is worth beside the one set by hand."""

    learned: Mapping[str, Report]
    by_hand: Mapping[str, Report]
    gain: Mapping[str, tuple[float, float, float]]
    """Protocol to learned minus by hand in its own metric, paired by person."""


def judge(
    data: Dataset, vectors: Vectors, priors: Mapping[int, Priors], fold: Mapping[str, int]
) -> Verdict:
    """Replay both with every person's own fold left out."""
    both: dict[str, dict[str, Report]] = {"learned": {}, "by hand": {}}
    gain = {}
    for name in both:
        evaluation = Evaluation(
            data,
            encode=lambda _texts, _languages: vectors,
            prior_of=(lambda user: priors[fold[user]]) if name == "learned" else None,
        )
        is_whole = name == "learned"
        for protocol in (Protocol.NEW_ITEMS, Protocol.ZERO_HISTORY):
            both[name][protocol.value] = evaluation.run(protocol, is_whole=is_whole)
    for asked in (Protocol.NEW_ITEMS.value, Protocol.ZERO_HISTORY.value):
        ours, theirs = (both[name][asked].people for name in ("learned", "by hand"))
        gain[asked] = metrics.bootstrap(np.array([ours[u] - theirs[u] for u in ours]))
    return Verdict(learned=both["learned"], by_hand=both["by hand"], gain=gain)


def is_better(gain: Mapping[str, tuple[float, float, float]]) -> bool:
    """Surely better at one of the two questions, and surely not worse at the other."""
    lows = [low for _, low, _ in gain.values()]
    return max(lows) > 0 and min(lows) > NO_WORSE


def write(
    path: Path,
    priors: Priors,
    *,
    about: Mapping[str, str],
    fold: Mapping[str, int],
    without_fold: Mapping[int, Priors],
) -> None:
    """As TOML, with its provenance, and what evaluating these same people needs.

    Args:
        path: the file.
        priors: what is shipped, of everybody.
        about: its provenance.
        fold: person to fold.
        without_fold: fold to what the people of the other folds taught.
    """
    lines = ["# Written by podplayer.training.prior; see docs/models/prior.md.", "", "[about]"]
    lines += [f"{name} = {json.dumps(text)}" for name, text in about.items()]
    lines += ["", "[choice]", *_table(priors)]
    lines += ["", "[folds]", *(f"{json.dumps(user)} = {place}" for user, place in fold.items())]
    for number, learned in without_fold.items():
        lines += ["", f"[without_fold.{number}]", *_table(learned)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _table(priors: Priors) -> list[str]:
    return [
        f"{name} = {{ mean = {one.mean}, precision = {one.precision} }}"
        for name, one in priors.items()
    ]


def encode(data: Dataset, cache: Path, *, encoder: str) -> Vectors:
    """Vectors of all texts, kept in a file: minutes the first time."""
    if cache.exists():
        return np.asarray(np.load(cache), dtype=np.float32)
    store = WeightStore(models=read_manifest(manifest_path()), cache_dir=None)
    load = load_minilm if encoder == "minilm" else load_e5
    net = load(store)
    if net is None:
        raise SystemExit(f"The files of {encoder} are not installed.")
    texts = list(data.texts)
    order = np.argsort([len(text) for text in texts])
    vectors = np.zeros((len(texts), net.dimensions), dtype=np.float16)
    for start in range(0, len(texts), 512):
        part = order[start : start + 512]
        vectors[part] = net.encode([texts[place] for place in part])
        logger.info("encoded %d of %d", start + len(part), len(texts))
    np.save(cache, vectors)
    return vectors.astype(np.float32)


def _sha(folder: Path) -> str:
    digest = hashlib.sha256()
    for name in ("items.csv.gz", "events.csv.gz"):
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()


def main() -> int:
    """Learn, judge, write."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(
        description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else ""
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--vectors", type=Path, required=True, help="where vectors are kept")
    parser.add_argument("--encoder", choices=("minilm", "e5"), default="minilm")
    parser.add_argument("--out", type=Path, help="where the prior is written if it wins")
    arguments = parser.parse_args()
    data = read(arguments.folder)
    vectors = encode(data, arguments.vectors, encoder=arguments.encoder)
    evaluation = Evaluation(data, encode=lambda _texts, _languages: vectors)
    lists = lists_of(evaluation, data)
    fold = folds(list(data.people))
    priors = {
        number: learn({user: own for user, own in lists.items() if fold[user] != number})
        for number in range(FOLDS)
    }
    verdict = judge(data, vectors, priors, fold)
    for name, reports in (("by hand", verdict.by_hand), ("learned", verdict.learned)):
        for report in reports.values():
            logger.info("%s\n%s\n%s", name, "\n".join(report.lines()), report.leads)
    logger.info("learned minus by hand: %s", verdict.gain)
    whole = learn(lists)
    logger.info("%s\npeople differ by a precision of %s", whole, difference(lists, whole))
    if not is_better(verdict.gain):
        logger.info("It does not beat the prior set by hand, and is not written.")
        return 1
    if arguments.out:
        about = {
            "data": "public star lists of 35 people, CC0 1.0",
            "data_sha256": _sha(arguments.folder),
            "encoder": arguments.encoder,
            "lists": str(sum(map(len, lists.values()))),
            "folds": str(FOLDS),
        }
        write(arguments.out, whole, about=about, fold=fold, without_fold=priors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
