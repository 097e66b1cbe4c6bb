"""Who a program is and which microphone it holds, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Trust(Enum):
    """How well an application's identity is known."""

    KERNEL = "kernel"  # the operating system attests it
    VERIFIED = "verified"  # its claim agrees with a kernel fact
    CLAIMED = "claimed"  # its word only
    CONFLICT = "conflict"  # its claim contradicts a kernel fact
    BROKER = "broker"  # the attested process is only a middleman
    UNKNOWN = "unknown"


class Evidence(Enum):
    """The fact that ``trust`` rests on."""

    PEER_CREDENTIALS = "peer-credentials"  # the sound server asked the kernel who connected (SO_PEERCRED)
    SOCKET_HOLDER = "socket-holder"  # the kernel names this process as holder of the connection (sock_diag)
    SOCKET_SHARED = "socket-shared"  # several processes hold the connection; this one is the likeliest
    DEVICE_HOLDER = "device-holder"  # the kernel names this process as holder of the sound device
    OWN_WORD = "own-word"  # nothing but what the program says
    REMOTE = "remote"  # connected over the network: the address is all there is
    GONE = "gone"  # the process had ended before anyone could ask about it
    NONE = "none"


class ExeState(Enum):
    """What became of the program's file."""

    PRESENT = "present"
    DELETED = "deleted"
    MEMFD = "memfd"
    UNREADABLE = "unreadable"


class PackageFile(Enum):
    """Whether a program's file is what its package brought, by the system's own records of the package."""

    SHIPPED = "shipped"  # its content is, and only root can write there
    ALTERED = "altered"  # its content is another
    UNKNOWN = "unknown"  # nothing is recorded of its content, or others than root may write there


class MicrophoneKind(Enum):
    HARDWARE = "hardware"
    BLUETOOTH = "bluetooth"
    VIRTUAL = "virtual"
    OUTPUT = "output"  # a sink's monitor


@dataclass(frozen=True, slots=True)
class Claim:
    """What a program says of itself; each part may be false."""

    name: str | None = None
    pid: int | None = None
    binary: str | None = None
    app_id: str | None = None
    icon: str | None = None


@dataclass(frozen=True, slots=True)
class Sandbox:
    """``kind``: flatpak, snap, appimage, container; ``id`` as that system names it."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Package:
    """The installed package that a program's file belongs to. ``system``: whose records say so (dpkg, rpm, pacman);
    ``name``: without version and architecture, which change with an update."""

    system: str
    name: str
    file: PackageFile = PackageFile.UNKNOWN

    @property
    def id(self) -> str:
        return f"{self.system}:{self.name}"


@dataclass(frozen=True, slots=True)
class Application:
    """A program as identified. ``name`` is the headline: never a claim where a kernel fact exists.

    ``script``: the script of an interpreter as its command line says. ``parents``: nearest first.
    ``start_ticks``: field 22 of /proc/pid/stat; with ``boot_id`` and ``pid`` it names one process for ever.
    ``package``: of the file ``exe``, so with a script its interpreter's; looked up with ``exe_sha256``, None where the
    file belongs to none or to several.
    """

    name: str
    pid: int | None = None
    start_ticks: int | None = None
    boot_id: str = ""
    exe: str | None = None
    exe_state: ExeState = ExeState.UNREADABLE
    exe_sha256: str | None = None
    script: str | None = None
    parents: tuple[str, ...] = ()
    uid: int | None = None
    user: str | None = None
    sandbox: Sandbox | None = None
    unit: str | None = None
    desktop_id: str | None = None
    desktop_name: str | None = None
    icon: str | None = None
    trust: Trust = Trust.UNKNOWN
    evidence: Evidence = Evidence.NONE
    claimed: Claim | None = None
    own: bool = False
    remote: str | None = None
    package: Package | None = None

    @property
    def shipped_by(self) -> str | None:
        """The id of the package that brought the file as it is."""
        return self.package.id if self.package and self.package.file is PackageFile.SHIPPED else None

    @property
    def app_id(self) -> str | None:
        """The sandbox's id where the kernel shows one; never a claim."""
        return self.sandbox.id if self.sandbox else None

    @property
    def identity(self) -> str:
        """Key under which a person would call two runs the same program: sandbox id, script, exe or name. Flatpaks and
        snaps hold one program each; a container may hold any, and an AppImage's id is its own word."""
        program = self._program()
        if self.sandbox is None:
            return program
        wide = self.sandbox.kind in ("container", "appimage")
        return f"{self.sandbox.kind}:{self.sandbox.id}" + (f":{program}" if wide else "")

    def _program(self) -> str:
        if not self.exe:
            return f"name:{self.name}"
        exe = self._inside(self.exe)
        return f"script:{exe}:{self._inside(self.script)}" if self.script else f"exe:{exe}"

    def _inside(self, path: str) -> str:
        """An AppImage is mounted under another name at each run."""
        parts = path.split("/", 3)
        appimage = self.sandbox is not None and self.sandbox.kind == "appimage"
        mounted = appimage and parts[:2] == ["", "tmp"] and parts[2].startswith(".mount_")
        return f"/{parts[3]}" if mounted and len(parts) > 3 else path


@dataclass(frozen=True, slots=True)
class Microphone:
    """A capture device. ``chain``: names from the hardware to the device that the program reads, both included
    where a virtual one lies between. ``card``: the kernel's number of the sound card at the chain's root, if known."""

    id: str
    name: str
    kind: MicrophoneKind
    chain: tuple[str, ...] = ()
    card: int | None = None
