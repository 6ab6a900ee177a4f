"""The twin of the checkout's `app.py`, for an installed package: dashboard and feeds in one."""

import streamlit as st

from eventtracker.dashboard.serving import SCRIPT, middleware, routes, trouble

app = st.App(SCRIPT, middleware=middleware(routes()), on_script_error=trouble)
