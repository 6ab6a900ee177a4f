"""Our own parts of pages, through `st.components.v2`: plain JavaScript, no build, no network."""
