"""`proposals`: what waits for a review, accepted or returned; and which kinds of act wait."""

from argparse import Namespace
from collections.abc import Callable, Mapping

from access.decision import Decision
from access.reviewing import is_reviewable
from access.rules import REVIEWABLE
from graph.analysis.facts.city import City, read_city
from graph.analysis.proposals import Proposal
from graph.analysis.records import Records
from graph.errors import InvalidRequest, StoreEmpty
from graph.model.act import Act
from graph.model.review_acts import SetReview
from pipeline.account import current_account
from pipeline.cli.shared.command import Command, argument
from pipeline.cli.shared.graph_access import language_of, settings_of
from pipeline.cli.shared.output import CommandResult, Content
from pipeline.imports.commit import NO_LOAD, enter_all
from pipeline.imports.deciding import Outcome, ReviewDesk
from pipeline.settings import open_log, open_store
from reports.wording.language import Language
from reports.wording.records import about_text, act_text, time_text

HEADINGS = {
    "sequence": ("记录", "Record"),
    "time": ("时间", "Time (Beijing)"),
    "who": ("谁报的", "Proposed by"),
    "what": ("操作", "Action"),
    "about": ("对象", "Subject"),
    "reason": ("理由或备注", "Reason or note"),
    "standing": ("现状", "Now"),
    "changed": ("报审后有变", "Changed since"),
}
SETTINGS = {"kind": ("代码", "Code"), "name": ("做法", "Kind of act"), "waits": ("要审核", "Waits")}
YES = {True: ("是", "yes"), False: ("", "")}
ANYWAY = ("看过仍要通过，加 --anyway", "to accept it all the same: --anyway")
LEFT = 2
"""Exit code where something was not decided on."""


def proposals(args: Namespace) -> CommandResult:
    """Do what was asked with the proposals."""
    return ACTIONS[args.action](args)


def listed(args: Namespace) -> CommandResult:
    """Return a row for each proposal that waits; with --decided for those that were decided, the latest first."""
    records = Records(open_log(settings_of(args)).entries())
    found = records.proposals.decided if args.decided else records.proposals.waiting
    city, language = _city(args), language_of(args)
    rows = [_row(records, each, city, language) for each in found]
    return CommandResult(0, {"status": "decided" if args.decided else "waiting", "rows": rows}, HEADINGS)


def _row(records: Records, each: Proposal, city: City | None, language: Language) -> Content:
    decision = each.decision
    told = each.standing.label(language)
    since = records.proposals.changed_since(each) if decision is None else ()
    return {
        "sequence": each.sequence,
        "time": time_text(each.entry),
        "who": each.entry.who,
        "kind": each.act.KIND,
        "what": act_text(each.act, language),
        "about": each.act.subject if city is None else about_text(city, each.act, language),
        "reason": each.entry.reason,
        "standing": told if decision is None else f"{told} {decision.who} {decision.reason or ''}".rstrip(),
        "changed": " ".join(f"#{entry.sequence}" for entry in since),
    }


def _city(args: Namespace) -> City | None:
    try:
        with open_store(settings_of(args)).reader() as reader:
            return read_city(reader)
    except StoreEmpty:
        return None


def accept(args: Namespace) -> CommandResult:
    """Accept proposals; those that cannot be are told and left."""
    desk = ReviewDesk(settings_of(args))
    return _told("accepted", desk.accept(_numbers(args), _who(args), args.reason, args.anyway), args)


def send_back(args: Namespace) -> CommandResult:
    """Return proposals with the reason."""
    desk = ReviewDesk(settings_of(args))
    return _told("returned", desk.send_back(_numbers(args), _who(args), args.reason or ""), args)


def _told(status: str, outcome: Outcome, args: Namespace) -> CommandResult:
    en = args.lang == "en"
    lines = [f"#{each.number} {each.en if en else each.zh}" for each in outcome.left]
    if any(each.asks for each in outcome.left):
        lines.append(ANYWAY[en])
    content = {"status": status, "done": list(outcome.done), "number": len(outcome.done), "summary": lines}
    return CommandResult(LEFT if outcome.left else 0, content | {"left": [each.number for each in outcome.left]})


def _numbers(args: Namespace) -> list[int]:
    if not args.words or not all(word.isdecimal() for word in args.words):
        raise InvalidRequest("请写明第几条，如 proposals accept 12 13", "name the records, as proposals accept 12 13")
    return [int(word) for word in args.words]


def _who(args: Namespace) -> str:
    return str(args.who or current_account())


def settings(args: Namespace) -> CommandResult:
    """List the kinds of act that can wait, and which do."""
    en, wanted = args.lang == "en", Records(open_log(settings_of(args)).entries()).reviewed
    rows = [
        {"kind": kind.KIND, "name": kind.EN if en else kind.ZH, "waits": YES[kind.KIND in wanted][en]}
        for kind in REVIEWABLE
    ]
    return CommandResult(0, {"status": "settings", "rows": rows}, SETTINGS)


def demand(args: Namespace) -> CommandResult:
    """Have acts of some kinds wait from now on."""
    return _set(args, True)


def release(args: Namespace) -> CommandResult:
    """Have acts of some kinds count at once from now on; what waits already goes on waiting."""
    return _set(args, False)


def _set(args: Namespace, waits: bool) -> CommandResult:
    log = open_log(settings_of(args))
    records = Records(log.entries())
    kinds = [_kind(word) for word in args.words] or list(REVIEWABLE)
    acts = [SetReview(of=kind.KIND, waits=waits) for kind in kinds if (kind.KIND in records.reviewed) is not waits]
    enter_all(acts, records, log, _who(args), NO_LOAD, args.reason)
    return settings(args)


def _kind(word: str) -> type[Act]:
    found = next((kind for kind in REVIEWABLE if word in (kind.KIND, kind.ZH, kind.EN)), None)
    if found is None:
        refused: Decision = is_reviewable(word)
        raise InvalidRequest(refused.zh, refused.en)
    return found


ACTIONS: Mapping[str, Callable[[Namespace], CommandResult]] = {
    "list": listed,
    "accept": accept,
    "return": send_back,
    "settings": settings,
    "wait": demand,
    "at-once": release,
}
COMMAND = Command(
    name="proposals",
    help="what waits for a review: list, accept N…, return N…; settings, wait KIND…, at-once KIND… say which kinds do",
    run=proposals,
    arguments=(
        argument("action", nargs="?", choices=tuple(ACTIONS), default="list", help="what to do; else: list"),
        argument("words", nargs="*", metavar="…", help="numbers of records; of wait and at-once kinds, else all"),
        argument("--decided", action="store_true", help="list: those that were decided"),
        argument("--anyway", action="store_true", help="accept: also where something changed since it was proposed"),
        argument("--who", metavar="NAME", help="office that decides; else the account"),
        argument("--reason", metavar="TEXT", help="why; needed to return and to change settings"),
    ),
    titles={
        "waiting": ("待审 {count} 条", "{count} waiting for a review"),
        "decided": ("已审 {count} 条", "{count} decided"),
        "accepted": ("通过 {number} 条\n{told}", "{number} accepted\n{told}"),
        "returned": ("退回 {number} 条\n{told}", "{number} returned\n{told}"),
        "settings": ("可设为要审核的做法 {count} 种", "{count} kinds of act can wait for a review"),
    },
)
