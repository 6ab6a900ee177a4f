"""The style of marked evidence: a ground and a line of its own, below or above, for each field.

The lines tell the fields apart, so that nobody needs to see the colours. Text on them has a
contrast of 8:1 or better, light and dark.
"""

from __future__ import annotations

TIME = "time"
"""The field of a temporal expression that dates no event."""

# Where fields share words ("XV" in a name) the first of these gives the ground and the line
# below; each of those with a line above keeps it, and what a name holds has its line there.
# field -> light ground, dark ground, line below
_LOOKS = {
    "name": ("#fff3c4", "#4a3f12", "solid 3px"),
    "start": ("#d7ebff", "#123a5c", "solid 1px"),
    "end": ("#d7ebff", "#123a5c", "dashed 1px"),
    "place": ("#d5f2e6", "#0f4434", "dashed 2px"),
    "countries": ("#fbe0ee", "#552141", "dotted 3px"),
    "blocs": ("#fbe0ee", "#552141", "dashed 3px"),
    "figures": ("#e8e3fb", "#3a2f66", "wavy 1px"),
    "status": ("#ffe3d3", "#5a2c12", "double 4px"),
    TIME: ("transparent", "transparent", "dotted 1px"),
}
_OTHER = ("#e6ebf0", "#333d49", "dashed 1px")
# field -> line above
_ABOVE = {
    "end": "solid 1px",
    "edition": "double 3px",
    "start-time": "dotted 2px",
    "end-time": "dotted 2px",
    "previous-start": "solid 3px",
    "previous-end": "solid 3px",
    "registration-deadline": "dashed 2px",
    "url": "dotted 3px",
    "organizer": "dotted 1px",
    "attendance": "dashed 3px",
}

_MARKS = f"""\
mark.ev {{ color: inherit; background: var(--ev); text-decoration: underline {_OTHER[2]};
  text-decoration-skip-ink: none; text-underline-offset: 4px; border-radius: 2px;
  -webkit-box-decoration-break: clone; box-decoration-break: clone; }}
.sr {{ position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }}
"""


def _grounds(dark: bool) -> str:
    looks = {"ev": _OTHER, **{f"ev-{name}": look for name, look in reversed(_LOOKS.items())}}
    return "".join(f"mark.{name} {{ --ev: {look[dark]}; }}\n" for name, look in looks.items())


_LINES = "".join(
    [
        f"mark.ev-{name} {{ text-decoration: underline {line}; text-decoration-skip-ink: none; }}\n"
        for name, (_, _, line) in reversed(_LOOKS.items())
    ]
    + [
        f"mark.ev-name.ev-{name} {{ border-top: {line}; }}\n"
        for name, (_, _, line) in _LOOKS.items()
        if name not in ("name", TIME) and "wavy" not in line
    ]
    + [f"mark.ev-{name} {{ border-top: {line}; }}\n" for name, line in _ABOVE.items()]
)

EVIDENCE = f"{_MARKS}{_grounds(False)}{_LINES}"
"""Rules for `publish.evidence.marked` on a light ground."""

EVIDENCE_DARK = _grounds(True)
"""What changes on a dark ground."""

STYLE = f"""\
:root {{ color-scheme: light dark; --ground: #fbfcfe; --card: #fff; --ink: #1b1f24;
  --line: #d5dbe2; --quiet: #535c66; --link: #0b61a4; }}
body {{ margin: 0 auto; padding: 1.5rem; max-width: 76rem; background: var(--ground);
  color: var(--ink); font: 1rem/1.6 system-ui, "Noto Sans", "Noto Naskh Arabic", sans-serif; }}
h1 {{ font-size: 1.35rem; }} h2 {{ font-size: 1.2rem; margin: 2rem 0 .2rem; }}
h3 {{ font-size: 1.05rem; margin: 0 0 .5rem; }}
a {{ color: var(--link); }}
.ref {{ color: var(--quiet); margin: 0 0 .8rem; overflow-wrap: anywhere; }}
.two {{ display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 1.5rem; }}
article {{ white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.9; }}
.card {{ border: 1px solid var(--line); border-radius: .5rem; background: var(--card);
  padding: .9rem 1rem; margin-bottom: 1rem; }}
dl {{ display: grid; grid-template-columns: max-content minmax(0, 1fr); margin: 0;
  gap: .15rem .9rem; }}
details {{ margin-top: .4rem; }} details ul {{ margin: .3rem 0; padding-inline-start: 1.2rem; }}
summary {{ cursor: pointer; color: var(--quiet); }} q {{ quotes: "“" "”"; }}
dt {{ color: var(--quiet); }} dd {{ margin: 0; overflow-wrap: anywhere; }}
.legend {{ list-style: none; display: flex; flex-wrap: wrap; gap: .3rem .9rem; padding: 0; }}
@media (max-width: 48rem) {{ .two {{ grid-template-columns: minmax(0, 1fr); }} }}
{EVIDENCE}@media (prefers-color-scheme: dark) {{
:root {{ --ground: #11151b; --card: #1b222b; --ink: #e8ecf1; --line: #39434f; --quiet: #aab4bf;
  --link: #7cc2f7; }}
{EVIDENCE_DARK}}}
"""
