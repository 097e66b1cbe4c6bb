"""Written piece by piece, a report's bytes are those that one call of ``json.dumps`` would give."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.report.canonical import Written, canonical

LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4), max_leaves=40
)


def at_once(value: Any) -> bytes:
    return json.dumps(value, indent=1, sort_keys=True, ensure_ascii=True, allow_nan=False).encode("ascii") + b"\n"


@given(st.dictionaries(st.text(), VALUES, max_size=5))
def test_every_object_is_written_as_in_one_piece(value: dict[str, Any]) -> None:
    assert canonical(value) == at_once(value)


@given(st.dictionaries(st.text(), VALUES, max_size=4), st.text(), VALUES)
def test_a_key_can_be_put_in_and_taken_out(value: dict[str, Any], key: str, part: Any) -> None:
    written = Written(value).plus(key, part)
    assert bytes(written) == at_once({**value, key: part})
    bare = {name: kept for name, kept in value.items() if name != key}
    assert bytes(written.without(key)) == at_once(bare)
    assert written.without(key).sha256() == Written(bare).sha256() != written.sha256()


@pytest.mark.parametrize("number", [math.nan, math.inf])
def test_a_number_that_json_has_no_word_for_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        canonical({"a": {"b": [{"c": number}]}})
