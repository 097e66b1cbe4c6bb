"""What is kept: one append-only log with a hash chain, and tables made from it. The only place with SQL.

The names here load nothing before they are used: ``verify`` and ``Reader`` bring libraries along that the program's
start has no time for.
"""

from __future__ import annotations
