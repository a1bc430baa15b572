"""What FFmpeg may take a recording for."""

from collections.abc import Mapping

HERTZ = range(1_000, 1_000_001)
"""Sample rates that are believed; tables for two thousand million hertz would take gigabytes."""

RECORDINGS_ONLY: Mapping[str, str] = {
    "protocol_whitelist": "file",
    "format_whitelist": (
        "mp3,aac,mov,mp4,m4a,ogg,flac,wav,matroska,webm,aiff,asf,mpegts,mpeg,avi,flv,"
        "ac3,eac3,dts,amr,amrnb,amrwb,w64,caf,au,ape,wv,mpc,mpc8,tak,tta,dsf,iff,rm,aa"
    ),
}
"""FFmpeg goes by content: a "recording" that is a playlist or a session description names other
files of the listener's, or servers, and would have it reach for them past podplayer's network."""
