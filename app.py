"""The Streamlit entry: open a workspace's graph and log of records, and list the pages. Run it with `make run`."""

from starlette.routing import Route
from streamlit.starlette import App

from pipeline.imports.desk import ImportDesk
from pipeline.programs import desk_for, is_on, token_file
from pipeline.workspaces import names, open_workspace, place
from views.frame import run
from views.shared.workspaces import Workspaces
from views.web.serving import serving


def program_routes() -> list[Route]:
    """Return the routes by which programs ask, beside the pages: none where they may not."""
    if not is_on():
        return []
    # the pages do without it
    from service.http import Door, routes  # noqa: PLC0415

    return routes(Door(desk_for(), token_file()))


if __name__ == "__main__":
    run(Workspaces(place(), names, open_workspace, ImportDesk.of))
else:
    # what `streamlit run` serves; it runs this file as the script of each visit
    app = App(__file__, **serving(program_routes()))
