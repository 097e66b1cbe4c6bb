#!/usr/bin/env bash
# setup.sh run|test|kernel
#
# Makes .venv in this checkout as the lock file says, and sees to the system packages that the goal needs.
# Quick when nothing changed: a stamp in .venv keeps what was done last.
set -euo pipefail
cd "$(dirname "$0")/.."

goal=${1:?run, test or kernel}

# What Qt needs to draw in a window (X11 and Wayland), sound, and a font for paper; without python3-venv Debian's
# Python makes no .venv.
run_packages=(
    python3-venv ca-certificates
    libglib2.0-0 libgl1 libegl1 libfontconfig1 libdbus-1-3 libxkbcommon0
    libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0
    libxcb-xkb1 libxkbcommon-x11-0 libwayland-cursor0 libwayland-egl1
    libpulse0 libportaudio2 libasound2-plugins fonts-dejavu-core
)
# Real servers and programs to watch, and a desktop to be seen on.
test_packages=(
    alsa-utils at-spi2-core chromium dbus dbus-bin dunst espeak-ng ffmpeg gnome-keyring imagemagick
    libreoffice-calc-nogui openbox openssl pipewire pipewire-bin pipewire-pulse poppler-utils procps pulseaudio pulseaudio-utils strace
    wireplumber x11-utils xdotool xfce4-panel xfconf xvfb
)

# A machine in QEMU with real sound cards, for what this machine lacks.
kernel_packages=(busybox-static cpio kmod qemu-system-x86)

say() { echo "setup: $*" >&2; }

installed() { [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

# Newer Debian and Ubuntu renamed some libraries for 64-bit time: libglib2.0-0 is libglib2.0-0t64 there.
missing() {
    local package
    for package in "$@"; do
        installed "$package" || installed "${package}t64" || echo "$package"
    done
}

available() {
    if apt-cache show "$1" >/dev/null 2>&1; then echo "$1"; else echo "${1}t64"; fi
}

as_root() {
    if [[ $(id -u) == 0 ]]; then "$@"; else sudo "$@"; fi
}

install_packages() {
    local wanted=() package
    say "these system packages are missing and are installed now: $*"
    if [[ $(id -u) != 0 ]] && ! command -v sudo >/dev/null; then
        say "there is no sudo. Run as root: apt-get install --no-install-recommends $*"
        return 1
    fi
    apt-cache show "$1" >/dev/null 2>&1 || as_root apt-get update -q
    for package in "$@"; do wanted+=("$(available "$package")"); done
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${wanted[@]}" ||
        { as_root apt-get update -q &&
            as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${wanted[@]}"; }
}

system_packages() {
    local lacking
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say "not a Debian-like system: nothing is installed here. These are Debian's names of what is needed: $*"
        return 0
    fi
    mapfile -t lacking < <(missing "$@")
    ((${#lacking[@]} == 0)) || install_packages "${lacking[@]}"
}

python_for_venv() {
    local candidate
    for candidate in python3 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    say "Python 3.11 or newer is needed, and there is none here."
    return 1
}

packages=("${run_packages[@]}")
lock=requirements.lock
if [[ $goal != run ]]; then
    packages+=("${test_packages[@]}")
    lock=requirements-dev.lock
fi
if [[ $goal == kernel ]]; then packages+=("${kernel_packages[@]}"); fi

# With the checkout's place: a .venv that was moved is made anew.
signature="$(cksum "$lock" tools/setup.sh) $PWD"
stamp=.venv/.done-$goal
if [[ -f $stamp && $(<"$stamp") == "$signature" ]]; then exit 0; fi
# What the tests need holds all that a run needs.
if [[ $goal == run && -f .venv/.done-test && $(<.venv/.done-test) == "$(cksum requirements-dev.lock tools/setup.sh) $PWD" ]]; then
    exit 0
fi

system_packages "${packages[@]}"
python=$(python_for_venv)
if [[ ! -x .venv/bin/python ]] || ! .venv/bin/python -c '' 2>/dev/null; then
    say "making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
fi
say "installing what $lock names (checked by hash)"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r "$lock"
echo "$signature" >"$stamp"
