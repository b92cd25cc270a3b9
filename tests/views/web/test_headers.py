"""Every answer tells the browser what our pages may load and that nobody may frame them."""

import base64
import hashlib

from tests.views.web.asked import ask
from views.front_page import TOLD
from views.web.headers import SafeHeaders, content_policy


def test_every_answer_carries_the_headers():
    headers = ask(SafeHeaders, "/static/js/index.js", host="127.0.0.1").headers
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["content-security-policy"] == content_policy()


def test_scripts_are_ours_and_no_other_machine_is_named():
    rules = dict(rule.split(" ", 1) for rule in content_policy().split("; "))
    script = TOLD.removeprefix("<script>").removesuffix("</script>").encode()
    assert f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'" in rules["script-src"]
    assert "unsafe-inline" not in rules["script-src"]
    assert "unsafe-eval" not in rules["script-src"].replace("wasm-unsafe-eval", "")
    assert rules["frame-ancestors"] == "'none'"
    assert "http" not in content_policy()
    assert "*" not in content_policy()
