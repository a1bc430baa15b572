"""Is a habit found that was planted, and is none found where there is none?

    OPENBLAS_NUM_THREADS=1 .venv/bin/python scripts/bench/bench_habits.py [--seeds 10]

Made-up listeners of 200 plays (tests/factories_listener.py). Of the second hundred, each ranked by
what came before it: what hours and moods are worth in nDCG@10, their part of the spread of the
scores, the trust in hours at the end, and how honest the probabilities are. Exit status 1 where a
planted habit is missed, an absent one found, or probabilities are off by .05 or more, each over all
seeds; one listener's hundred plays tell calibration to .08 only.
"""

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))

import numpy as np
from factories_listener import listener, recovered

from podplayer.recommender.metrics import calibration

WORTH, NOTHING, MOST_ERROR = 0.01, 0.015, 0.05


def main() -> int:
    """Print the table, judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=10)
    seeds = range(parser.parse_args().seeds)
    print("habit    seed  hours: nDCG  of score  trust   mood: nDCG  of score   calibration error")
    failed = False
    for is_planted in (True, False):
        said, was, gains = [], [], []
        for seed in seeds:
            one = recovered(listener(seed=seed, is_planted=is_planted))
            said.append(one.said)
            was.append(one.was)
            gains.append(list(one.gain.values()))
            print(
                f"{'planted' if is_planted else 'none':8} {seed:4}  {one.gain['hours']:+11.3f}"
                f"  {one.share['hours']:8.2f}  {one.trust:5.2f}   {one.gain['mood']:+10.3f}"
                f"  {one.share['mood']:8.2f}   {calibration(one.said, one.was).error:17.3f}"
            )
        error = calibration(np.concatenate(said), np.concatenate(was)).error
        hours, mood = np.mean(gains, axis=0)
        failed |= error >= MOST_ERROR
        failed |= min(hours, mood) < WORTH if is_planted else max(-hours, -mood) > NOTHING
        print(
            f"{'planted' if is_planted else 'none':8}  all  {hours:+11.3f}{'':25}{mood:+8.3f}"
            f"{'':13}{error:17.3f}"
        )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
