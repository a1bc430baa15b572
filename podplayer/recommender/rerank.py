"""From scores to a page: not ten of a kind, not ten of a show, and something outside the usual."""

from dataclasses import dataclass

import numpy as np

from podplayer.recommender.columns import Bools, Ints, Reals, Vectors

PER_SHOW = 2
POOL = 200
"""Only the best are re-ranked: the scale of relevance is theirs."""
NEAR = 4 * PER_SHOW
"""So many of a show are looked at first: one with hundreds of episodes is not all there is."""
TOPIC_WEIGHT = 0.05
USUAL_SURPRISE = 0.3


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Deck:
    """What a list is made from; aligned columns of n candidates."""

    scores: Reals
    vectors: Vectors
    """(n, k) unit vectors, zeros where unknown."""
    shows: Ints
    topics: Ints
    """(n,) topic number, -1 where none."""
    shares: Reals
    """(topics,) what part of the listener's taste each topic is."""


def relevance_weight(surprise: float) -> float:
    """Lambda of MMR: .8 at the usual setting, less where the listener asks for surprise.

    Measured on choices: .8 costs nothing that can be seen, .5 costs a fifth of nDCG.
    """
    if surprise <= USUAL_SURPRISE:
        return 0.95 - 0.15 * surprise / USUAL_SURPRISE
    return 0.8 - 0.3 * (surprise - USUAL_SURPRISE) / (1 - USUAL_SURPRISE)


def exploration_slots(count: int, surprise: float) -> list[int]:
    """Places (from 0) that are given to something outside the usual: one in ten at .3."""
    number = int(count * surprise / 3 + 0.5) if count > 2 else 0
    if not number:
        return []
    step = count / number
    return sorted({min(count - 1, int(step * place + step * 0.65)) for place in range(number)})


def arrange(deck: Deck, *, k: int, relevance: float, taken: Ints | None = None) -> Ints:
    """MMR with at most two of a show and topic shares near the listener's.

    Maximal marginal relevance: Carbonell and Goldstein, SIGIR 1998; shares: Steck, RecSys 2018.

    Args:
        deck: the candidates.
        k: how many to choose.
        relevance: weight of relevance against variety, 0..1; 1 keeps the order of the scores.
        taken: candidates that are in the list already and are not chosen again.

    Returns:
        (min(k, free candidates),) rows of the deck, best first.
    """
    pool = _best(deck, max(POOL, 4 * k))
    if taken is not None:
        pool = pool[~np.isin(pool, taken)]
    if not len(pool):
        return pool
    scores = deck.scores[pool]
    scale = (scores - scores.min()) / max(float(np.ptp(scores)), 1e-9)
    nearest = np.zeros(len(pool))
    free = np.ones(len(pool), dtype=np.bool_)
    counts: dict[int, int] = {}
    filled = np.zeros(len(deck.shares))
    chosen: list[int] = []
    while len(chosen) < min(k, len(pool)):
        open_ = _open(free, deck.shows[pool], counts)
        value = relevance * scale - (1 - relevance) * nearest
        value = value + TOPIC_WEIGHT * _lacking(deck.shares, filled, deck.topics[pool])
        best = int(np.argmax(np.where(open_, value, -np.inf)))
        chosen.append(best)
        free[best] = False
        show = int(deck.shows[pool[best]])
        counts[show] = counts.get(show, 0) + 1
        topic = int(deck.topics[pool[best]])
        if topic >= 0:
            filled[topic] += 1
        nearest = np.maximum(nearest, deck.vectors[pool] @ deck.vectors[pool[best]])
    return np.asarray(pool[chosen])


def _best(deck: Deck, size: int) -> Ints:
    """The best candidates: a few of each show, and more of the same only where that leaves room."""
    order = np.argsort(-deck.scores, kind="stable")
    place = turns(deck.shows[order])
    near = order[place < NEAR][:size]
    return np.concatenate((near, order[place >= NEAR][: size - len(near)]))


def turns(shows: Ints) -> Ints:
    """(n,) which one of its show each is, in the order given, from 0."""
    together = np.argsort(shows, kind="stable")
    starts = np.flatnonzero(np.diff(shows[together], prepend=shows[together][:1] - 1))
    place = np.empty(len(shows), dtype=np.int64)
    lengths = np.diff(starts, append=len(shows))
    place[together] = np.arange(len(shows)) - np.repeat(starts, lengths)
    return place


def _open(free: Bools, shows: Ints, counts: dict[int, int]) -> Bools:
    full = [show for show, count in counts.items() if count >= PER_SHOW]
    open_ = free & ~np.isin(shows, full)
    # A listener of one show still gets a full page.
    return open_ if open_.any() else free


def _lacking(shares: Reals, filled: Reals, topics: Ints) -> Reals:
    """How much less than its share a candidate's topic has got so far, -1 to 1."""
    if not len(shares):
        return np.zeros(len(topics))
    so_far = filled / max(1.0, float(filled.sum()))
    gap = np.append(shares - so_far, 0.0)
    return np.asarray(gap[topics])
