"""The tables as they were first."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "checks",
        sa.Column("token", sa.String(22), nullable=False),
        sa.Column("begun", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended", sa.DateTime(timezone=True)),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("digest", sa.String(80), nullable=False),
        sa.Column("asked", sa.JSON, nullable=False),
        sa.Column("counts", sa.JSON, nullable=False),
        sa.Column("problem", sa.Text, nullable=False),
        sa.Column("sources", sa.Integer, nullable=False),
        sa.Column("before", sa.String(22)),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_checks")),
    )
    op.create_index(op.f("ix_checks_begun"), "checks", ["begun"])
    for table, own in (
        ("documents", (sa.Column("data", sa.LargeBinary, nullable=False), sa.Column("media_type", sa.Text))),
        ("rendered", (sa.Column("format", sa.String(20)), sa.Column("data", sa.LargeBinary, nullable=False))),
    ):
        keys = ["token", *(["format"] if table == "rendered" else [])]
        op.create_table(
            table,
            sa.Column("token", sa.String(22), nullable=False),
            *own,
            sa.ForeignKeyConstraint(
                ["token"], ["checks.token"], name=op.f(f"fk_{table}_token_checks"), ondelete="CASCADE"
            ),
            sa.PrimaryKeyConstraint(*keys, name=op.f(f"pk_{table}")),
        )
