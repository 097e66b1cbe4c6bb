"""One activation by its id, with what only the log keeps of it: how its source names the stream."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from monitor.codec import decode
from monitor.errors import BadInput, JournalUnreadable
from monitor.journal.reader import open_reader
from monitor.journal.sqlite import Connection, translated
from monitor.model import Activation, ActivationStarted, Known

SHORTEST = 6  # signs of an id that tell it apart; the beginning is enough, as git does it


def activation_called(path: Path, id: str) -> Activation:
    """``id``: all of it or the beginning. An end that was only inferred is left out, for its stream may go on.

    Raises BadInput where there is none or several, JournalError.
    """
    if len(id) < SHORTEST:
        raise BadInput(f"'{id}' is too short. Give at least {SHORTEST} signs of the id; `timeline --json` shows it.")
    connection = open_reader(path)
    try:
        with translated():
            return _found(connection, id)
    except (KeyError, ValueError, TypeError) as error:
        raise JournalUnreadable("A record of the journal is damaged.") from error
    finally:
        connection.close()


def _found(connection: Connection, id: str) -> Activation:
    query = (
        "SELECT a.ended, a.ended_known, p.body FROM activation a LEFT JOIN payload p ON p.seq = a.seq "
        "WHERE substr(a.id, 1, ?) = ? ORDER BY a.seq DESC LIMIT 2"
    )
    rows = list(connection.execute(query, (len(id), id)))
    if not rows or rows[0][2] is None:
        raise BadInput(f"No activation is called '{id[:80]}'. `timeline --json` shows the ids.")
    if len(rows) > 1:
        raise BadInput(f"Several activations begin with '{id[:80]}'. Give more of it.")
    ended, known, body = rows[0]
    record = decode(json.loads(body))
    if not isinstance(record, ActivationStarted):
        raise JournalUnreadable("A record of the journal is damaged.")
    over = ended is not None and known == Known.SEEN.value
    return replace(record.activation, ended=record.activation.started if over else None)
