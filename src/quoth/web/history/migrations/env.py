"""Run by Alembic with a connection whose transaction is open; see `update` in `engine.py`."""

from alembic import context

from quoth.web.history.tables import META

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=META,
    render_as_batch=True,
    transactional_ddl=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
