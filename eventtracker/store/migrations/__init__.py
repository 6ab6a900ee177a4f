"""The steps from an older store's tables to today's, in Alembic's form."""
