"""Keep what a person notes for the talk with the Verwaltungsspitze: achievements by factor, and ideas in their order."""

import sqlalchemy as sa
from alembic import op

revision = "5d2e9a7c13b8"
down_revision = "5d0c7e92b1f3"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "gespraechspunkte",
        sa.Column("beratung_id", sa.String(length=32), nullable=False),
        sa.Column("teil", sa.String(length=100), nullable=False),
        sa.Column("id", sa.String(length=100), nullable=False),
        sa.Column("platz", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["beratung_id"], ["beratungen.id"], name=op.f("fk_gespraechspunkte_beratung_id_beratungen"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("beratung_id", "teil", "id", name=op.f("pk_gespraechspunkte")),
    )


def downgrade() -> None:
    op.drop_table("gespraechspunkte")
