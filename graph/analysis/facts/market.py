"""How far the outlook on file of a link's market can be believed."""

from graph.model.kinds import Outlook
from graph.model.nodes import Link

FAVOURABLE = frozenset({Outlook.SHORT, Outlook.GROWING, Outlook.BALANCED})
LOSS = "亏"
BETTER = ("扭亏", "减亏")
"""Words of losses that end or shrink."""


def believed_outlook(link: Link) -> Outlook | None:
    """Return the outlook of a link; None where nobody judged it, or where its own reason tells of losses.

    A trade that sells at a loss is neither short nor in balance, whatever its prices did of late: it counts as not
    known.
    """
    reason = link.outlook_reason or ""
    for word in BETTER:
        reason = reason.replace(word, "")
    return None if link.outlook in FAVOURABLE and LOSS in reason else link.outlook
