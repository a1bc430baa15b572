import numpy as np
import pytest

from podplayer.recommender.metrics import calibration
from podplayer.recommender.score import fit, forgetting, sigmoid


def learned(features, labels, *, precision=1.0, mean=0.0, weights=None):
    size = features.shape[1] + 1
    return fit(
        features,
        labels,
        weights=np.ones(len(labels)) if weights is None else weights,
        prior_mean=np.full(size, mean),
        prior_precision=np.full(size, precision),
    )


def sample(rng, count, weights, offset=0.0):
    features = rng.normal(size=(count, len(weights)))
    labels = (rng.random(count) < sigmoid(features @ weights + offset)).astype(float)
    return features, labels


def test_without_events_the_prior_is_what_is_believed():
    posterior = learned(np.zeros((0, 3)), np.zeros(0), precision=4.0, mean=0.7)
    assert posterior.mean == pytest.approx(np.full(4, 0.7))
    assert np.diag(posterior.covariance) == pytest.approx(np.full(4, 0.25))


def test_many_events_overrule_the_prior():
    truth = np.array([1.5, -1.0, 0.0])
    features, labels = sample(np.random.default_rng(0), 8000, truth, offset=-0.5)
    posterior = learned(features, labels, mean=-1.0)
    assert posterior.mean == pytest.approx([1.5, -1.0, 0.0, -0.5], abs=0.15)


def test_the_mode_is_where_the_gradient_is_nothing():
    features, labels = sample(np.random.default_rng(1), 50, np.array([2.0, 0.5]))
    posterior = learned(features, labels, precision=0.5, mean=0.2)
    full = np.c_[features, np.ones(50)]
    gradient = full.T @ (labels - sigmoid(full @ posterior.mean)) - 0.5 * (posterior.mean - 0.2)
    assert np.abs(gradient).max() < 1e-5


def test_uncertainty_draws_a_probability_towards_a_half():
    features, labels = sample(np.random.default_rng(2), 12, np.array([3.0]))
    posterior = learned(features, labels)
    far = np.array([[4.0]])
    probability, width = posterior.probabilities(far)
    mean, _ = posterior.logits(far)
    assert 0.5 < probability[0] < sigmoid(mean)[0]
    assert 0 < width[0] < 0.5


def test_probabilities_of_synthetic_listeners_are_calibrated():
    """Few events each, drawn from the prior: what Laplace and moderation are there for."""
    rng = np.random.default_rng(3)
    said, happened = [], []
    for _ in range(150):
        truth = rng.normal(size=5)
        features, labels = sample(rng, 25, truth, offset=rng.normal())
        posterior = learned(features, labels)
        new, outcome = sample(rng, 30, truth, offset=0.0)
        said.append(posterior.probabilities(new)[0])
        happened.append(outcome > 0)
    said, happened = np.concatenate(said), np.concatenate(happened)
    assert calibration(said, happened).error < 0.05


def test_thompson_draws_scatter_as_widely_as_what_is_believed():
    features, labels = sample(np.random.default_rng(4), 30, np.array([1.0, 0.0]))
    posterior = learned(features, labels)
    rng = np.random.default_rng(5)
    draws = np.array([posterior.draw(rng) for _ in range(4000)])
    assert draws.mean(axis=0) == pytest.approx(posterior.mean, abs=0.05)
    assert np.cov(draws.T) == pytest.approx(posterior.covariance, abs=0.05)


def test_an_event_counts_half_after_150_others():
    assert forgetting(np.array([0.0, 150.0, 300.0])) == pytest.approx([1.0, 0.5, 0.25])


def test_a_prior_that_was_sure_and_wrong_is_corrected_without_swinging():
    rng = np.random.default_rng(6)
    features, labels = sample(rng, 400, np.array([1.5, 1.0, -1.0]))
    posterior = learned(features * 4, labels, precision=2.0, mean=-4.0)
    full = np.c_[features * 4, np.ones(400)]
    gradient = full.T @ (labels - sigmoid(full @ posterior.mean)) - 2 * (posterior.mean + 4)
    assert np.abs(gradient).max() < 1e-4
