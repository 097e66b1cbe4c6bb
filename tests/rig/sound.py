"""Private PipeWire and PulseAudio servers with a silent microphone, and real programs that record from it."""

from __future__ import annotations

import contextlib
import subprocess
from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tests.rig.processes import Part, Program, run, wait_until

MICROPHONE = "fakemic"
LOUDSPEAKER = "n"

# Recorders that end only when told to. With LIE in its environment a pulse client claims to be somebody else.
RECORDERS: dict[str, list[str]] = {
    "parecord": ["parecord", f"--device={MICROPHONE}", "--raw", "--latency-msec=20", "/dev/null"],
    "pacat": ["pacat", "--record", f"--device={MICROPHONE}", "--raw", "/dev/null"],
    "pw-record": ["pw-record", f"--target={MICROPHONE}", "--latency=20ms", "/dev/null"],
    "arecord": ["arecord", "-q", "-D", "default", "-t", "raw", "-f", "S16_LE", "-r", "48000", "/dev/null"],
    "ffmpeg": ["ffmpeg", "-nostdin", "-loglevel", "error", "-f", "pulse", "-i", MICROPHONE, "-f", "null", "-"],
}
LIE = {"PULSE_PROP": "application.process.id=1 application.process.binary=zoom application.name=Zoom"}

# WirePlumber must not open the real cards of the machine that runs the tests: 0.4 reads Lua, 0.5 and later conf.
_NO_HARDWARE_LUA = "alsa_monitor.enabled = false\nv4l2_monitor.enabled = false\nlibcamera_monitor.enabled = false\n"
_NO_HARDWARE_CONF = """wireplumber.profiles = { main = {
  monitor.alsa = disabled, monitor.alsa-midi = disabled, monitor.bluez = disabled, monitor.bluez-midi = disabled,
  monitor.v4l2 = disabled, monitor.libcamera = disabled } }
"""
_ALSA = "</usr/share/alsa/alsa.conf>\npcm.!default { type pulse }\nctl.!default { type pulse }\n"
_CHROMIUM = """<!doctype html><title>off</title><script>
navigator.mediaDevices.getUserMedia({audio: true}).then(stream => { window.kept = stream; document.title = "on" })
</script>"""


class PrivateServer(Part):
    """A sound server that only the tests can reach. ``env`` is for clients, ``runtime`` is its XDG_RUNTIME_DIR."""

    def __init__(self, tmp: Path, description: str = "") -> None:
        """``tmp``: where the logs are kept; ``description``: the microphone's name for people."""
        super().__init__(tmp)
        self.description = description
        self.runtime = Path(self.env["XDG_RUNTIME_DIR"])
        self.env["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={self.runtime / 'bus'}"
        self.env["PULSE_SERVER"] = f"unix:{self.runtime / 'pulse' / 'native'}"
        self.env["ALSA_CONFIG_PATH"] = str(self._written("asound.conf", _ALSA))

    def _start(self) -> None:
        address = self.env["DBUS_SESSION_BUS_ADDRESS"]
        self.programs.start("dbus-daemon", "--session", "--nofork", f"--address={address}")
        self.wait_until((self.runtime / "bus").exists, "the session bus")
        self.start_server()

    @abstractmethod
    def start_server(self) -> None:
        """Starts the sound server with its silent microphone, and waits until that can be recorded from."""

    @abstractmethod
    def stop_server(self) -> None:
        """Ends the sound server as its own service manager would; the session bus stays."""

    def restart(self) -> None:
        self.stop_server()
        self.start_server()

    def pactl(self, *words: str) -> str:
        return run("pactl", *words, env=self.env)

    def sources(self) -> list[str]:
        return [line.split("\t")[1] for line in self.pactl("list", "short", "sources").splitlines()]

    def outputs_of_source(self) -> list[str]:
        """One line a stream that records now, as the pulse protocol tells it; the server's own ("-") are left out."""
        lines = self.pactl("list", "short", "source-outputs").splitlines()
        return [line for line in lines if line.split("\t")[2] != "-"]

    def wait_until(self, predicate: Callable[[], object], what: str = "a condition", timeout: float = 15.0) -> None:
        wait_until(predicate, what, timeout)

    @contextlib.contextmanager
    def client(self, *argv: str, env: Mapping[str, str] | None = None) -> Iterator[Program]:
        """A real program with this server's environment, killed with its children at the end."""
        with self.programs.running(*argv, env=env) as program:
            try:
                yield program
            except BaseException as error:
                error.add_note(f"{program.name} wrote: {program.tail()}")
                raise

    @contextlib.contextmanager
    def recorder(self, kind: str, env: Mapping[str, str] | None = None) -> Iterator[Program]:
        """One of RECORDERS or "chromium"; nothing is waited for: see ``recording`` for that."""
        with self.client(*self.recorder_command(kind), env=env) as program:
            yield program

    @contextlib.contextmanager
    def recording(self, kind: str, env: Mapping[str, str] | None = None) -> Iterator[Program]:
        """A recorder whose stream the server already lists."""
        before = len(self.outputs_of_source())
        with self.recorder(kind, env) as program:
            self.wait_until(lambda: len(self.outputs_of_source()) > before, f"{kind} to record", 30)
            yield program

    def recorder_command(self, kind: str) -> list[str]:
        if kind == "chromium":
            return chromium(self.root)
        return RECORDERS[kind]

    def _written(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path


class PrivatePipeWire(PrivateServer):
    """pipewire, wireplumber and pipewire-pulse. ``pipewire`` is the daemon, ``pulse`` the broker."""

    pipewire: Program
    wireplumber: Program
    pulse: Program

    def start_server(self) -> None:
        self._written("c/wireplumber/main.lua.d/51-no-hardware.lua", _NO_HARDWARE_LUA)
        self._written("c/wireplumber/bluetooth.lua.d/51-no-hardware.lua", "bluez_monitor.enabled = false\n")
        self._written("c/wireplumber/wireplumber.conf.d/no-hardware.conf", _NO_HARDWARE_CONF)
        self.pipewire = self.programs.start("pipewire")
        self.wait_until((self.runtime / "pipewire-0").exists, "pipewire's socket")
        self.wireplumber = self.programs.start("wireplumber")
        self.pulse = self.programs.start("pipewire-pulse")
        self.wait_until(lambda: (self.runtime / "pulse/native").exists(), "pipewire-pulse's socket")
        self.add_microphone()

    def stop_server(self) -> None:
        for program in (self.pulse, self.wireplumber, self.pipewire):
            program.stop()
        for left in (*self.runtime.glob("pipewire-0*"), *self.runtime.glob("pulse/*")):
            left.unlink(missing_ok=True)

    def kill_server(self) -> None:
        """The daemon dies as in a crash; its companions notice by themselves."""
        self.pipewire.kill()

    def add_microphone(self, name: str = MICROPHONE) -> str:
        """A silent source: nothing played reaches it (tests/indicator/room.py adds a microphone that hears). The
        module's number, to unload it."""
        words = ["module-null-sink", "media.class=Audio/Source/Virtual", f"sink_name={name}", "channel_map=mono"]
        if self.description:
            words.append(f"sink_properties='device.description=\"{self.description}\"'")
        return self._loaded(name, *words)

    def add_loudspeaker(self, name: str = LOUDSPEAKER) -> str:
        """A sink whose monitor ``NAME.monitor`` can be recorded: output capture, not a microphone."""
        return self._loaded(f"{name}.monitor", "module-null-sink", f"sink_name={name}")

    def _loaded(self, source: str, *words: str) -> str:
        module = self.pactl("load-module", *words).strip()
        self.wait_until(lambda: source in self.sources(), f"the source {source}")
        return module


class PrivatePulseAudio(PrivateServer):
    """PulseAudio proper. ``pulse`` is the daemon; the microphone is called ``fakemic`` here too."""

    pulse: Program

    def start_server(self) -> None:
        loaded = ["module-native-protocol-unix", f"module-null-sink sink_name={LOUDSPEAKER}"]
        loaded.append(f"module-virtual-source source_name={MICROPHONE} master={LOUDSPEAKER}.monitor")
        modules = [word for module in loaded for word in ("-L", module)]
        self.pulse = self.programs.start("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", *modules)
        self.wait_until((self.runtime / "pulse/native").exists, "pulseaudio's socket")
        self.wait_until(lambda: MICROPHONE in self.sources(), "the silent microphone")
        self.pactl("set-default-source", MICROPHONE)

    def stop_server(self) -> None:
        self.pulse.stop()
        for left in self.runtime.glob("pulse/*"):
            left.unlink(missing_ok=True)

    def kill_server(self) -> None:
        self.pulse.kill()


def chromium(root: Path) -> list[str]:
    """Chromium on a page that asks for the microphone at once and keeps it; the question is answered with yes."""
    page = root / "microphone.html"
    page.write_text(_CHROMIUM, encoding="utf-8")
    flags = ["--headless=new", "--no-sandbox", "--no-first-run", "--disable-gpu", "--use-fake-ui-for-media-stream"]
    return ["chromium", *flags, f"--user-data-dir={root / 'chromium'}", page.as_uri()]


def version_of(program: str) -> str:
    """First line a program says of its version."""
    done = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    return (done.stdout or done.stderr).strip().splitlines()[0]
