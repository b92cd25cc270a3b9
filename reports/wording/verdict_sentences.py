"""One sentence for a verdict: why a link is in its state, with the firms, projects and years of the facts that decided.

A sentence that says that nothing was found names what is on file beside it, so that no line on a page denies another.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from graph.analysis.candidates.news import freshness
from graph.analysis.facts.age import OLD_AFTER, year_of
from graph.analysis.facts.city import City
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.rules import Measure
from graph.analysis.verdicts.served import served_here
from graph.model.edges import InputTo, Makes, Ruled
from graph.model.kinds import InputRole, LinkKind, Siting
from graph.text import Text
from reports.wording.language import Language, typeset
from reports.wording.punctuation import join_clauses, with_brackets, with_label
from reports.wording.sentences import capacity, firm_name, short_name
from reports.wording.verdict_parts import VerdictParts

_TOLD_HERE = re.compile("曾办|曾产|曾有|曾被|举办|承办|所缺的是")
"""Words by which the note of a link tells that the thing has been here, so that no sentence may deny it."""
SIZED = Text("{firm}在做{link}", "{link}: made by {firm}")
SCALE = Text("规模{scale}", "{scale} scale")
INDEPENDENT = Text(
    "本地有 {number} 家互不隶属的企业在做{link}：{firms}", "{link}: {number} independent makers, {firms}"
)
ASK_SIZE = Text(
    "{firms}在做{link}，规模和市场地位依据不足；问清年产量即可定强弱",
    "{link}: made by {firms}, too little on its size and market position; its yearly output would settle it",
)
ASK_SIZE_OF = {
    LinkKind.SERVICE: Text(
        "{firms}在做{link}，规模和市场地位依据不足；问清规模多大、服务谁即可定强弱",
        "{link}: done by {firms}, too little on its size and market position; how large and for whom would settle it",
    ),
    LinkKind.PROCESS: Text(
        "{firms}在做{link}，规模和市场地位依据不足；问清一年处理多少即可定强弱",
        "{link}: done by {firms}, too little on its size and market position; its yearly throughput would settle it",
    ),
}
"""What is asked of what is done and not made, which has no yearly output."""
PUBLIC = Text(
    "{firms}在做{link}，公共供给，规模和市场地位依据不足，不用问",
    "{link}: run by {firms}, a public supply; too little on its size and market position, and no need to ask",
)
SEASONAL = Text("{firms}只在季节里做{link}", "{link}: made by {firms} in season only")
SMALL = Text("{firms}做{link}，规模小", "{link}: made by {firms} on a small scale")
OWN_USE = Text("{firms}做{link}，只供自用", "{link}: made by {firms} for its own use only")
TRIAL = Text("{firms}的{link}还在试产或中试", "{link}: on trial at {firms}")
OLD = Text(
    "{link}只查到{firms}{year}在产的资料，现在还做不做须核实",
    "{link}: {firms} on file as operating{year}, not heard of since; to be verified",
)
UNCLEAR = Text(
    "收录{firms}做{link}{dated}，现在还做不做没有资料，须先问",
    "{link}: {firms} on file{dated}, present state not stated; ask first",
)
IN_PLANT = Text(
    "{firms}在做{link}，装置自用，本厂下道工序在产", "{link}: made by {firms}, captive; the next step of the plant runs"
)
WITH_PLANT = Text(
    "{link}随所附装置在建（{works}），不单独招引", "{link}: coming with its plant ({works}), not recruited on its own"
)
OF_PLANT = Text(
    "所附装置在产（{firms}），{link}应随之在产，没有单独收录；先问有没有、多大",
    "{link}: its plant runs ({firms}), so it should too, without a record of its own; ask if and how much",
)
ENDOWED = Text(
    "资料写明本地有{link}，谁在做还没收录；先问谁在做、多大",
    "{link}: stated to be here, who works it is not on file; ask who",
)
COMING = Text("{link}：{works}", "{link}: {works}")
NOT_STARTED = Text("，尚未开工", ", not started")
UNSTATED = Text("{link}收录了{works}，进展没有资料，须先问", "{link}: {works} on file, progress not stated; ask first")
STOPPED = Text(
    "{firms}的{link}{year}停产，人和厂可能还在", "{link}: {firms} stopped{year}; plant and people may still be there"
)
RULED = Text("主管部门已核定不招引{link}", "{link}: the department in charge ruled that it is not to be recruited")
CONFIRMED = Text("主管部门已核实本地没有{link}", "{link}: the department in charge confirmed that there is none")
INFERRED = Text(
    "按工艺推定{firms}应有{link}，尚未核实；先问有没有、多大",
    "{link}: by its process {firms} should make it; not verified, so ask if and how much",
)
NEEDED = Text(
    "本地{users}在产，离不了{link}，它又运不远；从哪来须先问用户",
    "{link}: needed here by {users}, cannot come from far; ask the user where it comes from",
)
BOUGHT = Text("{link}全国可买，外购即可", "{link}: a standard good that users simply buy")
CAPTIVE = Text("{link}随所附装置生产自用，不单独招引", "{link}: made inside the plant it belongs to")
RESOURCE = Text("{link}随本地资源而有，招不来", "{link}: comes with a natural endowment or heritage")
STOCK = Text("{link}是本地存量资产，须摸底，不须招引", "{link}: existing land, buildings or equipment, to be surveyed")
SERVICE = Text(
    "{link}属一般服务或公共供给，名单不全，没列到不等于没有",
    "{link}: a general service or public supply, not fully listed; a blank says nothing about the city",
)
SERVICE_SOME = Text(
    "{link}属一般服务或公共供给，名单不全，不凭一两条记录判",
    "{link}: a general service or public supply, not fully listed, so not judged by a record or two",
)
UNSURVEYED = Text(
    "{link}所在的产业链还没摸底，暂不判缺", "{link}: no chain with it is surveyed yet, so not called missing"
)
STOPPED_LONG = Text(
    "{firms}的{link}{year}已停产，超过 {years} 年", "{link}: {firms} stopped{year}, over {years} years ago"
)
LAPSED = Text("{link}只有{works}的旧资料，其后没有消息", "{link}: only old records of {works}, not heard of since")
TALKS = Text("{link}：{works}还在洽谈，没有签约", "{link}: {works} in talks, nothing signed")
ONCE = Text(
    "{link}：{works}，是一次性的活动；没有查到常年在做的企业",
    "{link}: {works}, a single event; nobody was found who does it all year",
)
TALKED = Text(
    "{link}：{works}当时在谈，没有签约，其后没有消息",
    "{link}: {works} was in talks, not signed, and not heard of since",
)
SPOKEN_OF = Text(
    "{link}：{note}；没有查到以它为业的本地企业",
    "{link}: the note on file tells of it here, and no local firm that lives by it was found",
)
NOT_FOUND = Text(
    "没有查到本地企业或项目在做{link}，不等于没有",
    "{link}: no local maker or project was found, which does not mean that none exists",
)
SERVED = Text(
    "{users}在产，总有人给它做（自己做或外委），先问由谁做",
    "{users} runs and has it done by somebody, itself or hired: ask by whom",
)
NEEDED_SERVICE = Text(
    "本地{users}在做，离不了{link}，它又只在当地做；由谁做须先问用户",
    "{link}: needed here by {users}, and done in the place alone; ask the user who does it",
)
NO_MAKER = Text("没有查到本地企业在做{link}", "{link}: no local maker was found")


def verdict_sentence(city: City, verdict: Verdict, language: Language) -> str:
    """Say in one sentence why a link is in its state."""
    teller = VerdictParts(city, verdict, language)
    said = join_clauses([SENTENCES[verdict.rule.id](teller), *teller.also()], language)
    return said + ("。" if language == "zh" else ".")


def verdict_told(city: City, verdict: Verdict, language: Language) -> str:
    """Say the same beside the name of the link, which is not said again."""
    said = verdict_sentence(city, verdict, language)
    return said.removeprefix(with_label(short_name(city.links[verdict.link_id], language), "", language))


def weakness(city: City, verdict: Verdict, language: Language) -> str:
    """Say who makes a weak link and on what sign it is weak, as a clause."""
    return SENTENCES[verdict.rule.id](VerdictParts(city, verdict, language))


def _sized(parts: VerdictParts) -> str:
    """Name the maker with the best evidence, and what that is."""
    makes = [fact for fact in parts.verdict.facts_for(Measure.SIZED) if isinstance(fact, Makes)]
    best = max(makes, key=lambda make: (make.market_position is not None, _own_capacity(make), make.scale is not None))
    firm = firm_name(parts.city.firms[best.start])
    others = len(dict.fromkeys(make.start for make in makes)) - 1
    if others:
        firm = f"{firm}等 {others + 1} 家" if parts.language == "zh" else f"{firm} and {others} more"
    evidence = [parts.text(SIZED, firm=firm), *_evidence(best, parts.language)]
    return ("，" if parts.language == "zh" else ", ").join(evidence)


def _own_capacity(make: Makes) -> bool:
    return make.capacity is not None and make.capacity_scope is None


def _evidence(make: Makes, language: Language) -> Iterator[str]:
    if _own_capacity(make):
        yield with_brackets(capacity(make, language) or "", year_of(make), language)
    if make.market_position is not None:
        yield with_brackets(typeset(make.market_position), make.market_position_year, language)
    elif make.scale is not None and not _own_capacity(make):
        yield SCALE.of(language, scale=make.scale.label(language).lower())


def _independent(parts: VerdictParts) -> str:
    return parts.text(INDEPENDENT, number=parts.verdict.value(Measure.STEADY))


def _small(parts: VerdictParts) -> str:
    held = [make for make in parts.verdict.decisive if isinstance(make, Makes) and make.capacity is not None]
    sizes = (capacity(make, parts.language) for make in held[:1])
    link = parts.city.links[parts.verdict.link_id]
    least = None if link.min_scale is None else f"{link.min_scale:g} {link.min_scale_unit or ''}".strip()
    known = [*(size for size in sizes if size), *([_least(least, parts.language)] if held and least else [])]
    return with_brackets(parts.text(SMALL), join_clauses(known, parts.language) or None, parts.language)


def _least(least: str, language: Language) -> str:
    return f"最小经济规模 {least}" if language == "zh" else f"minimum scale {least}"


def _announced(parts: VerdictParts) -> str:
    return parts.text(COMING) + NOT_STARTED.of(parts.language)


def _ruled(text: Text) -> Callable[[VerdictParts], str]:
    def told(parts: VerdictParts) -> str:
        rulings = (fact for fact in parts.verdict.decisive if isinstance(fact, Ruled))
        return with_brackets(parts.text(text), next((typeset(each.reason) for each in rulings), None), parts.language)

    return told


def _sited(text: Text) -> Callable[[VerdictParts], str]:
    """Tell a siting with the reason on file."""

    def told(parts: VerdictParts) -> str:
        reason = parts.city.links[parts.verdict.link_id].siting_reason
        return with_brackets(parts.text(text), None if reason is None else typeset(reason), parts.language)

    return told


def _endowed(parts: VerdictParts) -> str:
    """Tell a resource that is stated to be here, in the words of its advantage."""
    advantage = parts.city.links[parts.verdict.link_id].advantage
    return with_brackets(parts.text(ENDOWED), None if advantage is None else typeset(advantage), parts.language)


def _asked_size(parts: VerdictParts) -> str:
    """Ask for what would settle the size of a link: its output, or whom a service is for; of public supply nothing."""
    link = parts.city.links[parts.verdict.link_id]
    return parts.text(PUBLIC if link.siting is Siting.PUBLIC else ASK_SIZE_OF.get(link.kind, ASK_SIZE))


def _not_found(parts: VerdictParts) -> str:
    """Say that nobody was found, beside what the link's own note tells of it here."""
    note = parts.city.links[parts.verdict.link_id].note
    if note is not None and _TOLD_HERE.search(note):
        return parts.text(SPOKEN_OF, note=typeset(note).rstrip("。"))
    served = served_here(parts.city, parts.verdict.link_id)
    if served:
        told = [parts.text(NO_MAKER), parts.text(SERVED, users=parts.users_of(served))]
        return join_clauses(told, parts.language)
    return parts.text(NOT_FOUND if parts.is_alone else NO_MAKER)


def _needed(parts: VerdictParts) -> str:
    """Ask the users of what must be here: where it comes from, or who does a service."""
    done = all(isinstance(fact, InputTo) and fact.role is InputRole.SERVICE for fact in parts.verdict.decisive)
    return parts.text(NEEDED_SERVICE if done else NEEDED)


def _talks(parts: VerdictParts) -> str:
    """Say that talks go on only where they were heard of within two years."""
    fresh = any(freshness(parts.city, fact) == 1 for fact in parts.verdict.decisive)
    return parts.text(TALKS if fresh else TALKED)


def _plain(text: Text) -> Callable[[VerdictParts], str]:
    return lambda teller: teller.text(text)


SENTENCES: Mapping[str, Callable[[VerdictParts], str]] = {
    "D-01": _sized,
    "D-02": _independent,
    "D-03": _asked_size,
    "D-04": _plain(SEASONAL),
    "D-05": _small,
    "D-06": _plain(OWN_USE),
    "D-07": _plain(TRIAL),
    "D-08": _plain(OLD),
    "D-09": _plain(UNCLEAR),
    "D-10": _plain(COMING),
    "D-11": _announced,
    "D-12": _plain(UNSTATED),
    "D-13": _plain(STOPPED),
    "D-14": _ruled(RULED),
    "D-15": _ruled(CONFIRMED),
    "D-16": _plain(INFERRED),
    "D-17": _needed,
    "D-18": _sited(BOUGHT),
    "D-19": _sited(CAPTIVE),
    "D-20": _sited(RESOURCE),
    "D-21": _plain(STOCK),
    "D-22": lambda teller: teller.text(SERVICE if teller.is_alone else SERVICE_SOME),
    "D-23": _plain(UNSURVEYED),
    "D-24": lambda teller: teller.text(STOPPED_LONG, years=OLD_AFTER),
    "D-25": _plain(LAPSED),
    "D-26": _talks,
    "D-32": _plain(ONCE),
    "D-27": _not_found,
    "D-28": _plain(IN_PLANT),
    "D-29": _plain(WITH_PLANT),
    "D-30": _plain(OF_PLANT),
    "D-31": _endowed,
}
