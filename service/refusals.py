"""Why a question gets no answer: one declared kind each, with its HTTP status and a sentence that says what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from graph.text import Text
from reports.wording.language import Language
from service.shapes import Doc, Quoted


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of refusal: its code, its HTTP status, and what is said."""

    code: str
    status: int
    text: Text


NO_QUESTION = Kind(
    "no_such_question",
    404,
    Text("没有这个问法。可问的见 openapi.json。", "There is no such question. openapi.json lists them."),
)
NO_PARAMETER = Kind(
    "no_such_parameter",
    400,
    Text(
        "问题里有不认识的参数，没有回答。参数见该问法的说明。", "A parameter is not known; see those of the question."
    ),
)
MISSING = Kind(
    "missing_parameter",
    400,
    Text("缺一个必填的参数，见 parameter；补上再问。", "A required parameter is missing, see `parameter`; add it."),
)
BAD_VALUE = Kind(
    "bad_value",
    400,
    Text(
        "参数的写法不对，见 parameter 和 choices；改好再问。",
        "A parameter is not written as it must be, see `parameter` and `choices`.",
    ),
)
TOO_LONG = Kind(
    "too_long",
    413,
    Text("问题太长，没有读。写短一些再问。", "The question is too long and was not read. Ask in fewer words."),
)
UNKNOWN_NAME = Kind(
    "unknown_name",
    404,
    Text(
        "资料里没有这个名称或编号。请从 near 里选一个编号再问，或先用 find 查。",
        "Nothing on file has this name or id. Ask again with an id from `near`, or look it up with find.",
    ),
)
SEVERAL = Kind(
    "several_of_this_name",
    409,
    Text("有几个都叫这个名称，请从 near 里选编号再问。", "Several things have this name: ask with an id from `near`."),
)
UNKNOWN_CITY = Kind(
    "unknown_city",
    404,
    Text(
        "没有这个工作区。请从 choices 里选一个，写在 city。",
        "There is no such workspace: give one of `choices` as city.",
    ),
)
NOT_ALLOWED = Kind(
    "not_allowed",
    403,
    Text(
        "这个令牌不能问这个工作区。请管理员用 tokens add --city 另发一个。",
        "This token may not ask this workspace. An administrator can make one with tokens add --city.",
    ),
)
NO_TOKEN = Kind(
    "no_token",
    401,
    Text(
        "没有有效的令牌。请在 Authorization 里写 Bearer 加令牌；令牌由管理员用 python -m pipeline tokens add 发。",
        "No valid token. Send `Authorization: Bearer …`; an administrator makes one: python -m pipeline tokens add.",
    ),
)
FOREIGN = Kind(
    "foreign_request",
    403,
    Text(
        "没有回答：请求来自别的网站，或用了别的网址。请用管理员给的网址；管理员可在 LIANPU_ALLOWED_HOSTS 里加主机名。",
        "Not answered: the request came from another site or by another address. Use the address your administrator "
        "gave you; an administrator can add a host name to LIANPU_ALLOWED_HOSTS.",
    ),
)
NO_METHOD = Kind(
    "no_such_method",
    405,
    Text("REST 只用 GET，MCP 只用 POST。", "REST takes GET alone, MCP takes POST alone."),
)
TOO_MANY = Kind(
    "too_many_questions",
    429,
    Text("一分钟内问得太多，请稍后再问。", "Too many questions within a minute; wait and ask again."),
)
TOO_SLOW = Kind(
    "too_slow",
    504,
    Text(
        "没有按时答完。请缩小范围（如写明 chain，或减小 limit）再问。",
        "Not answered in time. Ask for less, as with a chain or a smaller limit.",
    ),
)
CANNOT_BE = Kind(
    "cannot_be",
    422,
    Text("所问的不成立，原因见 detail；改好再问。", "What is asked cannot be, see `detail`; change it and ask again."),
)
STALE = Kind(
    "stale_cursor",
    409,
    Text(
        "more 不属于这个问题，或资料已经变了。请去掉 more，从头再问。",
        "`more` belongs to another question, or the facts have changed. Leave it out and begin anew.",
    ),
)
NO_GRAPH = Kind(
    "no_graph",
    503,
    Text(
        "资料现在读不了，原因见 detail；请告诉管理员，或稍后再问。",
        "The graph cannot be read now, see `detail`; tell the administrator, or ask later.",
    ),
)
FAULT = Kind(
    "fault",
    500,
    Text(
        "程序出错，没有回答；资料没有受影响。请告诉管理员。",
        "A fault of the program; the facts are unharmed. Tell the administrator.",
    ),
)
KINDS = (
    NO_QUESTION,
    NO_PARAMETER,
    MISSING,
    BAD_VALUE,
    TOO_LONG,
    UNKNOWN_NAME,
    SEVERAL,
    UNKNOWN_CITY,
    NOT_ALLOWED,
    NO_TOKEN,
    FOREIGN,
    NO_METHOD,
    TOO_MANY,
    TOO_SLOW,
    CANNOT_BE,
    STALE,
    NO_GRAPH,
    FAULT,
)


@dataclass(frozen=True, slots=True)
class Near:
    """一个相近的名称 / A name near to what was asked."""

    id: Annotated[str, Doc("编号", "id")]
    kind: Annotated[str, Doc("类别", "kind")]
    name: Annotated[Quoted, Doc("名称", "name")]


@dataclass(frozen=True, slots=True)
class Refused:
    """没有回答的原因和怎么办 / Why there is no answer, and what to do."""

    error: Annotated[str, Doc("代码", "code")]
    say: Annotated[str, Doc("一句话：为什么、怎么办", "a sentence: why, and what to do")]
    parameter: Annotated[str | None, Doc("哪个参数", "which parameter")] = None
    choices: Annotated[tuple[str, ...] | None, Doc("可以写的", "what may be given")] = None
    near: Annotated[tuple[Near, ...] | None, Doc("相近的名称", "names near to it")] = None
    detail: Annotated[
        Quoted | None, Doc("程序原话，可能含资料里的文字", "the program's words, may hold texts on file")
    ] = None


class Refusal(Exception):
    """Raised where a question gets no answer."""

    def __init__(
        self,
        kind: Kind,
        parameter: str | None = None,
        choices: Iterable[str] | None = None,
        near: tuple[Near, ...] | None = None,
        detail: str | None = None,
    ) -> None:
        super().__init__(kind.code)
        self.kind = kind
        self.parameter = parameter
        self.choices = None if choices is None else tuple(choices)
        self.near = near
        self.detail = detail

    def shape(self, language: Language) -> Refused:
        """Return what is answered instead."""
        detail = None if self.detail is None else Quoted(self.detail)
        said = self.kind.text.of(language)
        return Refused(self.kind.code, said, self.parameter, self.choices, self.near or None, detail)
