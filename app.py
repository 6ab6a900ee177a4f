"""Dashboard and calendar feeds, one process: `streamlit run app.py` or `uvicorn app:app`.

Streamlit reads this file's syntax, so the call of `st.App` stands here word for word.
"""

import streamlit as st

from eventtracker.dashboard.serving import SCRIPT, middleware, routes, trouble

app = st.App(SCRIPT, middleware=middleware(routes()), on_script_error=trouble)
