"""A file is written whole or not at all, readable by its owner alone."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from monitor.errors import BadInput


def write_whole(path: Path, content: bytes, *, overwrite: bool = False) -> None:
    """Raises BadInput when the file is there already and may not be replaced, or the disk refuses."""
    with whole(path, overwrite=overwrite) as file:
        file.write(content)


@contextmanager
def whole(path: Path, *, overwrite: bool = False) -> Iterator[BinaryIO]:
    """A file to write into, which is put in its place when the block ends well; else nothing is left. Raises what
    ``write_whole`` does."""
    try:
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:60]}.")
    except OSError as error:
        raise BadInput(f"{path} can't be written: {error.strerror}.") from error
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _place(Path(part), path, overwrite)
    except FileExistsError as error:
        raise BadInput(f"{path} is there already. Choose another name, or say that it may be replaced.") from error
    except OSError as error:
        raise BadInput(f"{path} can't be written: {error.strerror}. Nothing was left there.") from error
    finally:
        Path(part).unlink(missing_ok=True)


def _place(part: Path, path: Path, overwrite: bool) -> None:
    if overwrite:
        part.replace(path)
        return
    try:
        # A link fails where a file is; a look and then a rename could overwrite what came in between.
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:
        # A file system without links, as on most sticks.
        with path.open("xb"):
            part.replace(path)
