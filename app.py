"""The Streamlit entry: open a workspace's graph and log of records, and list the pages. Run it with `make run`."""

from streamlit.starlette import App

from pipeline.imports.desk import ImportDesk
from pipeline.workspaces import names, open_workspace, place
from views.frame import run
from views.shared.workspaces import Workspaces
from views.web.serving import serving

if __name__ == "__main__":
    run(Workspaces(place(), names, open_workspace, ImportDesk.of))
else:
    # what `streamlit run` serves; it runs this file as the script of each visit
    app = App(__file__, **serving())
