"""How texts are compared."""

import re
import unicodedata

REMARK = re.compile(r"\([^()]*\)?$")
ENDINGS = re.compile("(系列产品|系列|产品|制品|类|业务|等|板块|分部|收入|销售|行业|相关|项目|生产|制造|加工|其他)+$")
"""What stands at the end of a product's name in accounts and says nothing of its kind."""


def normalise(text: str) -> str:
    """Return a text as it is compared: compatibility forms folded, lower case, no spaces."""
    return "".join(unicodedata.normalize("NFKC", text).lower().split())


def head_term(text: str) -> str:
    """Return a plain name up to the word that says what it is: no remark in brackets, no ending that says nothing."""
    kind = REMARK.sub("", text)
    return ENDINGS.sub("", kind) or kind
