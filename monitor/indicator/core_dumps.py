"""A process that holds sound leaves no core dump with sound in it."""

from __future__ import annotations

import sys
from pathlib import Path


def keep_to_ourselves() -> None:
    """For this process: neither a file (RLIMIT_CORE), nor through a pipe, for which the kernel heeds no
    limit but 1 (fs/coredump.c), and no memory in one that is made all the same (core(5), coredump_filter).

    PR_SET_DUMPABLE would also close /proc/self to our own user, and then our own watcher could not tell whose
    connection this is.
    """
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (1, 1))
    if sys.platform == "linux":
        try:
            Path("/proc/self/coredump_filter").write_text("0", encoding="ascii")
        except OSError:
            return  # a kernel without it makes no such dumps either
