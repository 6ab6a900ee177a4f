"""Links between mentions of two events, and the names of series."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """The tables fill as documents come."""
    op.create_table(
        "links",
        sa.Column("document", sa.String, primary_key=True),
        sa.Column("local", sa.String, primary_key=True),
        sa.Column("other_document", sa.String, primary_key=True),
        sa.Column("other_local", sa.String, primary_key=True),
        sa.Column("verdict", sa.String, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("links_other", "links", ["other_document", "other_local"])
    op.create_table(
        "series_names",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("series", sa.Integer, nullable=False),
        sa.Column("lang", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("origin", sa.String, nullable=False),
    )
    op.create_index("ix_series_names_series", "series_names", ["series"])
