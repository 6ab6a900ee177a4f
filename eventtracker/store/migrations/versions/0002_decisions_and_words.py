"""Reviewers' decisions, doubts, and a table of its own for what free text is looked for in."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """The words are filled in afterwards, from the records."""
    op.create_table(
        "words",
        sa.Column("id", sa.Integer, primary_key=True),
        _event(unique=True),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.drop_column("events", "search")
    op.add_column("events", sa.Column("settled", sa.Integer))
    _decisions()
    op.execute(sa.text("UPDATE meta SET value = '2' WHERE key = 'schema'"))


def _event(**options: Any) -> sa.Column[str]:
    link = sa.ForeignKey("events.uid", deferrable=True, initially="DEFERRED")
    return sa.Column("uid", sa.String, link, nullable=False, **options)


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer, primary_key=True),
        _event(),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("undoes", sa.Integer, sa.ForeignKey("decisions.id"), unique=True),
    )
    op.create_index("ix_decisions_uid", "decisions", ["uid"])
    op.create_table(
        "anchors",
        sa.Column("decision", sa.Integer, sa.ForeignKey("decisions.id"), primary_key=True),
        sa.Column("document", sa.String, primary_key=True),
        sa.Column("local", sa.String, primary_key=True),
        sa.Column("side", sa.Integer, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("first", sa.Date, nullable=False),
        sa.Column("last", sa.Date, nullable=False),
    )
    op.create_index("anchors_document", "anchors", ["document"])
    op.create_index("anchors_name", "anchors", ["name"])
    op.create_table(
        "doubts",
        _event(primary_key=True),
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("about", sa.String, primary_key=True),
        sa.Column("reason", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("doubts_about", "doubts", ["about"])
