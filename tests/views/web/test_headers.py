"""Every answer tells the browser what our pages may load and that nobody may frame them."""

import base64
import hashlib

import pytest

from tests.views.web.asked import ask
from views.index_document import WITH_BASE
from views.web.headers import SafeHeaders, content_policy


def test_every_answer_carries_the_headers():
    headers = ask(SafeHeaders, "/static/js/index.js", host="127.0.0.1").headers
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["content-security-policy"].startswith(content_policy())


@pytest.mark.parametrize("host", ["127.0.0.1:8501", "lianpu.city.example"])
def test_sockets_lead_to_the_host_that_was_asked_alone(host):
    policy = ask(SafeHeaders, host=host).headers["content-security-policy"]
    assert policy.endswith(f"; connect-src 'self' ws://{host} wss://{host}")


@pytest.mark.parametrize("host", ["[::1]:8501", "a; script-src *", "*", "", "a b", "a\n"])
def test_no_other_host_is_written_into_the_policy(host):
    policy = ask(SafeHeaders, host=host).headers["content-security-policy"]
    assert policy.endswith("; connect-src 'self'")


def test_scripts_are_ours_and_no_other_machine_is_named():
    rules = dict(rule.split(" ", 1) for rule in content_policy().split("; "))
    script = WITH_BASE.removeprefix("<script>").removesuffix("</script>").encode()
    assert f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'" in rules["script-src"]
    assert "unsafe-inline" not in rules["script-src"]
    assert "unsafe-eval" not in rules["script-src"].replace("wasm-unsafe-eval", "")
    assert rules["frame-ancestors"] == "'none'"
    assert "http" not in content_policy()
    assert "*" not in content_policy()
