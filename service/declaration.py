"""What a question is: its name, its parameters, the function that answers it, and the shape of the answer.

REST, OpenAPI, MCP, the paper and the tests derive from it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from graph.errors import InvalidRequest
from graph.text import Text
from reports.wording.language import Language
from service.refusals import BAD_VALUE, MISSING, NO_PARAMETER, TOO_LONG, Refusal
from service.shapes import Doc, Json
from service.standing import Standing

LONGEST = 200
"""Characters of one parameter, unless it says otherwise."""
ROWS, MOST_ROWS = 20, 100


class Takes(Enum):
    """What a parameter takes."""

    TEXT = "string"
    NUMBER = "integer"
    LIST = "array"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: name, what it means, and what it may be; `most` bounds a number or the length of a list."""

    name: str
    doc: Doc
    takes: Takes = Takes.TEXT
    required: bool = False
    choices: tuple[str, ...] = ()
    default: str | int | None = None
    longest: int = LONGEST
    most: int = 1

    def schema(self) -> Json:
        """Return its JSON schema."""
        text: Json = {"type": "string", "maxLength": self.longest}
        if self.choices:
            text["enum"] = list(self.choices)
        shapes: dict[Takes, Json] = {
            Takes.TEXT: text,
            Takes.NUMBER: {"type": "integer", "minimum": 1, "maximum": self.most},
            Takes.LIST: {"type": "array", "items": text, "maxItems": self.most},
        }
        made = {**shapes[self.takes], "description": str(self.doc)}
        return made if self.default is None else {**made, "default": self.default}

    def read(self, given: object) -> str | int | tuple[str, ...]:
        """Return a value as the question takes it. Raises Refusal where it is none."""
        if self.takes is Takes.NUMBER:
            return self._number(given)
        if self.takes is Takes.LIST:
            parts = given if isinstance(given, (list, tuple)) else (given,)
            if len(parts) > self.most:
                raise Refusal(TOO_LONG, self.name)
            return tuple(self._text(part) for part in parts)
        return self._text(given)

    def _number(self, given: object) -> int:
        text = given if isinstance(given, str) else str(given)
        if isinstance(given, bool) or not (text.isascii() and text.isdigit() and len(text) < 10):
            raise Refusal(BAD_VALUE, self.name, (f"1…{self.most}",))
        if not 1 <= int(text) <= self.most:
            raise Refusal(BAD_VALUE, self.name, (f"1…{self.most}",))
        return int(text)

    def _text(self, given: object) -> str:
        if not isinstance(given, str):
            raise Refusal(BAD_VALUE, self.name, self.choices or None)
        if len(given) > self.longest:
            raise Refusal(TOO_LONG, self.name)
        if self.choices and given not in self.choices:
            raise Refusal(BAD_VALUE, self.name, self.choices)
        return given.strip()


CITY = Parameter("city", Doc("工作区（城市）；不写就是默认的", "workspace (city); the usual one if left out"))
LANG = Parameter("lang", Doc("文字用中文还是英文", "language of the words"), choices=("zh", "en"), default="zh")
LIMIT = Parameter(
    "limit", Doc("最多几行", "rows at most"), takes=Takes.NUMBER, default=ROWS, most=MOST_ROWS
)  # fmt: skip
MORE = Parameter("more", Doc("接着上一次的 more 往下看", "the `more` of the answer before, to go on"))
COMMON, PAGED = (CITY, LANG), (LIMIT, MORE)


@dataclass(frozen=True, slots=True)
class Asked:
    """The parameters of one question, checked."""

    values: Mapping[str, Any]

    @property
    def language(self) -> Language:
        """Return the language of the words."""
        return "en" if self.values.get("lang") == "en" else "zh"

    def text(self, name: str) -> str | None:
        """Return a text, None where it was left out or is empty."""
        return self.values.get(name) or None

    def needed(self, name: str) -> str:
        """Return a text that must be there. Raises Refusal."""
        found = self.text(name)
        if found is None:
            raise Refusal(MISSING, name)
        return found

    def listed(self, name: str) -> tuple[str, ...]:
        """Return the texts of a list."""
        return tuple(self.values.get(name, ()))

    @property
    def limit(self) -> int:
        """Return how many rows are wanted at most."""
        return int(self.values.get("limit") or ROWS)


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its name, title, what it answers, its own parameters, the function, the shape of the answer."""

    name: str
    title: Text
    about: Doc
    own: tuple[Parameter, ...]
    answer: Callable[[Standing, Asked], Any]
    shape: type

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """Return all its parameters, the common ones last."""
        return (*self.own, *COMMON)

    def schema(self) -> Json:
        """Return the JSON schema of its parameters."""
        needed = [each.name for each in self.own if each.required]
        own = {each.name: each.schema() for each in self.parameters}
        return {"type": "object", "properties": own, "required": needed, "additionalProperties": False}

    def read(self, given: Mapping[str, object]) -> Asked:
        """Return the parameters checked. Raises Refusal."""
        known = {each.name: each for each in self.parameters}
        unknown = sorted(set(given) - set(known))
        if unknown:
            raise Refusal(NO_PARAMETER, choices=known)
        values = {name: known[name].read(value) for name, value in given.items() if value is not None}
        asked = Asked(values)
        for each in self.own:
            if each.required and not values.get(each.name):
                raise Refusal(MISSING, each.name)
        return asked


def in_language(error: InvalidRequest, language: Language) -> str:
    """Return what is wrong with a request, in one language."""
    return error.of(language)
