"""What the text of a product says of a link: whether it names it, speaks of a user or of equipment, or is denied."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from graph.model.kinds import LinkKind
from graph.model.link import Link

HEAD = 3
"""Characters at the end of a Chinese name that carry what the thing is: `齿轮箱` of `风电主齿轮箱`."""
MODIFIER = 2
"""Characters of a part that only modifies the next one: `选矿` of `选矿与尾矿装备`."""
VENDOR_ENDINGS = ("装备", "设备", "成套", "机组", "系统", "生产线", "技术")
"""How a product text ends that speaks of what makers buy, not of what they make."""

OWN_MAKE = "自产"
"""The word for a product that a firm makes itself, and does not buy."""

PLACES = ("度假区", "滑雪场", "雪场", "景区", "乐园", "公园")
"""How the name of a place ends that is run where it is."""
WHOLES = ("整机", "主机", "整车")
"""How a product text ends that speaks of a whole, whose maker buys parts and makes none."""
PARTS = ("部件", "零件", "配件")
"""Words by which a link is one of parts, whatever kind it is recorded as."""
LIKE_SYSTEMS = ("软件", "平台")
"""What is sold as a system, so that its makers are called vendors of systems."""
SOLD_WITH_EQUIPMENT = frozenset({LinkKind.EQUIPMENT, LinkKind.COMPONENT})
"""Kinds of link whose makers sell equipment themselves."""
DONE = frozenset({LinkKind.PROCESS, LinkKind.SERVICE})
"""Kinds of link that are done to a thing and so name it: the inspection of pressure vessels."""

_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_BETWEEN = re.compile(r"[()（）/、,，;；\s]|与|和|及")
_BETWEEN_PRODUCTS = re.compile(r"[、,，;；]")
_CHINESE = re.compile("[\u4e00-\u9fff]+")
_DENIAL = re.compile("未(?:见|写|载|提|列|单列|单写|载明)|不是|并非|(?<![\u4e00-\u9fff])非")
_CLAUSE = re.compile("[;；,，]")
_PHRASE = re.compile("[,，;；、。]")
_STATED = re.compile("招引理由[:：]([^;；]+)|(可(?:直接)?(?:对接|就近用)[^,，;；]+)")
"""How a note of a make states why its firm is wanted here."""
_WANTING = re.compile("空白|补|缺")
"""Words by which a stated reason names what is missing, not what is here."""
_OWN_GAP = re.compile("空白|缺|^补|同赛道")
"""Words of a reason that is the city's own wish, or a rivalry; a firm does not come for either."""
_OWN_USE = re.compile("自用|自配|^自产")
_AMOUNT = re.compile(r"\d[\d.]*(?:万)?吨/年")
_TRIAL = re.compile("中试|试生产|试产|试运行|试验线")
_ALSO_SOLD = re.compile("兼售|外售|外销|商品")


def parts_of(name: str) -> tuple[str, ...]:
    """Split a name into the things it names, those in brackets included: `环形锻件`, `法兰` of `环形锻件/法兰`."""
    return tuple(part for part in _BETWEEN.split(name) if len(part) > 1)


def names_thing(text: str, *names: str | None) -> bool:
    """Check whether a text names one of the things in some names, by the whole word or by what its end says."""
    return any(_is_named(text, part) for name in names if name is not None for part in parts_of(name))


def _is_named(text: str, part: str) -> bool:
    if part in text:
        return True
    head = part[-HEAD:]
    return len(part) > HEAD and _CHINESE.fullmatch(head) is not None and head in text


def shares_words(text: str, name: str, apart_from: str = "") -> bool:
    """Check whether a text holds two characters in a row of a name, other than those that a further name holds too."""
    pairs = (part[at : at + 2] for part in parts_of(name) for at in range(len(part) - 1))
    return any(pair in text and pair not in apart_from for pair in pairs)


def makes_itself(product: str | None, note: str | None, feed: str) -> bool:
    """Check whether a feed is one of the products named, has a capacity in a note, or is said to be made by the firm.

    A product that merely begins with the feed is made of it: 环氧乙烷衍生物.
    """
    ends = [part for part in parts_of(feed) if len(part) >= HEAD]
    amounts = (_AMOUNT.split(clause)[0] for clause in clauses_of(note or "") if _AMOUNT.search(clause))
    things = (*parts_of(product or ""), *amounts)
    listed = any(
        thing.endswith(end) or (len(thing) >= HEAD and end.endswith(thing)) for thing in things for end in ends
    )
    told = (clause for text in (product, note) for clause in clauses_of(text or "") if OWN_MAKE in clause)
    return listed or any(shares_words(clause, feed) for clause in told)


def clauses_of(text: str) -> tuple[str, ...]:
    """Split a text into clauses, items of a list included."""
    return tuple(clause for clause in _PHRASE.split(text) if clause)


def denial_of(note: str | None, name: str) -> str | None:
    """Find the clause of a note which says that the source does not name a thing, or is about another; else None."""
    clauses = (each for each in _CLAUSE.split(note or "") if _DENIAL.search(each))
    return next((each for each in clauses if OWN_MAKE in each or shares_words(each, name)), None)


def is_own_use(product: str | None) -> bool:
    """Check whether a product text says that the thing is made for the maker's own use, and does not say it is sold."""
    text = product or ""
    return _OWN_USE.search(text) is not None and _ALSO_SOLD.search(text) is None


def is_place(name: str) -> bool:
    """Check whether a firm is called after a place that visitors come to, and not after who runs it."""
    return name.endswith(PLACES)


def is_on_trial(product: str | None) -> bool:
    """Check whether a product text says that a pilot or trial line makes the thing."""
    return product is not None and _TRIAL.search(product) is not None


def is_of_another(product: str | None, link: Link, users: tuple[Link, ...]) -> bool:
    """Check whether a product text is not of a link: of one of its users, or of a vendor to its makers."""
    if product is None:
        return False
    of_user = link.kind not in DONE and _is_of_user(product, link.name_zh, tuple(user.name_zh for user in users))
    part = link.kind is LinkKind.COMPONENT or any(word in link.name_zh for word in PARTS)
    whole = part and _all_end(product, WHOLES) and not any(ending in link.name_zh for ending in WHOLES)
    return of_user or whole or (link.kind not in SOLD_WITH_EQUIPMENT and _is_of_vendor(product, link.name_zh))


def _is_of_vendor(product: str, link_name: str) -> bool:
    """Check whether a product text speaks of equipment or technology alone, for a link that is neither."""
    like = any(ending in link_name for ending in (*VENDOR_ENDINGS, *LIKE_SYSTEMS))
    return not like and _all_end(product, VENDOR_ENDINGS)


def _all_end(product: str, endings: tuple[str, ...]) -> bool:
    """Check whether all that a product text names ends in one of some ways."""
    things = [thing for text in _products(product) for thing in _things(text)]
    return bool(things) and all(thing.endswith(endings) for thing in things)


def _products(product: str) -> Iterator[str]:
    return (text for text in _BETWEEN_PRODUCTS.split(_BRACKETS.sub("", product)) if text)


def _things(text: str) -> list[str]:
    *before, last = re.split("与|和|及", text)
    return [*(part for part in before if len(part) > MODIFIER), last]


def _is_of_user(product: str, link_name: str, user_names: tuple[str, ...]) -> bool:
    """Check whether a product text names what uses a link, in full, and has no word of the link itself."""
    if shares_words(product, link_name):
        return False
    text = _BRACKETS.sub("", product)
    return any(part in text for name in user_names for part in parts_of(_BRACKETS.sub("", name)) if len(part) > HEAD)


def stated_in(note: str | None) -> tuple[str, ...]:
    """List the reasons for a firm to come here that a note of a make states; that nobody makes it here is none."""
    found = ("".join(texts).strip() for texts in _STATED.findall(note or ""))
    return tuple(dict.fromkeys(text for text in found if text and not _OWN_GAP.search(text)))


def taken_as_here(text: str, own: str, feeds: Mapping[str, str], users: Mapping[str, str]) -> tuple[str, ...]:
    """List the feeds and users of a link, by id, that a stated reason takes as here.

    They are named in full, and not within a longer name or the link's `own`; a feed also by what its name ends in,
    where no other feed ends so. A reason that names what is wanting takes nothing as here.
    """
    if _WANTING.search(text):
        return ()
    whole = {id: part for id, name in {**users, **feeds}.items() if (part := _longest_in(text, name))}
    longer = {*whole.values(), _longest_in(text, own)}
    named = [id for id, part in whole.items() if not any(part != each and part in each for each in longer)]
    ends = Counter(_end(name) for name in feeds.values())
    return (
        *named,
        *(id for id, name in feeds.items() if id not in whole and ends[_end(name)] == 1 and _end(name) in text),
    )


def _end(name: str) -> str:
    return _BRACKETS.sub("", name)[-HEAD:]


def _longest_in(text: str, name: str) -> str:
    """Return the longest thing that a name names and a text holds, if it is long enough to be no chance."""
    parts = parts_of(_BRACKETS.sub("", name))
    return max((part for part in parts if len(part) >= HEAD and part in text), key=len, default="")
