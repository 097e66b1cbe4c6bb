"""A server made of messages: says what a test wants it to say, byte by byte as the real one would."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from monitor.clock import Moment
from monitor.microphone.pairing import Attribution
from monitor.microphone.pipewire import pod
from monitor.microphone.pipewire.conversation import Conversation
from monitor.microphone.pipewire.people import People
from monitor.microphone.pipewire.protocol import Framer, Writer
from monitor.microphone.watcher import Closed, Edge, Identified, Opened, StateChanged
from monitor.model import Application, Claim, Evidence, Trust, Use

SUSPENDED, IDLE, RUNNING = 1, 2, 3
PLUMBING = 900  # pid of what counts as a part of the sound system
MIXER = 901
MIC, SPEAKERS, APP, APP2, RELAY_IN, RELAY_OUT, EXTRA = 50, 51, 60, 61, 70, 71, 80  # global ids


@dataclass
class HandClock:
    """Time that passes when a test says so."""

    ms: float = 0.0

    def now(self) -> Moment:
        return Moment(int(self.ms * 1e6), datetime(2026, 1, 1, tzinfo=UTC) + timedelta(milliseconds=self.ms))


class NoSockets:
    """A Pairing with nothing to pair."""

    unsettled = False

    def appeared(self, client: int, claimed_pid: int | None, broker_pid: int | None) -> Attribution:
        return Attribution(None, Trust.UNKNOWN, Evidence.NONE)

    def left(self, client: int) -> None: ...

    def settle(self) -> list[tuple[int, Attribution]]:
        return []


class NamedPeople(People):
    """Programs are known by pid alone, so that no test depends on what runs here."""

    def is_plumbing(self, client: int | None) -> bool:
        return client is None or self.application(client).pid == PLUMBING

    def is_mixer(self, client: int | None) -> bool:
        return self.application(client).pid == MIXER


def _named(pid: int, trust: Trust, evidence: Evidence, claimed: Claim | None) -> Application:
    return Application(f"program-{pid}", pid=pid, trust=trust, evidence=evidence, claimed=claimed)


@dataclass
class Server:
    """Speaks to a Conversation. Global ids are given by the test, serials counted."""

    clock: HandClock = field(default_factory=HandClock)
    edges: list[Edge] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.people = NamedPeople(_named, NoSockets(), PLUMBING, now=lambda: self.clock.ms / 1000)
        self.sent: list[bytes] = []
        self.talk = Conversation("pipewire", "test", self.clock, self.people, self.edges.append, self.sent.append)
        self.talk.begin()
        self._write = Writer()
        self._serial = 1000
        self._seen = 0
        self._read = 0
        self._bound: dict[int, int] = {}

    def say(self, target: int, opcode: int, *parts: bytes) -> None:
        self.talk.received(self._write.message(target, opcode, *parts), self.clock.now())
        self.talk.tick()

    def later(self, ms: float) -> None:
        self.clock.ms += ms
        self.talk.tick()

    def snapshot_done(self) -> None:
        self.say(0, 1, pod.integer(0), pod.integer(1001))
        self.say(0, 1, pod.integer(0), pod.integer(1002))

    def add(self, global_id: int, interface: str, **properties: str) -> int:
        self._serial += 1
        named = {key.replace("__", ".").replace("_", "-"): value for key, value in properties.items()}
        named["object.serial"] = str(self._serial)
        kind = pod.string(f"PipeWire:Interface:{interface}")
        self.say(2, 0, pod.integer(global_id), pod.integer(0x1FF), kind, pod.integer(3), pod.dictionary(named))
        return self._serial

    def remove(self, *global_ids: int) -> None:
        for global_id in global_ids:
            for proxy, bound in list(self.proxies().items()):
                if bound == global_id:
                    self.say(0, 4, pod.integer(proxy))
            self.say(2, 1, pod.integer(global_id))

    def client(self, global_id: int, pid: int) -> int:
        return self.add(global_id, "Client", pipewire__sec__pid=str(pid))

    def node(self, global_id: int, media: str, client: int | None = None, **properties: str) -> int:
        if media:
            properties["media__class"] = media
        if client is not None:
            properties["client__id"] = str(client)
        return self.add(global_id, "Node", node__name=f"n{global_id}", **properties)

    def link(self, global_id: int, source: int, sink: int, monitor: bool = False) -> None:
        """With a port of its own, whose id is 500 more than the link's."""
        port = {"port__monitor": "true"} if monitor else {}
        self.add(global_id + 500, "Port", node__id=str(source), port__direction="out", **port)
        ends = {"link__output__node": str(source), "link__input__node": str(sink)}
        self.add(global_id, "Link", link__output__port=str(global_id + 500), **ends)

    def proxies(self) -> dict[int, int]:
        """What the watcher has bound, as it asked for it: proxy -> global id."""
        for message in Framer().feed(b"".join(self.sent[self._read :])):
            if (message.target, message.opcode) == (2, 1):
                values = message.cursor()
                global_id = values.integer()
                values.skip(2)
                proxy = values.integer()
                self._bound.pop(proxy, None)
                self._bound[proxy] = global_id
        self._read = len(self.sent)
        return self._bound

    def proxy(self, global_id: int) -> int:
        return [number for number, bound in self.proxies().items() if bound == global_id][-1]

    def state(self, global_id: int, state: int, **properties: str) -> None:
        """Node::Info as at a change of state, with properties if any are given."""
        named = {key.replace("__", ".").replace("_", "-"): value for key, value in properties.items()}
        mask = pod.long(12 if named else 4)
        head = pod.integer(global_id), pod.integer(0), pod.integer(0), mask, pod.integer(0), pod.integer(0)
        self.say(self.proxy(global_id), 0, *head, pod.id_(state), pod.none(), pod.dictionary(named), pod.structure())

    def mute(self, global_id: int, muted: bool, *volumes: float) -> None:
        properties = {0x10004: pod.boolean(muted)}
        if volumes:
            properties[0x10008] = pod.floats(volumes)
        head = pod.integer(1), pod.id_(2), pod.integer(0), pod.integer(1)
        self.say(self.proxy(global_id), 1, *head, pod.obj(0x40002, 2, properties))

    # What was told

    def news(self) -> list[Edge]:
        """The edges since the last call."""
        fresh, self._seen = self.edges[self._seen :], len(self.edges)
        return fresh

    def opened(self) -> list[Opened]:
        return [edge for edge in self.edges if isinstance(edge, Opened)]

    def open_now(self) -> list[Opened]:
        closed = {edge.key for edge in self.edges if isinstance(edge, Closed)}
        return [edge for edge in self.opened() if edge.key not in closed]


def brief(edges: list[Edge]) -> list[str]:
    """One word an edge, for reading in a test."""
    return [_word(edge) for edge in edges]


def _word(edge: Edge) -> str:
    match edge:
        case Opened():
            return f"opened {edge.use.value} {edge.state.value}"
        case StateChanged():
            return edge.state.value
        case Identified():
            return f"identified {edge.application.trust.value}"
        case _:
            return type(edge).__name__.lower()


def desk() -> Server:
    """A hardware microphone and loudspeakers of the session manager, two programs (pids 7 and 8); all seen."""
    made = Server()
    made.client(40, PLUMBING)
    made.client(41, 7)
    made.client(42, 8)
    made.client(43, MIXER)
    made.add(30, "Device", device__api="alsa")
    made.node(MIC, "Audio/Source", 40, device__id="30", node__description="Built-in Microphone")
    made.node(SPEAKERS, "Audio/Sink", 40, device__id="30", node__description="Speakers")
    made.snapshot_done()
    return made


def run(server: Server, *nodes: int) -> None:
    for node in nodes:
        server.state(node, RUNNING)


def uses(server: Server) -> list[tuple[int | None, Use]]:
    """Pid and use of all that is open now."""
    return sorted(((one.application.pid, one.use) for one in server.open_now()), key=str)
