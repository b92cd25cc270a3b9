"""The style sheet of the panorama picture; every colour is a token, every measure of a line stands in one table."""

import re

from graph.analysis.verdicts.states import Mark
from reports.drawing.tokens import FONT, STATE_STYLES, Theme, colours

# Width, opacity and dash of resting lines.
_CORE, _AUXILIARY, _SUPPORT = (1.2, 0.5), (1.0, 0.4), (0.9, 0.3)
PRINT_OPACITY = 0.7


def _states() -> str:
    rules = []
    for state, style in STATE_STYLES.items():
        name, colour = state.value, f"var(--lp-{state.value})"
        edge = "var(--lp-line)" if state is Mark.UNSUITABLE else colour
        rules += [
            f".g.{name}{{fill:var(--lp-{name}-tint)}}",
            f".e.{name}{{stroke:{edge};stroke-opacity:{style.edge}}}",
            f".b.{name}{{fill:{colour}}}",
            f".m.{name} .full{{fill:{colour}}}",
            f".m.{name} .ring{{stroke:{colour}}}",
        ]
    return "".join(rules)


STYLE = (
    f"svg.panorama{{font-family:{FONT};display:block}}"
    "svg.panorama text{font-variant-numeric:tabular-nums}"
    ".lane{fill:var(--lp-panel);fill-opacity:.62}"
    ".head{font-size:12px;fill:var(--lp-ink2)}.head .name{font-size:13px;font-weight:700;fill:var(--lp-ink)}"
    ".l{fill:none;stroke:var(--lp-edge)}"
    f".l.core{{stroke-width:{_CORE[0]};stroke-opacity:{_CORE[1]}}}"
    f".l.aux{{stroke-width:{_AUXILIARY[0]};stroke-opacity:{_AUXILIARY[1]};stroke-dasharray:2 3}}"
    f".l.s{{stroke-width:{_SUPPORT[0]};stroke-opacity:{_SUPPORT[1]}}}"
    ".g{stroke:none}.e{fill:none;stroke-width:1}.ring{fill:none}"
    ".hatch{fill:var(--lp-building-hatch)}.tip{fill:var(--lp-accent)}"
    ".q{font-size:7.5px;font-weight:700;text-anchor:middle}"
    ".n{font-size:13px;font-weight:700;fill:var(--lp-ink)}.d{font-size:11px;fill:var(--lp-ink2)}"
    ".rim{paint-order:stroke;stroke:var(--lp-building-tint);stroke-width:3px;stroke-linejoin:round}"
    ".owner{fill:var(--lp-accent);stroke:var(--lp-accent)}"
    ".works{fill:var(--lp-bg);stroke:var(--lp-building)}"
    ".works-word{font-size:9.5px;font-weight:700;text-anchor:middle;fill:var(--lp-building-text)}"
    ".owner-word{font-size:9.5px;font-weight:700;text-anchor:middle;fill:var(--lp-on-accent)}"
    ".rank rect{fill:var(--lp-accent)}"
    ".rank text{font-size:10px;font-weight:700;text-anchor:middle;fill:var(--lp-on-accent)}" + _states()
)


def resolved(css: str, theme: Theme) -> str:
    """Return a style sheet with the colours of a theme in place of the variables, for files that stand alone."""
    named = colours(theme)
    return re.sub(r"var\(--lp-([A-Za-z0-9_-]+)\)", lambda found: named[found.group(1)], css)
