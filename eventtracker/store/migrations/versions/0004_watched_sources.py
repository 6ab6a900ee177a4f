"""The feeds and pages that are read again and again."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """The table fills as people name sources."""
    op.create_table(
        "watched",
        sa.Column("address", sa.String, primary_key=True),
        sa.Column("every", sa.Integer, nullable=False),
        sa.Column("lang", sa.String),
        sa.Column("private", sa.Boolean, nullable=False),
        sa.Column("added", sa.DateTime, nullable=False),
        sa.Column("due", sa.DateTime, nullable=False),
        sa.Column("read", sa.DateTime),
        sa.Column("result", sa.Text),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("error", sa.Text),
        sa.Column("memory", sa.Text, nullable=False),
    )
    op.create_index("ix_watched_due", "watched", ["due"])
