"""`template`: a folder to begin a city with, and never over anything that is there."""


def test_a_folder_to_begin_with_is_written_and_a_check_tells_what_is_blank(run, tmp_path):
    folder = tmp_path / "某市"
    assert run("template", "--out", folder)[0] == 0
    assert sorted(path.name for path in folder.rglob("*.*")) == ["region.yaml", "产业链资料.xlsx"]
    code, out = run("check", "--facts", folder)
    assert code == 1
    assert [line.split(":")[0] for line in out.splitlines() if line.startswith("[")] == [
        "[要改] shared/产业链资料.xlsx",
        *[f"[要改] region.yaml {name}" for name in ("city", "city_en", "province", "province_en")],
    ]
    assert "只有列名，没有一行内容" in out


def test_what_is_there_stays_as_it_is(run, tmp_path):
    (tmp_path / "region.yaml").write_text("city: 甲", encoding="utf-8")
    code, out = run("template", "--out", tmp_path)
    assert (code, "已有东西" in out) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["region.yaml"]
    assert (tmp_path / "region.yaml").read_text(encoding="utf-8") == "city: 甲"
