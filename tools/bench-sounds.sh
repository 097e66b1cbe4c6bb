#!/usr/bin/env bash
# bench-sounds.sh
#
# Fetches Debian packages with speech, music, effects and other programs' sounds for the chime benchmark and unpacks
# them under .bench/packages. Nothing of them is installed; only espeak-ng is, where it is missing.
# Quick when all is there: a folder per package, named with its version, is what says so.
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(
    # people speaking
    fillets-ng-data fillets-ng-data-cs fillets-ng-data-nl gcin-voice hedgewars-data klettres-data ktuberling-data
    # music, and effects
    asc-music colobot-common-sounds extremetuxracer-data freedink-data frozen-bubble-data lincity-ng-data
    openclonk-data singularity-music starfighter-data supertux-data warzone2100-music wesnoth-1.16-music
    # drums, bells and loops
    hydrogen-data lmms-common sonic-pi-samples tuxpaint-data
    # chimes of other programs
    baresip-core deepin-sound-theme eiskaltdcpp-sounds gajim jami-daemon linphone-common lomiri-sounds
    oxygen-sounds pidgin-data psi-plus-sounds sound-icons yaru-theme-sound
    # chimes for acceptance alone: nothing is tuned or tested on them
    sound-theme-freedesktop
)
folder=.bench/packages

say() { echo "bench-sounds: $*" >&2; }

as_root() {
    if [[ $(id -u) == 0 ]]; then "$@"; else sudo "$@"; fi
}

version_of() { apt-cache show --no-all-versions "$1" 2>/dev/null | sed -n 's/^Version: //p'; }

fetch() {
    local version=$1 package=$2 kept=$folder/$2_$1
    say "fetching $package $version"
    (cd "$folder/incoming" && apt-get download -q "$package" >/dev/null 2>&1)
    dpkg-deb -x "$folder"/incoming/"$package"_*.deb "$kept.part"
    rm -f "$folder"/incoming/"$package"_*.deb
    mv "$kept.part" "$kept"
}

have() { compgen -G "$folder/${1}_*" >/dev/null; }

if ! command -v apt-get >/dev/null; then
    say "these sounds come from Debian's packages, and this is no Debian-like system"
    exit 1
fi
rm -rf "$folder"/*.part "$folder"/incoming
lacking=()
for package in "${packages[@]}"; do have "$package" || lacking+=("$package"); done
if ! command -v espeak-ng >/dev/null; then
    say "espeak-ng is missing and is installed now"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends espeak-ng
fi
((${#lacking[@]})) || exit 0

say "about 1 GB of sounds is fetched now and unpacked (not installed) under $folder, once: ${lacking[*]}"
mkdir -p "$folder/incoming"
[[ -n $(version_of "${lacking[0]}") ]] || as_root apt-get update -q
for package in "${lacking[@]}"; do
    version=$(version_of "$package")
    if [[ -z $version ]]; then
        say "$package is not in this system's package list; its sounds will be missing"
        continue
    fi
    fetch "${version//[:\/]/%}" "$package" || say "$package could not be fetched; its sounds will be missing"
done
rm -rf "$folder/incoming"
