"""What an entry may hold: how long its texts are, and which characters never come into the log."""

import json
import re

from graph.errors import InvalidRequest
from graph.model.acts import Act, SaveScenario
from graph.model.facts import to_scalar
from graph.model.schema import properties

MAX_REASON = 2_000
"""Characters a reason may have."""
MAX_WHO = 100
"""Characters the name of a department or account may have."""
MAX_NAME = 40
"""Characters the name of a scenario may have."""
MAX_ID = 200
"""Characters an id may have, of a load too."""
MAX_CHANGES_LENGTH = 50_000
"""Characters the suppositions of a scenario may have, written as JSON."""
MAX_CHANGES = 200
"""Suppositions a scenario may have."""
MAX_SUBJECT = 3 * MAX_ID
"""Characters a subject may have: a word and two ids."""

MAX_ROWS_LENGTH = 256_000_000
"""Characters the rows of one imported file may have, written as JSON."""
MAX_RECIPE_LENGTH = 4_000_000
"""Characters the recipe of one imported file may have, written as JSON."""
MAX_CELL = 32_767
"""Characters a corrected cell may have: what a cell of a workbook holds."""
MAX_LINE = 500
"""Characters a line typed into the ledger may have: a title, a problem, an answer, a proof."""

_LIMITS = {"name": MAX_NAME, "changes": MAX_CHANGES_LENGTH, "about": MAX_SUBJECT}
_LIMITS |= {"rows": MAX_ROWS_LENGTH, "recipe": MAX_RECIPE_LENGTH, "value": MAX_CELL, "was": MAX_CELL}
_LIMITS |= {"file": MAX_ID, "source": MAX_REASON, "words": MAX_ID, "word": MAX_ID, "fact": MAX_SUBJECT - MAX_ID}
_LIMITS |= {"contents": MAX_ROWS_LENGTH, "ledger": MAX_ROWS_LENGTH, "shapes": MAX_RECIPE_LENGTH, "counts": MAX_REASON}
_LIMITS |= {"inner": 2 * MAX_ROWS_LENGTH}
"""By the name of an act's field; every other text is an id."""
_LIMITS |= dict.fromkeys(("title", "text", "standard", "proof", "months"), MAX_LINE) | {"content": MAX_CHANGES_LENGTH}
_BROKEN = re.compile("[\ud800-\udfff\ufffe\uffff]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_CONTROL_IN_PROSE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def is_broken(text: str) -> bool:
    """Return whether a text holds half a character, as damage leaves behind."""
    return _BROKEN.search(text) is not None


def check_reason(reason: str) -> None:
    """Raise InvalidRequest where a reason is too long or holds what cannot be kept; it may have several lines."""
    _check_text(reason, "理由", "a reason", MAX_REASON, _CONTROL_IN_PROSE)


def check_who(who: str) -> None:
    """Raise InvalidRequest where the name of who enters something is too long or holds what cannot be kept."""
    _check_text(who, "由谁记录", "the name of who records", MAX_WHO)


def check_load(load_id: str) -> None:
    """Raise InvalidRequest where the id of a load is too long or holds what cannot be kept."""
    _check_text(load_id, "资料版次", "the id of a load", MAX_ID)


def check_act(act: Act) -> None:
    """Raise InvalidRequest where a field of an act is too long, holds what cannot be kept, or is no scenario's."""
    for each in properties(type(act)):
        value = to_scalar(getattr(act, each.name))
        if not isinstance(value, str):
            continue
        limit = _LIMITS.get(each.name, MAX_ID)
        _check_text(value, each.column.zh, each.column.en, limit)
        if each.name not in _LIMITS:
            _check_id(value, each.column.zh, each.column.en)
    if isinstance(act, SaveScenario):
        _check_scenario(act)


def _check_text(text: str, zh: str, en: str, limit: int, banned: re.Pattern[str] = _CONTROL) -> None:
    if len(text) > limit:
        raise InvalidRequest(
            f"{zh}不能超过 {limit:,} 字（现有 {len(text):,} 字），没有保存，请改短",
            f"{en} has at most {limit:,} characters, not {len(text):,}; nothing was saved, shorten it",
        )
    if is_broken(text) or banned.search(text):
        raise InvalidRequest(
            f"{zh}里有无法保存的字符（控制符或残缺的字），没有保存，请删去后重试",
            f"{en} holds a character that cannot be kept (a control character, or half of one); nothing was saved, "
            "remove it and try again",
        )


def _check_id(id: str, zh: str, en: str) -> None:
    # the subject of an act puts ids between slashes: one inside an id would make two subjects one
    if "/" in id:
        raise InvalidRequest(f"{zh}里不能有斜线 /，没有保存", f"{en} may hold no slash; nothing was saved")


def _check_scenario(act: SaveScenario) -> None:
    if not act.name.strip():
        raise InvalidRequest("方案没有名字，没有保存", "the scenario has no name; nothing was saved")
    try:
        changes = json.loads(act.changes)
    except (ValueError, RecursionError):
        changes = None
    if not isinstance(changes, list) or not all(isinstance(each, dict) for each in changes):
        raise InvalidRequest("方案的假设应为 JSON 对象的列表", "the changes of a scenario are a JSON list of objects")
    if len(changes) > MAX_CHANGES:
        raise InvalidRequest(
            f"方案最多 {MAX_CHANGES} 条假设（现有 {len(changes):,} 条），没有保存，请分成几个方案",
            f"a scenario has at most {MAX_CHANGES} suppositions, not {len(changes):,}; nothing was saved, "
            "make several scenarios of it",
        )
