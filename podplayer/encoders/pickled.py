"""Reads the tensors of a torch checkpoint without torch.

The old layout of torch.save (before 1.6): three pickles, the object, the keys of the storages, and
then their raw numbers. A pickle can run anything; this one may only build what a checkpoint is made
of, and the caller has checked the file's hash besides.
"""

import pickle
import struct
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, cast

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

_MAGIC = 0x1950A86A20F9469CFC6C
_PROTOCOL = 1001
_KINDS = {"FloatStorage": np.dtype("<f4"), "LongStorage": np.dtype("<i8")}


class CheckpointError(ValueError):
    """The file is no checkpoint of this layout."""


@dataclass(slots=True)
class _Storage:
    kind: np.dtype[Any]
    count: int
    numbers: NDArray[Any] = field(default_factory=lambda: np.empty(0))


@dataclass(frozen=True, slots=True)
class _Tensor:
    """What a tensor is before the numbers were read."""

    storage: _Storage
    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]

    def array(self) -> NDArray[Any]:
        size = self.storage.kind.itemsize
        needed = sum(
            (length - 1) * step for length, step in zip(self.shape, self.strides, strict=True)
        )
        if 0 in self.shape or self.offset + needed >= len(self.storage.numbers):
            raise CheckpointError("a tensor of the checkpoint has no numbers")
        view = as_strided(
            self.storage.numbers[self.offset :],
            self.shape,
            tuple(step * size for step in self.strides),
        )
        return view.copy()


def _tensor(
    storage: _Storage,
    offset: int,
    shape: tuple[int, ...],
    strides: tuple[int, ...],
    _needs_gradient: bool,  # noqa: FBT001
    _hooks: object,
    *_rest: object,
) -> _Tensor:
    return _Tensor(storage, offset, shape, strides)


def _parameter(tensor: _Tensor, *_rest: object) -> _Tensor:
    return tensor


class _Unpickler(pickle.Unpickler):
    """Builds dictionaries, numbers and tensors, and nothing else."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__(file)
        self.storages: dict[str, _Storage] = {}

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - a class or a function
        if module == "torch" and name in _KINDS:
            return _KINDS[name]
        known = {
            ("collections", "OrderedDict"): OrderedDict,
            ("torch._utils", "_rebuild_tensor_v2"): _tensor,
            ("torch._utils", "_rebuild_parameter"): _parameter,
        }
        if (module, name) not in known:
            raise CheckpointError(f"the checkpoint wants {module}.{name}")
        return known[module, name]

    def persistent_load(self, pid: Any) -> _Storage:  # noqa: ANN401 - the library's signature
        _, kind, key, _, count, _ = pid
        return self.storages.setdefault(key, _Storage(kind, count))


def read_checkpoint(path: Path) -> dict[str, Any]:
    """The dictionary that was saved, with arrays for tensors. Raises CheckpointError."""
    try:
        with path.open("rb") as file:
            return _read(file)
    except (pickle.UnpicklingError, EOFError, struct.error, ValueError, TypeError) as error:
        raise CheckpointError(f"{path.name} is no checkpoint of torch ({error})") from error


def _read(file: BinaryIO) -> dict[str, Any]:
    for expected in (_MAGIC, _PROTOCOL):
        if _Unpickler(file).load() != expected:
            raise CheckpointError("it begins otherwise")
    _Unpickler(file).load()  # sizes of numbers on the machine that wrote it
    unpickler = _Unpickler(file)
    saved = unpickler.load()
    for key in _Unpickler(file).load():
        storage = unpickler.storages[key]
        (count,) = struct.unpack("<q", file.read(8))
        if count != storage.count:
            raise CheckpointError("a storage has another size than it says")
        storage.numbers = np.frombuffer(file.read(count * storage.kind.itemsize), storage.kind)
    return cast("dict[str, Any]", _filled(saved))


def _filled(saved: object) -> object:
    if isinstance(saved, _Tensor):
        return saved.array()
    if isinstance(saved, dict):
        return {name: _filled(value) for name, value in saved.items()}
    return saved
