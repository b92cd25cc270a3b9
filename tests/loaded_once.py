"""What a served app imports sooner or later: a process forked from one that has done so need not do it again."""

from importlib import import_module

from views.frame import PAGES

for name in (
    *("graph.store.neo4j", "graph.store.neo4j_log", "pipeline.__main__", "pipeline.imports.desk", "service.http"),
    *("streamlit.web.cli", "views.web.serving", "views.accounts.page", *(f"views.{page}.page" for page in PAGES)),
):
    import_module(name)
