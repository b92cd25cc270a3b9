"""The colours and forms of the product, declared once: components, exports and charts take them from here."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from graph.analysis.verdicts.states import Mark

Theme = Literal["light", "dark"]

FONT = "'Noto Sans CJK SC','Noto Sans SC','Microsoft YaHei','PingFang SC','Source Han Sans SC',sans-serif"


@dataclass(frozen=True, slots=True)
class Tone:
    """One colour in both themes."""

    light: str
    dark: str

    def of(self, theme: Theme) -> str:
        """Return the colour in a theme."""
        return self.light if theme == "light" else self.dark


@dataclass(frozen=True, slots=True)
class StateStyle:
    """How a state is drawn: `line` for mark and edge, `tint` for the ground, `text` on that ground.

    `dash` is the dash pattern of a card's edge, `edge` its opacity; `bar` is the bar on the left of the card, whole or
    in pieces; `hatch` is the colour of the 45° strokes, where there are any.
    """

    line: Tone
    tint: Tone
    text: Tone
    edge: float
    dash: str | None = None
    bar: Literal["whole", "pieces"] | None = None
    hatch: Tone | None = None


BG = Tone("#FFFFFF", "#11171D")
INK3 = Tone("#5C6873", "#93A0AC")

TONES: Mapping[str, Tone] = MappingProxyType(
    {
        "bg": BG,
        "panel": Tone("#F2F4F7", "#1A222A"),
        "panel2": Tone("#E6EAEE", "#26313B"),
        "line": Tone("#D5DBE1", "#33404C"),
        "line2": Tone("#8A96A2", "#75838F"),
        "ink": Tone("#17212B", "#E6EBF0"),
        "ink2": Tone("#414D58", "#B9C3CC"),
        "ink3": INK3,
        "accent": Tone("#1D4E7E", "#86B7E3"),
        "on-accent": Tone("#FFFFFF", "#0E1A25"),
        "accentTint": Tone("#E3ECF4", "#1B3247"),
        "edge": Tone("#8494A3", "#6C7C8B"),
        "hit": Tone("#FFF0C2", "#4A3C10"),
        "note": Tone("#FFF8E8", "#2A2413"),
        "note-text": Tone("#7A5200", "#F0CF8A"),
        "error": Tone("#FCEFEC", "#2E1B18"),
        "error-text": Tone("#A03420", "#F2A390"),
        "success": Tone("#EAF3F9", "#14283A"),
        "success-text": Tone("#17506F", "#A9D3F0"),
        "green": Tone("#2C7A57", "#57B58A"),
        "yellow": Tone("#A97B00", "#D9AE3A"),
        "red": Tone("#B3261E", "#EC7E70"),
    }
)

_GREY = Tone("#7C8792", "#7E8B97")
_COMING, _COMING_TEXT = Tone("#4C84B0", "#6FA8D1"), Tone("#2A5E88", "#9CC6E6")
_NOT_KNOWN = StateStyle(line=_GREY, tint=TONES["panel"], text=Tone("#55616C", "#A3AEB8"), edge=1.0, dash="1.5 2.5")

STATE_STYLES: Mapping[Mark, StateStyle] = MappingProxyType(
    {
        Mark.STRONG: StateStyle(
            line=Tone("#1F6391", "#4E9CD0"),
            tint=Tone("#D6E6F2", "#163850"),
            text=Tone("#17506F", "#A9D3F0"),
            edge=0.55,
            bar="whole",
        ),
        Mark.PRESENT: StateStyle(
            line=Tone("#17717A", "#52B3C2"),
            tint=Tone("#DDF0F0", "#12343A"),
            text=Tone("#0F5960", "#A8DFE7"),
            edge=0.6,
            bar="pieces",
        ),
        Mark.WEAK: StateStyle(
            line=Tone("#A66E00", "#D6A23A"),
            tint=Tone("#F9EBCB", "#3A2E14"),
            text=Tone("#7A5200", "#F0CF8A"),
            edge=0.6,
            bar="whole",
        ),
        Mark.BUILDING: StateStyle(
            line=_COMING,
            tint=Tone("#F1F6FA", "#14212C"),
            text=_COMING_TEXT,
            edge=0.8,
            hatch=Tone("#A9C6DD", "#2E5676"),
        ),
        Mark.ANNOUNCED: StateStyle(line=_COMING, tint=BG, text=_COMING_TEXT, edge=0.8),
        Mark.MISSING: StateStyle(
            line=Tone("#B4402A", "#E27C64"), tint=BG, text=Tone("#A03420", "#F2A390"), edge=0.8, dash="4 2.5"
        ),
        Mark.UNKNOWN: _NOT_KNOWN,
        Mark.EXPECTED: _NOT_KNOWN,
        Mark.UNSUITABLE: StateStyle(line=_GREY, tint=BG, text=TONES["ink2"], edge=1.0),
    }
)


def colours(theme: Theme) -> dict[str, str]:
    """Return all colours of a theme by name: the tones, and of each mark its line, `-tint`, `-text` and `-hatch`."""
    named = {name: tone.of(theme) for name, tone in TONES.items()}
    for mark, style in STATE_STYLES.items():
        named[mark.value] = style.line.of(theme)
        named[f"{mark.value}-tint"] = style.tint.of(theme)
        named[f"{mark.value}-text"] = style.text.of(theme)
        if style.hatch is not None:
            named[f"{mark.value}-hatch"] = style.hatch.of(theme)
    return named


def css_variables(theme: Theme) -> str:
    """Return the declarations of all colours of a theme, e.g. `--lp-bg:#FFFFFF;--lp-strong-tint:#D6E6F2;`."""
    return "".join(f"--lp-{name}:{value};" for name, value in colours(theme).items())
