"""The theme that each run is sent: made once, and the same as Streamlit's own."""

import pytest
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from views.web.spared_work import KeptThemes, spare_themes

SECTIONS = ("theme", "theme.light", "theme.dark", "theme.sidebar", "theme.light.sidebar", "theme.dark.sidebar")


def populated(populate, section: str) -> CustomThemeConfig:
    made = CustomThemeConfig()
    populate(made, section)
    return made


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_is_what_streamlit_makes_of_it(section):
    spare_themes()
    kept = app_session._populate_theme_msg
    assert isinstance(kept, KeptThemes)
    assert populated(kept, section) == populated(kept._populate, section) == populated(kept, section)


def test_options_are_read_for_the_first_message_alone():
    read = []

    def populate(msg: CustomThemeConfig, section: str) -> None:
        read.append(section)
        if section == "theme":
            msg.primary_color = "#1D4E7E"

    kept = KeptThemes(populate)
    first, second, outer = CustomThemeConfig(), CustomThemeConfig(), CustomThemeConfig()
    kept(first)
    kept(second, "theme")
    kept(outer.sidebar, "theme.sidebar")
    kept(outer.sidebar, "theme.sidebar")
    assert (first.primary_color, second.primary_color) == ("#1D4E7E", "#1D4E7E")
    assert read == ["theme", "theme.sidebar"]
    # a sidebar that is there, though blank, would take the colours of the page away
    assert not outer.HasField("sidebar")


def test_what_is_kept_cannot_be_changed_by_who_was_sent_it():
    kept = KeptThemes(lambda msg, section: msg.chart_categorical_colors.append("#A66E00"))
    first, second = CustomThemeConfig(), CustomThemeConfig()
    kept(first)
    first.chart_categorical_colors.append("#7C8792")
    kept(second)
    assert list(second.chart_categorical_colors) == ["#A66E00"]


def test_it_is_put_in_place_once():
    spare_themes()
    kept = app_session._populate_theme_msg
    spare_themes()
    assert app_session._populate_theme_msg is kept
