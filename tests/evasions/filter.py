"""A native PipeWire client whose node says of itself whatever the argument says: no class at all, or an odd one.

It has one input port and no wish to be linked; ``pw-link`` links it by hand. Straight to libpipewire, because every
real recorder's class is filled in for it.
"""

from __future__ import annotations

import ctypes
import sys

INPUT, MAP_BUFFERS = 0, 1  # enum pw_direction; PW_FILTER_PORT_FLAG_MAP_BUFFERS, pipewire/filter.h
PORT = b'{ format.dsp = "32 bit float mono audio" port.name = in }'

pipewire = ctypes.CDLL("libpipewire-0.3.so.0")
for name in ("main_loop_new", "main_loop_get_loop", "properties_new_string", "filter_new_simple", "filter_add_port"):
    getattr(pipewire, f"pw_{name}").restype = ctypes.c_void_p


def properties(text: bytes) -> ctypes.c_void_p:
    return ctypes.c_void_p(pipewire.pw_properties_new_string(text))


def main(text: str) -> None:
    pipewire.pw_init(None, None)
    loop = ctypes.c_void_p(pipewire.pw_main_loop_new(None))
    inner = ctypes.c_void_p(pipewire.pw_main_loop_get_loop(loop))
    events = (ctypes.c_void_p * 16)(1)  # struct pw_filter_events, version 1, no callbacks
    node = ctypes.c_void_p(pipewire.pw_filter_new_simple(inner, b"filter", properties(text.encode()), events, None))
    pipewire.pw_filter_add_port(node, INPUT, MAP_BUFFERS, ctypes.c_size_t(8), properties(PORT), None, 0)
    pipewire.pw_filter_connect(node, 0, None, 0)
    pipewire.pw_main_loop_run(loop)


if __name__ == "__main__":
    main(sys.argv[1])
