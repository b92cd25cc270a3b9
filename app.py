"""The Streamlit entry: open the graph and list the pages. Run it with `make run`."""

from pipeline.settings import open_store
from views.frame import run

run(open_store())
