"""The twin of the checkout's `app.py`, for an installed package: dashboard and feeds in one."""

import streamlit as st

from eventtracker.dashboard.serving import MIDDLEWARE, SCRIPT, routes, trouble

app = st.App(SCRIPT, routes=routes(), middleware=MIDDLEWARE, on_script_error=trouble)
