"""What a visit sees where the graph cannot be read: what is the matter, what is untouched and what to do."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

HOME = Path(__file__).resolve().parents[2]
FORMAT_2 = HOME / "tests" / "data" / "stores" / "format-2.sqlite"


@pytest.fixture
def closed(tmp_path, monkeypatch):
    """Return what opens the app on a file of certain bytes."""

    def opened(content):
        path = tmp_path / "graph.sqlite"
        path.write_bytes(content)
        monkeypatch.setenv("LIANPU_STORE", str(path))
        return AppTest.from_file(str(HOME / "app.py"), default_timeout=60).run()

    return opened


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (FORMAT_2.read_bytes(), "资料要重新更新一次"),
        (FORMAT_2.read_bytes()[:9000], "资料打不开"),
        (b"", "资料打不开"),
    ],
)
def test_a_graph_that_cannot_be_read_is_told_with_the_remedy(closed, content, title):
    shown = closed(content)
    assert [each.value for each in shown.subheader] == [title]
    assert "资料文件" in shown.markdown[0].value
    assert "`python -m pipeline load`" in shown.markdown[0].value
    assert not shown.exception
