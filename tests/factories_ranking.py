"""A made-up library and listener for tests of ranking: a show is a direction, with some noise."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import numpy as np

from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.listening import Context, PlaySpan
from podplayer.model.ranking import RankingOptions
from podplayer.recommender import pipeline
from podplayer.recommender.columns import Items, ShownLog, States, positions_in_shows
from podplayer.recommender.keywords import Words
from podplayer.recommender.pipeline import Catalogue, History
from podplayer.recommender.profile import Blocks, Plays, fold
from podplayer.recommender.space import Space, fit_whitening
from podplayer.recommender.world import World

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
HALF_HOUR = 1_800_000
WORDS = ("rivers", "opera", "chess", "bread", "stars", "trains", "moss", "ships")


@dataclass(frozen=True)
class Toy:
    """A library of `shows` x `each` episodes, one a day in every show, the last one yesterday."""

    items: Items
    vectors: np.ndarray
    space: Space
    words: Words
    spans: list = field(default_factory=list)

    def row(self, show, place):
        """The row of the n-th episode of a show, negative from the end."""
        own = np.flatnonzero(self.items.shows == show)
        return int(own[place])

    def id(self, show, place):
        return EpisodeId(int(self.items.ids[self.row(show, place)]))

    def span(self, row, at, *, minutes=30.0, offset=0, context_id=None):
        return PlaySpan(
            episode_id=EpisodeId(int(self.items.ids[row])),
            start=Ms(0),
            end=Ms(int(minutes * 60_000)),
            rate=1.0,
            heard_at=at + timedelta(minutes=minutes),
            utc_offset=offset,
            context_id=context_id,
        )

    def events(self, spans, feedback=(), contexts=None):
        return fold(
            Plays(sorted(spans, key=lambda span: span.heard_at)).in_order(),
            feedback,
            items=self.items,
            contexts=contexts or {},
            utc_offset=0,
        )

    def world(self, spans, feedback=(), contexts=None, shown=None, senses=None):
        return World(
            items=self.items,
            events=self.events(spans, feedback, contexts),
            space=self.space,
            words=self.words,
            shown=shown or ShownLog.empty(),
            senses=senses,
        )

    def states(self, events=None, **changes):
        size = len(self.items)
        touched = np.zeros(size, dtype=bool)
        if events is not None:
            touched[events.items] = True
        columns = {
            "left_minutes": self.items.minutes.copy(),
            "is_finished": touched,
            "is_started": np.zeros(size, dtype=bool),
            "is_downloaded": np.zeros(size, dtype=bool),
            "has_left_feed": np.zeros(size, dtype=bool),
            "is_offered": np.ones(size, dtype=bool),
        }
        return States(**(columns | changes))

    def title(self, row):
        return f"Episode {int(self.items.ids[row])}"

    def recommend(
        self,
        spans,
        *,
        feedback=(),
        options=None,
        at=NOW,
        contexts=None,
        blocks=None,
        mood=None,
        rule=None,
        shown=None,
        misled=None,
        senses=None,
        **states,
    ):
        """The whole pipeline, as the service runs it."""
        options = options or RankingOptions(at=at)
        events = self.events(spans, feedback, contexts)
        catalogue = Catalogue(
            items=self.items,
            states=self.states(events, **states),
            blocks=blocks or Blocks(),
            neighbours=np.zeros(0, dtype=np.int64),
            senses=senses,
        )
        history = History(events=events, shown=shown or ShownLog.empty(), misled=misled or {})
        rows = pipeline.candidate_rows(catalogue, options, now=NOW.timestamp())
        learned = pipeline.learn(
            catalogue, history, content=lambda _: (self.space, self.words), rows=rows, rule=rule
        )
        context = Context(at=at, minutes=options.minutes, mood=mood)
        return pipeline.recommend(
            catalogue,
            learned,
            options,
            context,
            rows=rows,
            title=self.title,
            rng=np.random.default_rng(0),
        )


def toy(*, shows=6, each=40, seed=0, noise=0.5, serial=()):
    rng, dimensions = np.random.default_rng(seed), 24
    show = np.repeat(np.arange(shows), each)
    day = np.tile(np.arange(each), shows)
    published = (NOW - timedelta(days=each)).timestamp() + day * 86400.0 + show * 60.0
    centres = np.eye(dimensions)[:shows]
    vectors = centres[show] + noise * rng.normal(size=(len(show), dimensions)) / np.sqrt(dimensions)
    vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    ids = np.arange(len(show)) + 1000
    items = Items(
        ids=ids,
        shows=show,
        published=published,
        minutes=np.full(len(show), 30.0),
        languages=np.zeros(len(show), dtype=np.int64),
        places=positions_in_shows(show, published),
        is_serial=np.isin(show, serial),
    )
    rows = np.arange(len(show))
    space = Space.build(
        items=len(rows), rows=rows, vectors=vectors, whitening=fit_whitening(vectors)
    )
    words = Words.build(
        items=len(rows),
        rows=rows,
        documents=[
            [WORDS[s % len(WORDS)], "tale", f"part{d}"] for s, d in zip(show, day, strict=True)
        ],
    )
    return Toy(items=items, vectors=vectors, space=space, words=words)


def habit(library, *, days=30, mornings=0, evenings=1, minutes=30.0):
    """Every morning one show, every evening another, always the latest episode but one."""
    spans = []
    for day in range(days, 0, -1):
        date = (NOW - timedelta(days=day)).replace(hour=0)
        for show, hour in ((mornings, 7), (evenings, 22)):
            place = len(library.items) // len(np.unique(library.items.shows)) - 1 - day
            row = library.row(show, place)
            spans.append(library.span(row, date + timedelta(hours=hour), minutes=minutes))
    return spans
