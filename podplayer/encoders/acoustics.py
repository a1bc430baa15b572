"""What is heard, as numbers: spectrum, timbre, loudness, pitch, syllables, pauses and beat.

numpy alone. The transforms are those of librosa with its defaults (periodic Hann window, centred
frames, Slaney's mel scale), and a test holds the numbers against librosa's; importing librosa
itself costs more than hearing an episode does.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

Signal = NDArray[np.float32]
Reals = NDArray[np.float64]

RATE = 16_000
FFT, HOP = 512, 256
FRAMES_A_SECOND = RATE / HOP
MFCCS, MEL_BANDS = 20, 40
_TINY = 1e-10
_TOP_DB = 80.0
_ROLL_OFF = 0.85

_PITCH_FRAME, _PITCH_HOP = 640, 320
_LOWEST_HZ, _HIGHEST_HZ = 60.0, 400.0
_VOICED = 0.55
"""Autocorrelation above which a frame has a pitch."""
_QUIET_DB = 25.0
"""Below the loud parts of a window by so much is a pause."""
_SHORTEST_PAUSE = 0.2
_SYLLABLE_DIP_DB = 2.0
_SYLLABLE_GAP = 0.1
_USUAL_BEAT = 120.0


@dataclass(frozen=True, slots=True)
class Spectrum:
    """Power over time of one window of sound."""

    power: NDArray[np.float32]
    """(frames, bins)"""

    @classmethod
    def of(cls, signal: Signal, *, fft: int = FFT, hop: int = HOP) -> "Spectrum":
        """The squared magnitude of the short-time Fourier transform."""
        padded = np.pad(signal, fft // 2)
        frames = np.lib.stride_tricks.sliding_window_view(padded, fft)[::hop]
        return cls(np.square(np.abs(np.fft.rfft(frames * _hann(fft), axis=1))).astype(np.float32))

    @property
    def fft(self) -> int:
        """Samples that each frame was made of."""
        return int(2 * (self.power.shape[1] - 1))

    def mel(self, bands: int) -> NDArray[np.float32]:
        """(frames, bands) power in bands that lie as the ear hears them."""
        return self.power @ mel_filters(bands, fft=self.fft).T


@cache
def _hann(size: int) -> NDArray[np.float32]:
    return (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(size) / size)).astype(np.float32)


def _mel(hertz: Reals) -> Reals:
    log_part = 15.0 + 27.0 * np.log(np.maximum(hertz, 1000.0) / 1000.0) / np.log(6.4)
    return np.asarray(np.where(hertz < 1000.0, hertz * 3 / 200, log_part))


def _hertz(mel: Reals) -> Reals:
    return np.asarray(np.where(mel < 15.0, mel * 200 / 3, 1000.0 * 6.4 ** ((mel - 15.0) / 27.0)))


@cache
def mel_filters(bands: int, *, fft: int) -> NDArray[np.float32]:
    """(bands, bins) triangles of equal area on Slaney's scale, up to half the rate."""
    bins = np.fft.rfftfreq(fft, 1 / RATE)
    edges = _hertz(np.linspace(0.0, _mel(np.array([RATE / 2]))[0], bands + 2))
    widths = np.diff(edges)
    ramps = edges[:, None] - bins[None, :]
    rising, falling = -ramps[:-2] / widths[:-1, None], ramps[2:] / widths[1:, None]
    triangles = np.maximum(0.0, np.minimum(rising, falling))
    return np.asarray(triangles * (2.0 / (edges[2:] - edges[:-2]))[:, None], dtype=np.float32)


@cache
def _cosines(bands: int, kept: int) -> Reals:
    """(bands, kept) orthonormal type 2 cosine transform."""
    angle = np.pi / bands * (np.arange(bands)[:, None] + 0.5) * np.arange(kept)[None, :]
    basis = np.cos(angle) * np.sqrt(2.0 / bands)
    basis[:, 0] /= np.sqrt(2.0)
    return np.asarray(basis)


def decibels(power: NDArray[np.floating]) -> Reals:
    """Power in dB, at most 80 below the loudest."""
    level = 10.0 * np.log10(np.maximum(power, _TINY))
    return np.asarray(np.maximum(level, level.max(initial=-np.inf) - _TOP_DB))


def mfcc(spectrum: Spectrum) -> Reals:
    """(frames, 20) cepstrum of the mel bands."""
    return np.asarray(decibels(spectrum.mel(MEL_BANDS)) @ _cosines(MEL_BANDS, MFCCS))


def shape(spectrum: Spectrum) -> Reals:
    """(frames, 4) centroid, bandwidth and roll-off in kHz, and log10 of the flatness."""
    power = spectrum.power.astype(np.float64)
    magnitude = np.sqrt(power)
    bins = np.fft.rfftfreq(spectrum.fft, 1 / RATE) / 1000
    total = np.maximum(magnitude.sum(axis=1), np.finfo(np.float32).tiny)
    centroid = magnitude @ bins / total
    off = (bins[None, :] - centroid[:, None]) ** 2
    bandwidth = np.sqrt((magnitude * off).sum(axis=1) / total)
    summed = np.cumsum(magnitude, axis=1)
    roll_off = bins[(summed >= _ROLL_OFF * summed[:, -1:]).argmax(axis=1)]
    floored = np.maximum(power, _TINY)
    flatness = np.log10(np.exp(np.log(floored).mean(axis=1)) / floored.mean(axis=1))
    return np.asarray(np.stack([centroid, bandwidth, roll_off, flatness], axis=1))


def timbre(spectra: list[Spectrum]) -> Reals:
    """(48,) mean and spread over time of cepstrum and shape; see model.senses."""
    frames = np.concatenate([np.hstack([mfcc(one), shape(one)]) for one in spectra])
    mean, spread = frames.mean(axis=0), frames.std(axis=0)
    return np.concatenate([mean[:MFCCS], spread[:MFCCS], mean[MFCCS:], spread[MFCCS:]])


def loudness(signal: Signal) -> Reals:
    """(frames,) level in dB of full scale, centred as the spectrum's frames are."""
    padded = np.pad(signal, FFT // 2)
    frames = np.lib.stride_tricks.sliding_window_view(padded, FFT)[::HOP]
    mean_square = np.einsum("ij,ij->i", frames, frames) / FFT
    return np.asarray(10.0 * np.log10(np.maximum(mean_square.astype(np.float64), _TINY)))


def pitch(signal: Signal) -> Reals:
    """(frames,) Hz, NaN where there is no pitch; autocorrelation over 40 ms (Boersma 1993)."""
    if len(signal) < _PITCH_FRAME:
        return np.full(0, np.nan)
    frames = np.lib.stride_tricks.sliding_window_view(signal, _PITCH_FRAME)[::_PITCH_HOP]
    window = _hann(_PITCH_FRAME)
    size = 2 * _PITCH_FRAME
    centred = (frames - frames.mean(axis=1, keepdims=True)) * window
    lags = np.fft.irfft(np.square(np.abs(np.fft.rfft(centred, size, axis=1))), axis=1)
    own = np.fft.irfft(np.square(np.abs(np.fft.rfft(window, size))))
    low, high = int(RATE / _HIGHEST_HZ), int(RATE / _LOWEST_HZ)
    energy = lags[:, :1]
    part = lags[:, low:high] / np.maximum(energy, _TINY) * (own[0] / own[low:high])
    # The shortest of nearly equal lags: the octave below fits a periodic sound just as well.
    best = np.maximum.reduce(part, axis=1)
    first = (part >= 0.9 * best[:, None]).argmax(axis=1)
    climb = np.arange(part.shape[1])[None, :]
    near = (climb >= first[:, None]) & (climb < first[:, None] + 12)
    place = np.where(near, part, -1.0).argmax(axis=1)
    is_voiced = (best > _VOICED) & (energy[:, 0] > 1e-4)
    return np.where(is_voiced, RATE / (low + place), np.nan)


@dataclass(frozen=True, slots=True)
class Pauses:
    """Where nothing sounds."""

    share: float
    a_minute: float


def pauses(level: Reals) -> Pauses:
    """Stretches of at least a fifth of a second that are far below the loud parts."""
    quiet = level < np.percentile(level, 90) - _QUIET_DB
    edges = np.flatnonzero(np.diff(np.r_[False, quiet, False].astype(np.int8)))
    lengths = edges[1::2] - edges[::2]
    long = lengths[lengths >= _SHORTEST_PAUSE * FRAMES_A_SECOND]
    minutes = len(level) / FRAMES_A_SECOND / 60
    return Pauses(share=float(long.sum() / len(level)), a_minute=float(len(long) / minutes))


def syllables_a_second(level: Reals) -> float:
    """Peaks of the loudness between dips of 2 dB (De Jong and Wempe 2009)."""
    smooth = np.convolve(level, np.ones(3) / 3, mode="same")
    floor = np.percentile(level, 90) - _QUIET_DB
    count, last = 0, -np.inf
    trough = peak = smooth[0]
    is_rising = False
    for place, value in enumerate(smooth.tolist()):
        if is_rising:
            peak = max(peak, value)
            if value < peak - _SYLLABLE_DIP_DB:
                if peak > floor and place - last >= _SYLLABLE_GAP * FRAMES_A_SECOND:
                    count, last = count + 1, place
                is_rising, trough = False, value
        else:
            trough = min(trough, value)
            if value > trough + _SYLLABLE_DIP_DB:
                is_rising, peak = True, value
    return count / (len(level) / FRAMES_A_SECOND)


def onsets(spectrum: Spectrum) -> Reals:
    """(frames,) how much the bands rise in dB from one frame to the next, on average."""
    bands = decibels(spectrum.mel(MEL_BANDS))
    rises = np.maximum(0.0, np.diff(bands, axis=0)).mean(axis=1)
    return np.asarray(np.concatenate([[0.0], rises]))


def beats_a_minute(rises: Reals) -> float:
    """The beat that repeats best, with a preference for 120 a minute; NaN without any."""
    centred = rises - rises.mean()
    if not centred.any():
        return np.nan
    size = 2 * len(centred)
    lags = np.fft.irfft(np.square(np.abs(np.fft.rfft(centred, size))))
    places = np.arange(int(FRAMES_A_SECOND * 60 / 320), int(FRAMES_A_SECOND * 60 / 30))
    places = places[places < len(centred)]
    if not len(places):
        return np.nan
    beats = 60 * FRAMES_A_SECOND / places
    liking = np.exp(-0.5 * np.log2(beats / _USUAL_BEAT) ** 2)
    return float(beats[np.argmax(lags[places] / lags[0] * liking)])
