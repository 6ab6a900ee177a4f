"""Runs the steps on the connection that `store.migrate` hands in, within its transaction."""

from alembic import context

from eventtracker.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
