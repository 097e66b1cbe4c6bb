"""Names that programs give themselves: kept to the byte, shown so that they can't do harm.

Inside, a name is ``str`` decoded with ``surrogateescape``. ``stored`` and ``restored`` carry it through JSON
without loss; ``shown`` is the one gate to every surface.
"""

from __future__ import annotations
