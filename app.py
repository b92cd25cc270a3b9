"""The Streamlit entry: open the graph and the log of records, and list the pages. Run it with `make run`."""

from streamlit.starlette import App

from pipeline.settings import open_log, open_store
from views.frame import run
from views.web.serving import serving

if __name__ == "__main__":
    run(open_store(), open_log())
else:
    # what `streamlit run` serves; it runs this file as the script of each visit
    app = App(__file__, **serving())
