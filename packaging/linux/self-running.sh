#!/bin/sh
# podplayer @VERSION@ in one file: this script, and behind it a tar archive of the program.
#
#   sh @FILE@                 run podplayer; it is unpacked once into the cache folder
#   sh @FILE@ --install       put it into the home folder, the menu and ~/.local/bin
#   sh @FILE@ --uninstall     take that away again; the library stays
#   sh @FILE@ --extract DIR   only unpack it
# Everything else goes to podplayer: sh @FILE@ doctor
set -eu

LINES=@LINES@
SHA256=@SHA256@
home=${HOME:?}
cache=${XDG_CACHE_HOME:-$home/.cache}/podplayer-program
installed=$home/.local/lib/podplayer
command=$home/.local/bin/podplayer
page=${XDG_DATA_HOME:-$home/.local/share}/man/man1/podplayer.1.gz

give_up() { printf 'podplayer: %s\n' "$*" >&2; exit 1; }

payload() { tail -n "+$LINES" "$self"; }

# Unpack into the folder $1, which appears as a whole or not at all.
unpack() {
    command -v xz >/dev/null 2>&1 || give_up "this file is packed with xz; install xz-utils and start it again."
    [ "$(payload | sha256sum | cut -d ' ' -f 1)" = "$SHA256" ] ||
        give_up "$self is damaged or cut off; fetch it again."
    mkdir -p "$(dirname -- "$1")"
    part=$(mktemp -d "$1.XXXXXX") || give_up "$(dirname -- "$1") cannot be written to."
    trap 'rm -rf "$part"' EXIT INT TERM
    payload | tar -xJ --no-same-owner -C "$part" ||
        give_up "it cannot be unpacked into $(dirname -- "$1"); 700 MB must be free there."
    chmod 755 "$part"
    rm -rf "$1.old"
    [ ! -e "$1" ] || mv "$1" "$1.old"
    mv "$part" "$1"
    rm -rf "$1.old"
    trap - EXIT INT TERM
}

install() {
    unpack "$installed"
    mkdir -p "$(dirname -- "$command")" "$(dirname -- "$page")"
    ln -sf "$installed/usr/lib/podplayer/podplayer" "$command"
    ln -sf "$installed/usr/share/man/man1/podplayer.1.gz" "$page"
    "$command" integrate
    echo "podplayer is installed; remove it with: sh $self --uninstall"
}

uninstall() {
    [ -d "$installed" ] || give_up "it is not installed in $installed."
    "$command" integrate --remove
    rm -rf "$installed" "$command" "$page" "$cache"
    echo "podplayer is gone; your library is still in ${XDG_DATA_HOME:-$home/.local/share}/podplayer."
}

run() {
    place=$cache/$SHA256
    if [ ! -x "$place/usr/lib/podplayer/podplayer" ]; then
        rm -rf "$cache"
        printf 'podplayer: unpacking once into %s\n' "$cache" >&2
        unpack "$place"
    fi
    # By this the menu entry and the autostart name the file, not the folder in the cache.
    APPIMAGE=$self exec "$place/usr/lib/podplayer/podplayer" "$@"
}

self=$(readlink -f -- "$0")
case ${1:-} in
--install) install ;;
--uninstall) uninstall ;;
--extract) [ -n "${2:-}" ] || give_up "say where: --extract FOLDER"; unpack "$2" ;;
*) run "$@" ;;
esac
exit 0
# What follows is the archive.
