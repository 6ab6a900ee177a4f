"""What events are sorted by when they are sorted by name."""

import sqlalchemy as sa
from alembic import op

from eventtracker.store import rows

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """The column is filled from the records."""
    op.add_column("events", sa.Column("name_key", sa.String))
    records = sa.table("records", sa.column("uid"), sa.column("record"))
    events = sa.table("events", sa.column("uid"), sa.column("name_key"))
    named = sa.update(events).where(events.c.uid == sa.bindparam("of"))
    named = named.values(name_key=sa.bindparam("name"))
    connection = op.get_bind()
    found = connection.execute(sa.select(records.c.uid, records.c.record))
    for some in found.partitions(1000):
        connection.execute(
            named,
            [{"of": uid, "name": rows.key(rows.plain(record)["name"])} for uid, record in some],
        )
