"""Keep the calendar file that was sent last, and the rungs of reminders that a person does without."""

import sqlalchemy as sa
from alembic import op

revision = "c41e8b6d70aa"
down_revision = "5d0c1f7a92be"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "kalenderdateien",
        sa.Column("beratung_id", sa.String(length=32), nullable=False),
        sa.Column("inhalt", sa.Text(), nullable=False),
        sa.Column("erstellt", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["beratung_id"], ["beratungen.id"], name=op.f("fk_kalenderdateien_beratung_id_beratungen"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("beratung_id", name=op.f("pk_kalenderdateien")),
    )
    ohne = sa.Column("ohne", sa.JSON().with_variant(sa.Text(), "sqlite"), server_default=sa.text("'[]'"), nullable=False)
    op.add_column("erinnerungsplaene", ohne)


def downgrade() -> None:
    op.drop_column("erinnerungsplaene", "ohne")
    op.drop_table("kalenderdateien")
