"""Where the firms are: candidates by province and city, local firms by district; each place leads to its firms."""

import streamlit as st

from graph.analysis.facts.firm_locations import (
    FirmsAtPlace,
    by_city,
    by_district,
    by_province,
    local_firms,
    outside_firms,
)
from graph.model.nodes import Firm
from graph.model.places import same_province
from graph.text import Text
from reports.drawing.markup import to_text
from reports.drawing.tile_map import (
    DISTRICTS_STATED,
    STATED,
    TILES,
    Tile,
    district_map,
    map_file,
    province_map,
    province_name,
)
from reports.wording.language import count, typeset
from reports.wording.punctuation import join_names, with_label
from views.map.firms_by_place import firms_table, places_table
from views.map.map_filter import SIDES, choose_links, choose_side, firms_of, serves, show_blanks
from views.map.parks import parks_table
from views.shared import texts
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.empty_state import NO_FIRMS, NO_FIRMS_REMEDY, empty_state
from views.shared.handing_over import handed
from views.shared.markup_component import show_markup
from views.shared.query_params import NONE, filled, keep, put, requested
from views.shared.table_tools import arranged
from views.shared.tables import STYLE
from views.shared.unknown_ids import Known, one_of

HELP = Text(
    "外地企业按总部所在省市、本地企业按县区计数，家数都来自企业档案；点一格看企业名单及依据。可只看某条链、某个链环，或只看当前目标的候选。",
    "Candidates from elsewhere are counted by the province and city of their seat, local firms by district, all from "
    "the firms on file; a tile opens its firms with evidence. Narrow it to a chain, a link, or candidates for targets.",
)
COUNTED = Text("{firms} 家企业，{places} 个省级行政区", "{firms} firms in {places} province-level regions")
COUNTED_HERE = Text("{firms} 家企业，{places} 个县区有记录", "{firms} firms; {places} districts on file")
OFF_MAP = Text("不在图上：{parts}", "Not on the map: {parts}")
NO_SEAT = Text("所在地无资料", "head office not on file")
NO_DISTRICT = Text("县区无资料", "district not on file")
NOTHING = Text(
    "没有同时符合的企业。没有查到，不等于没有。", "No firm matches. Not on file does not mean it does not exist."
)
PICTURE = Text("导出图片（SVG）", "Export image (SVG)")
PNG = Text("导出图片（PNG）", "Export image (PNG)")
PICTURE_MM = 240.0
"""The width at which the map is printed as a PNG, in millimetres."""
FILL_DISTRICT = Text(
    "这些企业的县区没有资料：点企业进入档案，在更正里补上，或写进企业表的县区列后重新载入。",
    "The district of these firms is not on file: open the firm and correct it there, or fill in the districts in the "
    "table of firms and load again.",
)
CITY = Text("城市", "City")
TITLE = Text("{side}分布", "{side} by place")
FIRMS_OF = Text("{place}：{count}", "{place}: {count}")


def _is_place(context: PageContext, value: str) -> bool:
    """Check that a province or a district is on the map, under the name it has there."""
    if value in TILES or value == NO_SEAT.zh:
        return True
    seats = (*by_province(outside_firms(context.city)), *by_district(context.city, local_firms(context.city)))
    return any(value == seat.name for seat in seats)


def _is_city(context: PageContext, value: str) -> bool:
    """Check that a city is on file for a firm."""
    return value == NO_SEAT.zh or any(value == firm.city for firm in context.city.firms.values())


ADDRESS: dict[str, Known] = {"side": one_of(SIDES), "place": _is_place, "city": _is_city}
ROWS = 12
"""Places shown at once; more of them scroll."""


def render(context: PageContext) -> None:
    """Draw the page."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(context.text(texts.MAP), anchor=False, width="content")
        side = choose_side(context)
    st.caption(context.text(HELP))
    links = choose_links(context, side)
    firms = firms_of(context, side, links)
    if side == "elsewhere" and requested("serving"):
        firms = tuple(firm for firm in firms if serves(context, firm, links))
    show_blanks(context, side, firms)
    if not context.city.firms:
        empty_state(context, NO_FIRMS, NO_FIRMS_REMEDY)
        return
    if not firms:
        st.info(context.text(NOTHING))
        return
    if side == "elsewhere":
        _outside(context, firms)
    else:
        _local(context, firms)


def _outside(context: PageContext, firms: tuple[Firm, ...]) -> None:
    seats = by_province(firms)
    counts = {seat.name or NO_SEAT.zh: seat for seat in seats}
    chosen = requested("place")
    tiles = [_tile(context, name, counts.get(name), chosen) for name in TILES]
    there = sum(bool(tile.count) for tile in tiles)
    st.caption(f"{context.text(COUNTED, firms=len(firms), places=there)} · {context.text(STATED)}")
    with st.container(key="stack-map"):
        left, right = st.columns((800, 368), gap="small")
    with left:
        drawing = province_map(tiles, context.text(TITLE, side=context.text(SIDES["elsewhere"])))
        _clicked(show_markup(to_text(drawing), key="map-elsewhere"))
        _off_map(context, seats)
        _picture(context, map_file(drawing))
    with right:
        _places(context, seats, chosen)
    if chosen in counts:
        _province(context, counts[chosen])


def _tile(context: PageContext, province: str, seat: FirmsAtPlace | None, chosen: str) -> Tile:
    number = 0 if seat is None else len(seat.firms)
    name = province_name(province, context.language)
    return Tile(
        id=province,
        name=name,
        count=number,
        label=with_label(name, count(context.language, number, "家", "firm"), context.language),
        home=same_province(province, context.city.region.province),
        chosen=province == chosen,
    )


def _off_map(context: PageContext, seats: tuple[FirmsAtPlace, ...]) -> None:
    """Say which firms the map has no tile for: seated abroad, or nowhere on file."""
    parts = [f"{_place(context, seat)} {len(seat.firms)}" for seat in seats if seat.name not in TILES]
    if parts:
        st.caption(context.text(OFF_MAP, parts=join_names(map(escape_markdown, parts), context.language)))


def _place(context: PageContext, seat: FirmsAtPlace) -> str:
    if seat.name is None:
        return context.text(NO_DISTRICT if seat.firms and seat.firms[0].local else NO_SEAT)
    return typeset(province_name(seat.name, context.language))


def _places(context: PageContext, seats: tuple[FirmsAtPlace, ...], chosen: str) -> None:
    """Draw the table twin of the picture; a row opens its place too."""
    rows = [(seat.name or NO_SEAT.zh, _place(context, seat), len(seat.firms)) for seat in seats]
    with st.container(height=430 if len(rows) > ROWS else "content", border=False):
        _clicked(show_markup(to_text(places_table(rows, chosen, context.language)), key="map-places", css=STYLE))


def _clicked(place: str | None) -> None:
    if place is not None and place != requested("place"):
        put("place", place)
        put("city", NONE)
        st.rerun()


def _picture(context: PageContext, text: str) -> None:
    with st.container(horizontal=True):
        st.download_button(
            context.text(PICTURE),
            handed(context, "map.svg", lambda: text),
            file_name=f"{context.text(texts.MAP)}.svg",
            mime="image/svg+xml",
            on_click="ignore",
            key="map-picture",
        )
        st.download_button(
            context.text(PNG),
            handed(context, "map.png", lambda: _png(text)),
            file_name=f"{context.text(texts.MAP)}.png",
            mime="image/png",
            on_click="ignore",
            key="map-picture-png",
        )


def _png(text: str) -> bytes:
    # the drawing program takes a while to import, and only this button needs it
    from reports.formats.image import size_of, to_png  # noqa: PLC0415

    return to_png(text, size_of(text, PICTURE_MM))


def _province(context: PageContext, seat: FirmsAtPlace) -> None:
    """Draw the cities of a province as a choice, and the firms of the one chosen."""
    cities = by_city(seat.firms)
    options = [each.name or NO_SEAT.zh for each in cities]
    numbers = {each.name or NO_SEAT.zh: len(each.firms) for each in cities}
    by_name = {each.name or NO_SEAT.zh: each for each in cities}
    key = filled("map-city", requested("city") if requested("city") in options else None)
    chosen = st.pills(
        context.text(CITY),
        options,
        format_func=lambda name: (
            f"{context.text(NO_SEAT) if name == NO_SEAT.zh else escape_markdown(name)} {numbers[name]}"
        ),
        key=key,
        on_change=keep,
        args=(key, "city"),
    )
    firms = by_name[chosen].firms if chosen is not None else seat.firms
    _firms(context, chosen or _place(context, seat), firms)


def _firms(context: PageContext, place: str, firms: tuple[Firm, ...]) -> None:
    told = count(context.language, len(firms), "家", "firm")
    st.markdown(f"##### {context.text(FIRMS_OF, place=escape_markdown(place), count=told)}")
    table = arranged(context, "map-firms", place, firms_table(context, firms))
    clicked = show_markup(to_text(table), key="map-firms", css=STYLE)
    if clicked is not None:
        context.open_page("firms", firm=clicked)


def _local(context: PageContext, firms: tuple[Firm, ...]) -> None:
    seats = by_district(context.city, firms)
    chosen = requested("place")
    named = [seat for seat in seats if seat.name is not None]
    tiles = [
        Tile(
            id=seat.name or "",
            name=seat.name or "",
            count=len(seat.firms),
            label=with_label(seat.name or "", count(context.language, len(seat.firms), "家", "firm"), context.language),
            chosen=seat.name == chosen,
        )
        for seat in named
    ]
    there = sum(bool(seat.firms) for seat in named)
    st.caption(f"{context.text(COUNTED_HERE, firms=len(firms), places=there)} · {context.text(DISTRICTS_STATED)}")
    with st.container(key="stack-map-here"):
        left, right = st.columns((800, 368), gap="small")
    with left:
        if tiles:
            drawing = district_map(tiles, context.text(TITLE, side=context.text(SIDES["here"])))
            _clicked(show_markup(to_text(drawing), key="map-here"))
            _picture(context, map_file(drawing))
    with right:
        _places(context, seats, chosen)
    found = next((seat for seat in seats if (seat.name or NO_SEAT.zh) == chosen), None)
    if found is not None and found.firms:
        if found.name is None:
            st.caption(context.text(FILL_DISTRICT))
        _firms(context, _place(context, found), found.firms)
    parks_table(context)
