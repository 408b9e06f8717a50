"""Keep how the working time is spent, task by task, and which themes fit locally."""

import sqlalchemy as sa
from alembic import op

revision = "8f3b6d21c4a7"
down_revision = "8c41d6b07e53"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "arbeitszeit",
        sa.Column("beratung_id", sa.String(length=32), nullable=False),
        sa.Column("aufgabe", sa.String(length=100), nullable=False),
        sa.Column("feld", sa.String(length=100), nullable=False),
        sa.Column("zehntel", sa.Integer(), nullable=True),
        sa.Column("zeit", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["beratung_id"], ["beratungen.id"], name=op.f("fk_arbeitszeit_beratung_id_beratungen"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("beratung_id", "aufgabe", "feld", name=op.f("pk_arbeitszeit")),
    )
    op.create_table(
        "themenwahl",
        sa.Column("beratung_id", sa.String(length=32), nullable=False),
        sa.Column("thema", sa.String(length=100), nullable=False),
        sa.Column("punkt", sa.String(length=100), nullable=False),
        sa.Column("gewaehlt", sa.Boolean(), nullable=False),
        sa.Column("zeit", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["beratung_id"], ["beratungen.id"], name=op.f("fk_themenwahl_beratung_id_beratungen"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("beratung_id", "thema", "punkt", name=op.f("pk_themenwahl")),
    )


def downgrade() -> None:
    op.drop_table("themenwahl")
    op.drop_table("arbeitszeit")
