"""A pulse client that does one thing no honest program has an option for; run by the tests as a program of its own.

client.py hold          a stream, until killed
client.py fork          records, forks and ends; the child keeps the connection that it was born with
client.py exec PROGRAM  records, then becomes PROGRAM with the connection still open
client.py stays MS...   a stream for each number of milliseconds
client.py many N        N streams, eight at a time, on one connection, as short as they get; the middle one stays open
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import stat
import sys
import time
from ctypes import byref

import pulsectl
from pulsectl import _pulsectl as lib

MICROPHONE = b"fakemic"
READY = 2  # PA_STREAM_READY, pulse/def.h
AT_ONCE = 8
_pulse = ctypes.CDLL("libpulse.so.0")
_pulse.pa_stream_get_state.argtypes = [ctypes.c_void_p]
_pulse.pa_stream_unref.argtypes = [ctypes.c_void_p]


class Streams:
    """Streams of one connection, opened and closed one by one."""

    def __init__(self) -> None:
        self.pulse = pulsectl.Pulse("streams", server=os.environ["PULSE_SERVER"])

    def open(self, count: int = 1) -> list[ctypes.c_void_p]:
        spec = lib.PA_SAMPLE_SPEC(format=lib.PA_SAMPLE_FLOAT32NE, rate=48000, channels=1)
        attributes = lib.PA_BUFFER_ATTR(fragsize=4096, maxlength=2**32 - 1)
        opened = []
        for _ in range(count):
            proplist = lib.pa.proplist_from_string("")
            stream = lib.pa.stream_new_with_proplist(self.pulse._ctx, "stream", byref(spec), None, proplist)
            lib.pa.stream_connect_record(stream, MICROPHONE, attributes, 0)
            opened.append(stream)
        while any(_pulse.pa_stream_get_state(stream) < READY for stream in opened):
            self.pulse._pulse_poll(0.002)
        return opened

    def close(self, streams: list[ctypes.c_void_p]) -> None:
        for stream in streams:
            lib.pa.stream_disconnect(stream)
            _pulse.pa_stream_unref(stream)
        self.pulse._pulse_poll(0.002)

    def run(self) -> None:
        while True:
            self.pulse._pulse_poll(0.1)


def fork() -> None:
    streams = Streams()
    streams.open()
    if os.fork():
        os._exit(0)
    print(os.getpid(), flush=True)
    signal.pause()  # libpulse itself refuses to go on in a child; reading the socket would work


def become(program: str) -> None:
    streams = Streams()
    streams.open()
    for number in range(3, 64):
        with contextlib.suppress(OSError):  # not open
            os.set_inheritable(number, stat.S_ISSOCK(os.fstat(number).st_mode))
    os.execlp(program, program, "60")


def stays(milliseconds: list[float]) -> None:
    streams = Streams()
    for one in milliseconds:
        opened = streams.open()
        time.sleep(one / 1000)
        streams.close(opened)
    print("done", flush=True)
    streams.run()


def many(count: int) -> None:
    streams, left, kept = Streams(), count - 1, 1
    while left:
        now = min(AT_ONCE, left)
        streams.close(streams.open(now))
        left -= now
        if kept and left <= count // 2:
            kept = 0
            streams.open()
    print("done", flush=True)
    streams.run()


def main(what: str, *words: str) -> None:
    match what:
        case "hold":
            streams = Streams()
            streams.open()
            streams.run()
        case "fork":
            fork()
        case "exec":
            become(words[0])
        case "stays":
            stays([float(word) for word in words])
        case "many":
            many(int(words[0]))


if __name__ == "__main__":
    main(*sys.argv[1:])
