"""The reviewer before the screen: who they are, and whether they may change anything."""

from __future__ import annotations

import getpass
from html import escape

import streamlit as st

from eventtracker.dashboard.reader import Reader
from eventtracker.web import access


def who() -> str | None:
    """The reviewer's name; None for whoever may not change anything.

    Asked before every act, not once a page: a proof runs out.
    """
    name = st.session_state.get("reviewer", "").strip()
    if lock := access.lock():
        known = lock.reviewer(st.context.cookies.get(access.COOKIE))
        return None if known is None else name or known or "reviewer"
    return (name or _account()) if at_this_machine() else None


def at_this_machine() -> bool:
    """Whether the browser runs where the server does; Streamlit then tells no address."""
    return st.context.ip_address is None


def gate(tr: Reader, page: str) -> str | None:
    """The reviewer's name, or None and the form that asks for the password."""
    name = who()
    if name is None:
        _locked(tr, page)
    return name


def named(tr: Reader, name: str) -> None:
    """Where a reviewer says in whose name they decide."""
    st.session_state.setdefault("reviewer", name)
    st.text_input(tr("Your name"), key="reviewer", max_chars=80, persist_state="session")


def _locked(tr: Reader, page: str) -> None:
    st.html(f"<h1 class='et-title'>{escape(tr('Only for reviewers'))}</h1>")
    if access.lock() is None:
        st.write(tr("Without a password only the machine itself changes things. Set one there:"))
        st.code(f"{access.VARIABLE}=… eventtracker serve", language=None)
        return
    match st.query_params.get("unlock"):
        case "wrong":
            st.error(tr("That is not the password."), icon=":material/error:")
        case "wait":
            st.error(tr("Too many tries: wait a minute."), icon=":material/error:")
    st.html(
        '<form class="et-form" method="post" action="unlock">'
        f'<input type="hidden" name="page" value="{escape(page)}">'
        f"<label>{escape(tr('Your name'))}"
        '<input name="reviewer" autocomplete="username" maxlength="80"></label>'
        f"<label>{escape(tr('Password'))}"
        '<input name="password" type="password" autocomplete="current-password" required></label>'
        f"<button>{escape(tr('Open'))}</button></form>"
    )


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "reviewer"
