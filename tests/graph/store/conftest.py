"""Entries for a log."""

from graph.model.acts import (
    AddToShortlist,
    MakeRuling,
)
from graph.model.kinds import RulingKind
from graph.store.log import NewEntry

GAP = MakeRuling(chain_id="c", link_id="x", ruling=RulingKind.CONFIRMED_ABSENT)


WISH = AddToShortlist(link_id="x", firm_id="f")


def draft(act, reason="工信局现场核实", who="市工业和信息化局", load="0001-aaaa"):
    return NewEntry(act=act, who=who, load_id=load, reason=reason)
