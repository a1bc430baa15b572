"""The encoder that always works: hashed words, without weights, torch or a dictionary.

Signed feature hashing (Weinberger et al., ICML 2009) of words, and of pairs of characters for
scripts that put no space between words. Sublinear counts; common little words are left out, since
without a library there is no document frequency to weigh them by. Far below a sentence encoder
across languages, but close to it within one.
"""

import math
import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]

NAME = "hashed-words/2"
"""The first had half the places."""
DIMENSIONS = 1024
"""Words that share a place cost quality: with half of it a seventh of the neighbours is lost."""

_HEAD_CHARACTERS = 8000
_HEAD_WORDS = 24
_STEM = 5
_WORD = re.compile(r"[^\W\d_][\w'’]*", re.UNICODE)
_UNSPACED = re.compile(
    r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]+"
)
_COMMON = frozenset(
    """
    a about after all also an and any are as at be because been but by can do for from get had has
    have he her his how i if in into is it its it's just like more my new no not now of on one or
    our out over she so some than that the their them then there these they this those to up us
    was we were what when where which who why will with you your episode podcast show today
    aber als am an auch auf aus bei bin bis das dass dem den der des die dir doch du durch ein eine
    einem einen einer eines er es euch für habe haben hat ich ihr im ist ja kann mit nach nicht noch
    nur oder ob sich sie sind so über um und uns unser unsere vom von vor war was wenn wer werden
    wie wir wird zu zum zur folge heute
    al algo como con cuando de del desde donde e el ella en entre era es esta este esto está ha hay
    la las le les lo los más me mi muy nos o para pero por porque que qué quien se ser si sin sobre
    su sus también te tiene todo un una uno y ya episodio
    au aux avec ce ces cette comme dans des du elle en est et eux il ils je la le les leur mais mes
    ne nous on ou où par pas plus pour qu que qui sa sans ses son sont sur tout un une vous épisode
    ao aos com da das do dos e ela ele em essa esse isso mais mas na nas no nos não os ou pela pelo
    pra quando sem seu sua são também tem uma você
    che chi ci con da dal del della di è gli ha il in la le lo ma nel non per più sono su un una
    aan bij dat de deze die dit een en er het hoe ik in is je maar met naar niet of om onze ook op
    te uit van voor wat we wij ze zijn
    at av den det dette du eller en er et for fra han har hun hva i ikke jeg med men och og om på
    seg som så til vi var är att ett från inte jag kan når sin
    на не что по но из за от как это для мы все он она так же
    """.split()  # noqa: SIM905 - a list this long reads better as words
)


def _tokens(text: str) -> Iterator[tuple[str, float]]:
    """Words with their weight; pairs of characters where a script has no spaces."""
    folded = unicodedata.normalize("NFKC", text[:_HEAD_CHARACTERS]).casefold()
    for run in _UNSPACED.findall(folded):
        if len(run) == 1:
            yield run, 0.5
        for start in range(len(run) - 1):
            yield run[start : start + 2], 0.7
    for word in _WORD.findall(_UNSPACED.sub(" ", folded)):
        if len(word) > 1 and word not in _COMMON:
            # A stem of sorts: the same word in another form. Pairs of words and whole words beside
            # their stems were tried, and cost more by sharing places than they add.
            yield word[:_STEM], 1.0


def _place(token: str) -> tuple[int, float]:
    """Position and sign. crc32 alone is linear in its input; a multiplication scatters it."""
    scattered = (zlib.crc32(token.encode("utf-8", "surrogatepass")) * 0x9E3779B97F4A7C15) % 2**64
    return (scattered >> 40) % DIMENSIONS, 1.0 if scattered >> 63 else -1.0


class HashedEncoder:
    """Text becomes a vector by hashing its words. The same everywhere and for ever."""

    name = NAME
    dimensions = DIMENSIONS

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Give (n, 1024) unit vectors; a text without any word gets zeros."""
        rows = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            self._fill(row, text)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        unit: Vectors = rows / np.maximum(lengths, 1e-9)
        return unit

    @staticmethod
    def _fill(row: Vectors, text: str) -> None:
        counts: Counter[str] = Counter()
        weights: dict[str, float] = {}
        for position, (token, weight) in enumerate(_tokens(text)):
            counts[token] += 1
            # The first words are the title's.
            weights.setdefault(token, weight * (1.5 if position < _HEAD_WORDS else 1.0))
        for token, count in counts.items():
            place, sign = _place(token)
            row[place] += sign * weights[token] * (1.0 + math.log(count))
