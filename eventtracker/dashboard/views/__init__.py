"""The pages, a script each, run by `main.py`.

The folder isn't called "pages": Streamlit takes one of that name beside the entry script for
pages of its own, and the first visitor to an address would be told that it isn't there.
"""
