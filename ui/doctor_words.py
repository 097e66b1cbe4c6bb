"""The doctor's sentences: what is so, and the command or step that mends it. No Qt."""

from __future__ import annotations

from monitor.doctor import Check
from ui import messages
from ui.language import QT_TR_NOOP, tr
from ui.told import told

SUBJECTS = {
    "pipewire": QT_TR_NOOP("Sound server"),
    "pulseaudio": "PulseAudio",
    "alsa": QT_TR_NOOP("Sound cards"),
    "grade": QT_TR_NOOP("How sure a name is"),
    "hiding": QT_TR_NOOP("What could still hide"),
    "identity": QT_TR_NOOP("Who is behind a connection"),
    "other-users": QT_TR_NOOP("Other users"),
    "microphone": QT_TR_NOOP("Microphone"),
    "hearing": QT_TR_NOOP("Hearing a speaker"),
    "presence": QT_TR_NOOP("Whether anyone is there"),
    "journal": QT_TR_NOOP("Journal"),
    "disk": QT_TR_NOOP("Disk"),
    "signing": QT_TR_NOOP("Signing"),
    "window": QT_TR_NOOP("Window"),
    "tray": QT_TR_NOOP("Tray"),
    "notifications": QT_TR_NOOP("Notifications"),
    "limits": QT_TR_NOOP("What nothing here can show"),
}

TELLERS = {
    "mutter": QT_TR_NOOP("GNOME"),
    "xscreensaver": QT_TR_NOOP("the X server"),
    "screensaver": QT_TR_NOOP("the desktop's screen saver"),
    "gnome-screensaver": QT_TR_NOOP("GNOME's lock screen"),
    "logind": QT_TR_NOOP("logind"),
    "windows": QT_TR_NOOP("Windows"),
    "macos": QT_TR_NOOP("macOS"),
}

# code -> (what is so, what to do about it or "")
SENTENCES: dict[str, tuple[str, str]] = {
    "platform": (QT_TR_NOOP("This system ({platform}) can't be watched yet; only Linux can."), ""),
    "no-runtime-dir": (
        QT_TR_NOOP("XDG_RUNTIME_DIR is not set, so the sound server can't be found."),
        QT_TR_NOOP("Start Earwitness from your desktop session, not through sudo or su."),
    ),
    "pipewire-watched": (QT_TR_NOOP("PipeWire answers at {socket}: each program that records through it is seen."), ""),
    "pulseaudio-only": (QT_TR_NOOP("PipeWire does not run here; PulseAudio does, and is watched instead."), ""),
    "pulseaudio-watched": (
        QT_TR_NOOP(
            "Programs that record through PulseAudio are seen. It does not announce a stream that is over within a "
            "few milliseconds: such a one is recorded as brief and unknown. Device mute and streams moved between "
            "devices are seen when it tells of a change."
        ),
        QT_TR_NOOP("With PipeWire every opening is seen: sudo apt install pipewire-pulse wireplumber"),
    ),
    "no-cards": (QT_TR_NOOP("The kernel has no sound card; one that is plugged in is watched from then on."), ""),
    "no-capture-devices": (
        QT_TR_NOOP("No sound card here can record; one that is plugged in is watched from then on."),
        "",
    ),
    "alsa-watched": (
        QT_TR_NOOP(
            "The kernel's own word on {devices} capture devices is held against the sound server's: a program that "
            "goes past the server is seen too, openings shorter than some milliseconds perhaps without their opener."
        ),
        "",
    ),
    "level-kernel": (
        QT_TR_NOOP(
            "Confirmed: programs that speak to PipeWire themselves, and programs that open a sound card directly. The"
            " kernel names their process."
        ),
        "",
    ),
    "level-verified": (
        QT_TR_NOOP(
            "Checked: programs that come through PulseAudio's protocol. What they say of themselves is held against "
            "the process that holds the connection; one that had ended before it could be asked is known by its own "
            "word."
        ),
        "",
    ),
    "level-claimed": (
        QT_TR_NOOP("Its own word: programs that come through PulseAudio's protocol, until that is mended."),
        "",
    ),
    "hide-user": (
        QT_TR_NOOP(
            "A program with your rights can make another, trusted program record for it (a browser page, a script run"
            " by python3), stop Earwitness (the gap is recorded), or change what is not signed yet. It can't record "
            "through the sound server without being listed."
        ),
        QT_TR_NOOP(
            "A signing key in the keyring, and the head that `earwitness verify` prints written down elsewhere."
        ),
    ),
    "hide-root": (
        QT_TR_NOOP(
            "A program with root's rights can hide from the kernel's lists, read the microphone without opening it "
            "here, and replace Earwitness."
        ),
        QT_TR_NOOP("Nothing on the same machine; look from another one."),
    ),
    "no-sound-server": (
        QT_TR_NOOP("No sound server answers in {folder}. Earwitness begins to watch by itself when one starts."),
        "systemctl --user start pipewire pipewire-pulse wireplumber",
    ),
    "hearing-ready": (QT_TR_NOOP("What is needed to hear a smart speaker's chime is installed."), ""),
    "no-hearing-library": (
        QT_TR_NOOP("A smart speaker can't be heard: {names} not installed. Everything else works."),
        "pip install {names}",
    ),
    "no-portaudio": (
        QT_TR_NOOP("A smart speaker can't be heard: PortAudio is not installed. Everything else works."),
        "sudo apt install libportaudio2",
    ),
    "no-alsa-plugin": (
        QT_TR_NOOP(
            "ALSA has no way to the sound server, so a smart speaker can be heard only through a sound card that no "
            "other program uses."
        ),
        "sudo apt install libasound2-plugins",
    ),
    "hearing-unlocked": (
        QT_TR_NOOP(
            "A smart speaker can be heard, but the system does not let Earwitness lock memory: up to five seconds of "
            "sound may come into the swap space on the disk when memory is short."
        ),
        QT_TR_NOOP(
            "Raise the limit of locked memory to 8 MiB (ulimit -l, or memlock in /etc/security/limits.conf), or "
            "encrypt the swap space."
        ),
    ),
    "presence-told": (
        QT_TR_NOOP("When the last input was is told by {idle}, a locked screen by {lock}."),
        "",
    ),
    "presence-no-lock": (
        QT_TR_NOOP(
            "When the last input was is told by {idle}. Nothing tells that the screen is locked, so that shows only "
            "as nobody being there."
        ),
        QT_TR_NOOP("Use your desktop's own lock screen, or one that tells logind (loginctl lock-session)."),
    ),
    "presence-only-lock": (
        QT_TR_NOOP("A locked screen is told by {lock}; nothing tells when the last input was."),
        QT_TR_NOOP("Log in to GNOME or KDE Plasma, or to an X11 session of another desktop."),
    ),
    "no-presence": (
        QT_TR_NOOP(
            "Nothing here tells when the last input was or whether the screen is locked: whether anyone was there is "
            "recorded as not known, and rules that ask for it do not apply."
        ),
        QT_TR_NOOP("Log in to GNOME or KDE Plasma, or to an X11 session of another desktop."),
    ),
    "sock-diag": (
        QT_TR_NOOP("The kernel tells which process holds a connection: a program can't borrow another's name."),
        "",
    ),
    "no-sock-diag": (
        QT_TR_NOOP(
            "The kernel does not tell who holds a connection ({error}): programs that come through PulseAudio's "
            "protocol are known by their own word only."
        ),
        "sudo modprobe unix_diag",
    ),
    "root": (QT_TR_NOOP("Running as root: processes of every user can be looked into."), ""),
    "own-user-only": (
        QT_TR_NOOP("Processes of other users are recorded, but their program files can't be looked into."),
        "",
    ),
    "journal-new": (QT_TR_NOOP("Nothing is recorded yet; the journal will be {path}."), ""),
    "journal-there": (QT_TR_NOOP("{activations} activations are recorded in {path}."), ""),
    "journal-broken": (QT_TR_NOOP("The journal can't be read: {reason}"), "earwitness verify"),
    "disk-free": (QT_TR_NOOP("{megabytes} MB are free."), ""),
    "disk-low": (
        QT_TR_NOOP("Only {megabytes} MB are free at {path}; a full disk keeps nothing more."),
        QT_TR_NOOP("Free some space."),
    ),
    "keyring": (QT_TR_NOOP("Records are signed with a key kept by {backend}."), ""),
    "no-keyring": (
        QT_TR_NOOP(
            "No keyring that keeps secrets safely was found: records are chained but not signed, so a change made "
            "with your account's rights could go unnoticed."
        ),
        "sudo apt install gnome-keyring",
    ),
    "display": (QT_TR_NOOP("A display is there."), ""),
    "no-display": (
        QT_TR_NOOP("No display: `earwitness` records in this terminal instead of showing a window."),
        QT_TR_NOOP("Start it inside a desktop session, or set DISPLAY or WAYLAND_DISPLAY."),
    ),
    "tray": (QT_TR_NOOP("The desktop shows tray icons."), ""),
    "no-tray": (
        QT_TR_NOOP("The desktop shows no tray icons; the window opens instead."),
        QT_TR_NOOP("On GNOME: sudo apt install gnome-shell-extension-appindicator, then log in again."),
    ),
    "no-bus": (
        QT_TR_NOOP("The desktop's message bus can't be reached."),
        QT_TR_NOOP("Start Earwitness from your desktop session."),
    ),
    "notifications": (QT_TR_NOOP("The desktop shows notifications."), ""),
    "no-notifications": (
        QT_TR_NOOP("No notification service answers; alerts wait in the window."),
        "sudo apt install dunst",
    ),
    "limits": (
        QT_TR_NOOP(
            "Another computer or phone in the room, which page of a browser listens, mute buttons inside a program, "
            "and what was said. Somebody with root's rights can hide from this program."
        ),
        "",
    ),
}


def subject(check: Check) -> str:
    return tr(SUBJECTS[check.subject]) if check.subject in SUBJECTS else check.subject


def sentence(check: Check) -> str:
    return tr(SENTENCES[check.code][0]).format(**_named(check))


def remedy(check: Check) -> str:
    """A command or a step, empty where there is nothing to mend."""
    words = SENTENCES[check.code][1]
    return tr(words).format(**_named(check)) if words else ""


def _named(check: Check) -> dict[str, str]:
    """The facts as they are said: who tells of presence in words, and why something failed."""
    if check.subject == "presence":
        names = {key: str(told_by).split() for key, told_by in check.facts.items()}
        return {key: messages.listed([tr(TELLERS[name]) for name in each]) for key, each in names.items()}
    return {key: told(fact) if isinstance(fact, str) else str(fact) for key, fact in check.facts.items()}
