"""What reviewers set aside."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """The table fills as reviewers put things off."""
    op.create_table(
        "aside",
        sa.Column("by", sa.String, primary_key=True),
        sa.Column(
            "uid",
            sa.String,
            sa.ForeignKey("events.uid", deferrable=True, initially="DEFERRED"),
            primary_key=True,
        ),
        sa.Column("sequence", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
