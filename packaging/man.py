"""podplayer(1), out of the words of the command line."""

from podplayer import __version__
from podplayer.app.arguments import parser


def man_page() -> str:
    """The page in roff: every option and every command, as `podplayer --help` has them."""
    top = parser()
    commands = next(action for action in top._actions if action.dest == "command")  # noqa: SLF001
    lines = [
        f'.TH PODPLAYER 1 "" "podplayer {__version__}" "User Commands"',
        ".SH NAME", r"podplayer \- a podcast player that learns what you want to hear now",
        ".SH SYNOPSIS", r".B podplayer", r"[\fIOPTION\fR]... [\fICOMMAND\fR [\fIARGUMENT\fR]...]",
        ".SH DESCRIPTION", roff(top.description or ""),
        ".SH OPTIONS",
    ]  # fmt: skip
    for action in top._actions:  # noqa: SLF001
        if action.option_strings:
            names = ", ".join(action.option_strings)
            lines += [".TP", rf"\fB{roff(names)}\fR", roff((action.help or "").replace("%%", "%"))]
    lines.append(".SH COMMANDS")
    for choice in commands._choices_actions:  # type: ignore[attr-defined] # noqa: SLF001
        lines += [".TP", rf"\fB{roff(choice.dest)}\fR", roff(choice.help or "")]
    lines += [
        ".PP", r"\fBpodplayer\fR \fICOMMAND\fR \fB\-\-help\fR prints the options of a command.",
        ".SH FILES", ".TP", r"\fI~/.local/share/podplayer\fR",
        "The library, downloads, covers and logs.",
        ".SH EXIT STATUS", "0 is success, 1 a failure that a sentence explains, 2 wrong usage.",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def roff(text: str) -> str:
    """A text as roff wants it."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
