"""The tables of stores from before migrations: such a store is adopted as it is."""

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Nothing to do."""
