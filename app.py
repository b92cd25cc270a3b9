"""The Streamlit entry: open the graph and the log of records, and list the pages. Run it with `make run`."""

from pipeline.account import who
from pipeline.settings import open_log, open_store
from views.frame import run

run(open_store(), open_log(), who())
