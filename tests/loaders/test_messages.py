"""Every declared issue is used and complete, and none is used that is not declared."""

import re
from pathlib import Path

import loaders
from loaders.messages import MESSAGES

SOURCE = "\n".join(
    path.read_text(encoding="utf-8")
    for path in Path(loaders.__file__).parent.glob("*.py")
    if not path.name.startswith("messages")
)


def test_every_message_is_used():
    used = set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', SOURCE))
    assert set(MESSAGES) <= used | {"reference", "cycle"}
    for code in ("reference", "cycle"):
        assert SOURCE.count(f'"{code}"') >= 1


def test_both_languages_are_complete_and_name_the_same_places():
    for message in MESSAGES.values():
        assert all((message.zh, message.en, message.do_zh, message.do_en))
        assert not re.search("[\u4e00-\u9fff]", message.en + message.do_en)
