"""Streamlit's options, set in code: a config.toml is only found by some ways of starting."""

from __future__ import annotations

from streamlit import config

OPTIONS: dict[str, object] = {
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "viewer",
    "logger.hideWelcomeMessage": True,
    "runner.magicEnabled": False,
    "server.address": "127.0.0.1",
    "server.enableAgentApi": False,
    "server.fileWatcherType": "none",
    "server.headless": True,
    "server.maxUploadSize": 50,
    "theme.baseRadius": "small",
    "theme.showWidgetBorder": True,
    "theme.light.primaryColor": "#005F99",
    "theme.light.backgroundColor": "#FFFFFF",
    "theme.light.secondaryBackgroundColor": "#F3F5F8",
    "theme.light.textColor": "#1B222C",
    "theme.light.linkColor": "#005F99",
    "theme.light.borderColor": "#CDD4DD",
    "theme.light.sidebar.backgroundColor": "#F3F5F8",
    "theme.light.sidebar.secondaryBackgroundColor": "#FFFFFF",
    "theme.dark.primaryColor": "#2374B5",
    "theme.dark.backgroundColor": "#11151B",
    "theme.dark.secondaryBackgroundColor": "#1B222B",
    "theme.dark.textColor": "#E8ECF1",
    "theme.dark.linkColor": "#7CC2F7",
    "theme.dark.borderColor": "#39434F",
    "theme.dark.sidebar.backgroundColor": "#1B222B",
    "theme.dark.sidebar.secondaryBackgroundColor": "#11151B",
}


def apply() -> None:
    """Set every option that neither a file, the environment nor a flag has set already."""
    for name, value in OPTIONS.items():
        if config.get_where_defined(name) == "<default>":
            config.set_option(name, value)
