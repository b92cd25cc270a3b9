"""The host of a source: any text may stand there, and none of them may raise."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model.evidence import Evidence, best_host_grade, host_of
from graph.model.kinds import Basis, HostGrade

ODD = st.text(st.sampled_from("htps:/／：？[]@#%.a1中。\u202e\ud800 \t\0℀"), max_size=24)


@pytest.mark.parametrize(
    ("source", "host"),
    [
        ("https://www.fushun.gov.cn/a.html", "www.fushun.gov.cn"),
        ("HTTPS://WWW.Fushun.gov.cn/A", "www.fushun.gov.cn"),
        ("http://www.fushun.gov.cn／2023/a.html", "www.fushun.gov.cn"),
        ("http：//www.fushun.gov.cn：8080/a", "www.fushun.gov.cn"),
        ("https://mp.weixin.qq.com？a=1", "mp.weixin.qq.com"),
        ("https://例子.中国/路径", "例子.中国"),
        ("https://user:pw@host:99999/x", "host"),
        ("http://[::1]/a", "::1"),
        ("http://[抚顺日报]第3版", None),
        ("http://抚顺日报 第3版", None),
        ("https://[::1", None),
        ("http://a℀b.com/", None),
        ("http://\ud800/", None),
        ("http://...", None),
        ("http://", None),
        ("抚顺日报", None),
        ("", None),
    ],
)
def test_host_of_an_address(source, host):
    assert host_of(source) == host


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40) | ODD | ODD.map("http://{}".format) | ODD.map("https://[{}".format))
def test_no_text_raises(source):
    host = host_of(source)
    assert host is None or (host and not set(host) & set(" /?#[]@\t\0"))
    best_host_grade(Evidence(source=source, basis=Basis.SOURCE), {"a": HostGrade.OFFICIAL})
