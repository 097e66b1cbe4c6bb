"""Files that nobody means well with: bombs, lies, things cut off, things that look like something else."""

from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator

from tests.data.vendor import make

Maker = Callable[[], bytes]
_ARRAY = "[%s]"


def _record(**changed: object) -> bytes:
    return json.dumps([{**make.alexa_records()[0], **changed}]).encode()


def _raw(extra: str) -> bytes:
    """One Alexa record with some raw JSON in it."""
    return (_ARRAY % json.dumps(make.alexa_records()[0]).replace("{", "{" + extra + ",", 1)).encode()


def _good() -> str:
    return json.dumps(make.alexa_records())


def _zip(members: dict[str, bytes], **flags: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = flags.get("method", zipfile.ZIP_DEFLATED)
            info.external_attr = flags.get("mode", 0o644) << 16
            target.writestr(info, content)
    return made.getvalue()


CSV_IN = "Audio and Transcription/Transcriptions.csv"


def _history_zip(**flags: int) -> bytes:
    return _zip({CSV_IN: make.transcriptions().encode()}, **flags)


def _central(raw: bytes, offset: int, value: bytes) -> bytes:
    """The first entry of the directory with some bytes changed."""
    at = raw.index(b"PK\x01\x02") + offset
    return raw[:at] + value + raw[at + len(value) :]


def _overlapping() -> bytes:
    """Two entries of the directory that share one member's bytes."""
    raw = _zip({"a.json": b"[" + b" " * 5000 + b"]"})
    start, end = raw.index(b"PK\x01\x02"), raw.index(b"PK\x05\x06")
    entry = raw[start:end]
    twice = entry + entry.replace(b"a.json", b"b.json")
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 2, 2, len(twice), start, 0)
    return raw[:start] + twice + tail


def _bomb() -> bytes:
    return _zip({CSV_IN: b"0" * 100_000_000})


def _lying_bomb() -> bytes:
    """Says it is small, unpacks to 90 MB."""
    raw = _zip({CSV_IN: (b"Timestamp,Transcript,Audio,Answer\r\n" + b"2026-05-04T06:30:12Z,a,b.wav,c\r\n" * 3_000_000)})
    return _central(raw, 24, struct.pack("<L", 5000))


def _nested() -> bytes:
    return _zip({"inner.zip": _history_zip()})


def _named(name: str) -> bytes:
    return _zip({name: b"[]", CSV_IN: make.transcriptions().encode()})


def _doubled_name() -> bytes:
    raw = _zip({"A/x.json": b"[]", "A/y.json": b"[]"})
    return raw.replace(b"A/y.json", b"A/X.json")


def _nul_name() -> bytes:
    return _history_zip().replace(b"Transcriptions.csv", b"Transcrip\0ions.csv")


def _crc() -> bytes:
    raw = _history_zip()
    at = raw.index(b"PK\x01\x02") - 60
    return raw[:at] + bytes([raw[at] ^ 0xFF]) + raw[at + 1 :]


def _csv(rows: str) -> bytes:
    return ("Timestamp,Transcript,Audio File,Alexa Response\r\n" + rows).encode()


def _another_name_inside() -> bytes:
    """The directory names the table, the member itself names a file far away."""
    return _history_zip().replace(CSV_IN.encode(), (b"../" * 20 + b"etc/x.csv")[-len(CSV_IN) :], 1)


_LINE = b'{"time": "2026-05-04T06:30:12Z", "device": "x", "kind": "request"}'


# Refused as a whole, with a sentence that has this in it.
REFUSED: dict[str, tuple[Maker, str]] = {
    "empty": (lambda: b"", "empty"),
    "only spaces": (lambda: b" \n\t" * 400, "empty"),
    "only zeros": (lambda: b"\0" * 9000, "empty"),
    "sign-in page": (
        lambda: b"<!DOCTYPE html><html><form><input id='ap_password' type='password'></form></html>",
        "sign-in page",
    ),
    "some page": (lambda: b"<html><body>Hello</body></html>", "web page"),
    "sign-in page of Google": (lambda: b"<html><a href='https://accounts.google.com/x'>x</a></html>", "sign-in page"),
    "page that never closes a comment": (lambda: b"<!--" * 60_000, "not a history"),
    "half-open tags": (lambda: b"<html>" + b"<a " * 60_000, "web page"),
    "HAR": (lambda: b'{"log": {"entries": [{"request": {"headers": []}}]}}', "cookies"),
    "cURL paste": (lambda: b"curl 'https://www.amazon.de/x' -H 'Cookie: session-id=1'", "cookies or tokens"),
    "headers paste": (lambda: b"Cookie: at-main=secret\nAccept: */*\n", "cookies or tokens"),
    "cookie beside records": (
        lambda: json.dumps({"cookie": "a=b", "customerHistoryRecords": make.alexa_records()}).encode(),
        "cookies",
    ),
    "token far behind": (lambda: (_ARRAY % (_good()[1:-1] + "," + '{"anti-csrftoken-a2z": "x"}')).encode(), "cookies"),
    "error message": (lambda: b'{"message": "Forbidden"}', "error message"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0\1" * 500, "not"),
    "program": (lambda: b"\x7fELF" + b"\0" * 300, "not"),
    "UTF-16": (lambda: _good().encode("utf-16"), "not"),
    "gzip": (lambda: zlib.compress(_good().encode()), "not"),
    "half a download, JSON": (lambda: _good().encode()[: len(_good()) // 2], "ends in the middle"),
    "half a download, within a word": (lambda: _good().encode()[:-300], "ends in the middle"),
    "half a download, one byte short": (lambda: _good().encode()[:-1], "ends in the middle"),
    "half a letter": (lambda: _good().encode()[:-1] + b'"\xc3', "ends in the middle"),
    "broken UTF-8": (lambda: _good().encode().replace(b"alexa", b"al\xffxa", 1), "not UTF-8"),
    "overlong UTF-8": (lambda: _good().encode().replace(b"alexa", b"al\xc0\xafa", 1), "not UTF-8"),
    "deep arrays": (lambda: b'[{"recordKey": ' + b"[" * 100_000, "nests deeper"),
    "deep objects": (lambda: b'{"customerHistoryRecords": [' + b'{"a":' * 100_000, "nests deeper"),
    "brackets that don't match": (lambda: b'[{"recordKey": "x"]}', "not valid JSON"),
    "more closed than open": (lambda: b'[{"recordKey": "x"}]]', "not valid JSON"),
    "text between": (lambda: b'[{"recordKey": "x"} hello {"recordKey": "y"}]', "not valid JSON"),
    "single quotes": (lambda: b'[{"recordKey": "x", \'a\': 1}]', "not valid JSON"),
    "a raw newline in a string": (lambda: _raw('"x": "a\nb"'), "not valid JSON"),
    "a string without end": (lambda: b'[{"recordKey": "' + b"a" * 3_000_000, "larger than 1 MB"),
    "one entry of 2 MB": (lambda: _record(domain="d" * 2_000_000), "larger than 1 MB"),
    "an entry of a million keys": (
        lambda: b'[{"recordKey": 1,' + b",".join(b'"%d":0' % n for n in range(1_000_000)) + b"}]",
        "larger than 1 MB",
    ),
    "bomb": (_bomb, "grows more than 200 times"),
    "bomb that lies about its size": (_lying_bomb, "archive"),
    "members that overlap": (_overlapping, "overlap"),
    "a size past the file": (lambda: _central(_history_zip(), 20, struct.pack("<L", 0x7FFFFFFF)), "damaged"),
    "an offset past the file": (lambda: _central(_history_zip(), 42, struct.pack("<L", 0x00FFFFFF)), "archive"),
    "name leads out": (lambda: _named("../../.bashrc.json"), "leads elsewhere"),
    "absolute name": (lambda: _named("/etc/cron.d/x.json"), "leads elsewhere"),
    "drive letter": (lambda: _named("C:\\x.json"), "leads elsewhere"),
    "backslashes": (lambda: _named("..\\..\\x.json"), "leads elsewhere"),
    "name with a reversal of writing": (lambda: _named("Trans\u202evsc.json"), "hides characters"),
    "name with an escape": (lambda: _named("a\x1b[2J.json"), "hides characters"),
    "name with NUL": (_nul_name, "archive"),
    "two names that are one": (_doubled_name, "two files of one name"),
    "symbolic link": (lambda: _history_zip(mode=0o120777), "link or device"),
    "device": (lambda: _history_zip(mode=0o020666), "link or device"),
    "encrypted": (lambda: _central(_history_zip(), 8, b"\x01\x00"), "password"),
    "unusual compression": (lambda: _history_zip(method=zipfile.ZIP_BZIP2), "compression"),
    "zip within a zip": (_nested, "no voice history"),
    "zip cut in half": (lambda: _history_zip()[: len(_history_zip()) // 2], "damaged"),
    "zip with a flipped byte": (_crc, "damaged"),
    "zip without members": (lambda: _zip({}), "no voice history"),
    "zip of twenty-one thousand members": (lambda: _zip({f"{n}.txt": b"" for n in range(20_001)}), "20001 files"),
    "only a zip's end": (lambda: b"PK\x05\x06" + b"\xff" * 18, "damaged"),
    "quote without end": (lambda: _csv('2026-05-04T06:30:12Z,"never closed,b.wav,c\r\n'), "quotation mark"),
    "quote that swallows a large file": (
        lambda: _csv('2026-05-04T06:30:12Z,"x,b.wav,c\r\n' + "a,b,c,d\r\n" * 200_000),
        "quotation mark",
    ),
    "text behind a quote": (lambda: _csv('2026-05-04T06:30:12Z,"a"b,c.wav,d\r\n'), "broken near line 2"),
    "NUL in a table": (lambda: _csv("2026-05-04T06:30:12Z,a\0b,c.wav,d\r\n"), "NUL"),
    "a line without end": (lambda: _csv("2026-05-04T06:30:12Z," + "a" * 500_000), "256 KB"),
    "a cell of 100 KB": (lambda: _csv('2026-05-04T06:30:12Z,"' + "a" * 100_000 + '",b.wav,c\r\n'), "64 KB"),
    "cookie in a table": (lambda: _csv("Cookie: a=b,a,b.wav,c\r\n"), "cookies"),
    "satellite with other columns": (lambda: b"entity_id,state\nx,listening\n", "not a history"),
    "by hand, header alone, doubled": (lambda: b"time,time,kind\n", "not a history"),
    "Apple's report": (lambda: b'{"modelRequests": [{"timestamp": 1, "prompt": "x"}]}', "Apple gives you no list"),
    "UTF-16 table": (lambda: "time,device\n2026-05-04T06:30Z,x\n".encode("utf-16"), "not text"),
    "UTF-16 table without its mark": (lambda: "time,device\n2026-05-04T06:30Z,x\n".encode("utf-16-be"), "not text"),
    "zip in a zip in a zip": (lambda: _zip({"a.zip": _zip({"b.zip": _nested()})}), "no voice history"),
    "zip under a table's name": (lambda: _zip({CSV_IN: _history_zip()}), "no voice history"),
    "another name inside": (_another_name_inside, "damaged"),
    "a folder that leads out": (lambda: _zip({"../": b"", CSV_IN: make.transcriptions().encode()}), "leads elsewhere"),
    "one line of NDJSON with one endless text": (lambda: _LINE[:-1] + b', "text": "' + b"a" * 3_000_000, "1 MB"),
    "NUL behind the last line": (lambda: b"time,device\n2026-05-04T06:30Z,x\n\0", "NUL"),
    "a mark of byte order in the middle": (lambda: b"[\xef\xbb\xbf" + _record()[1:], "not valid JSON"),
    "a number with a zero before it": (lambda: _raw('"timestamp": 00012'), "not valid JSON"),
    "lines that only Unicode ends": (
        lambda: "time,device\u20282026-05-04T06:30Z,x\n".encode(),
        "needs a first line",
    ),
    "a page of one endless entry": (
        lambda: b'<html><div class="outer-cell mdl-typography Assistant' + b"x" * 600_000,
        "256 KB",
    ),
}

# Read, with this many records, and these entries left out for that reason.
PARTLY: dict[str, tuple[Maker, int, str]] = {
    "NaN": (lambda: _raw('"x": NaN'), 0, "not-a-number"),
    "infinity": (lambda: _raw('"x": -Infinity'), 0, "not-a-number"),
    "1e999": (lambda: _raw('"x": 1e999'), 0, "not-a-number"),
    "a number of 5000 digits": (lambda: _raw('"x": ' + "9" * 5000), 0, "number-too-large"),
    "beyond 64 bits": (lambda: _raw('"x": 9223372036854775808'), 0, "number-too-large"),
    "doubled key": (lambda: _raw('"recordKey": "x"'), 0, "doubled-key"),
    "half a surrogate": (lambda: _record(utteranceType="\ud800"), 0, "forbidden-character"),
    "NUL in a label": (lambda: _record(utteranceType="GEN\0ERAL"), 0, "forbidden-character"),
    "year 57861": (lambda: _record(recordKey="C#1763800000000000#T#S"), 0, "unusable-date"),
    "year 1970": (lambda: _record(recordKey="C#0#T#S"), 0, "unusable-date"),
    "a time of 1e18": (lambda: _record(recordKey="C#1000000000000000#T#S"), 0, "unusable-date"),
    "digits of another script": (lambda: _record(recordKey="C#\u0661\u0667\u0667\u0667#T#S"), 0, "no-key"),
    "key of three parts": (lambda: _record(recordKey="C#1777876211000#T"), 0, "no-key"),
    "key that is a list": (lambda: _record(recordKey=["x"]), 0, "no-key"),
    "31st of February": (
        lambda: _record(
            voiceHistoryRecordItems=[{"utteranceId": "T:1.0/2026/02/31/07/D/20:31::x"}],
        ),
        0,
        "unusable-date",
    ),
    "entries that are nothing": (lambda: (_ARRAY % (_good()[1:-1] + ',{},{"a":1}')).encode(), 10, "not-a-record"),
    "rows of three cells": (
        lambda: _csv("2026-05-04T06:30:12Z,a,b.wav\r\n2026-05-04T06:30:12Z,a,b.wav,c\r\n"),
        1,
        "wrong-width",
    ),
    "week date": (lambda: b"time,device\n2026-W19-1T06:30Z,x\n2026-05-04T06:30Z,x\n", 1, "unusable-date"),
    "year 9999 with a zone": (lambda: b"time,device\n9999-12-31T23:59:59-14:00,x\n", 0, "unusable-date"),
    "zone of 99 hours": (lambda: b"time,device\n2026-05-04T06:30:00+99:00,x\n", 0, "unusable-date"),
    "year 1 and year 0": (
        lambda: b"time,device\n0001-01-01T00:00:00+14:00,x\n0000-01-01T00:00:00Z,x\n2026-05-04T06:30Z,x\n",
        1,
        "unusable-date",
    ),
    "the ends of time in cities": (
        lambda: b"time,device\n0001-01-01 00:00 Asia/Tokyo,x\n9999-12-31 23:59 America/Los_Angeles,x\n",
        0,
        "unusable-date",
    ),
    "Google in year 1": (
        lambda: json.dumps([make.google("Said x", "0001-01-01T00:00:00+14:00")]).encode(),
        0,
        "unusable-date",
    ),
    "a page of year 1": (
        lambda: make.page("Assistant", "x<br>Jan 1, 0001, 12:30:13 AM CEST<br>").encode(),
        0,
        "unusable-date",
    ),
    "1E+400": (lambda: _raw('"x": 1E+400'), 0, "not-a-number"),
    "a key doubled by an escape": (lambda: _raw('"record\\u004bey": "x"'), 0, "doubled-key"),
    "ten thousand lines in one": (lambda: _LINE * 10_000 + b'{"time": "x"}', 1, "unusable-date"),
    "zone that is a path": (lambda: b"time,device\n2026-05-04 06:30 Etc/../passwd,x\n", 0, "unusable-date"),
    "no zone": (lambda: b"time,device\n2026-05-04T06:30:00,x\n", 0, "no-time-zone"),
    "Google without a title": (
        lambda: json.dumps([{"header": "Assistant", "time": "2026-05-04T06:30:00Z", "title": 5}]).encode(),
        0,
        "no-title",
    ),
    "Google with a date of its own": (
        lambda: json.dumps([make.google("Said x", "yesterday")]).encode(),
        0,
        "unusable-date",
    ),
    "a page with a date of no calendar": (
        lambda: make.page("Assistant", "x<br>45. Mai 2026, 08:30:13 MESZ<br>").encode(),
        0,
        "unusable-date",
    ),
}


def names() -> Iterator[str]:
    yield from REFUSED
    yield from PARTLY
