"""What Streamlit works out anew at every run of a page though it never changes while the app runs: the theme.

Each run begins with a message that holds all colours and fonts, read option by option, six times over: an eighth of the
processor time of a small page. The settings are read once, when the app starts, so the message is made once.
"""

from collections.abc import Callable

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

Populate = Callable[[CustomThemeConfig, str], None]


def spare_themes() -> None:
    """Have the themes of a process made once, where this Streamlit makes them as the one we know does."""
    populate = getattr(app_session, "_populate_theme_msg", None)
    if populate is not None and not isinstance(populate, KeptThemes):
        app_session._populate_theme_msg = KeptThemes(populate)


class KeptThemes:
    """Fills messages with the options of a section of the theme, which are read for the first of them."""

    def __init__(self, populate: Populate) -> None:
        self._populate = populate
        self._kept: dict[str, CustomThemeConfig] = {}

    def __call__(self, msg: CustomThemeConfig, section: str = "theme") -> None:
        """Fill a message, blank so far, with the options of a section."""
        if section not in self._kept:
            made = CustomThemeConfig()
            self._populate(made, section)
            self._kept[section] = made
        kept = self._kept[section]
        # a section without options leaves the message untouched: to be there and blank means something else
        if kept.ByteSize():
            msg.MergeFrom(kept)
