"""Remember which consultation repeats which, and how answers came to a newer Katalog."""

import sqlalchemy as sa
from alembic import op

revision = "8c41d6b07e53"
down_revision = "c41e8b6d70aa"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "wiederholungen",
        sa.Column("beratung_id", sa.String(length=32), nullable=False),
        sa.Column("vorgaenger_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["beratung_id"], ["beratungen.id"], name=op.f("fk_wiederholungen_beratung_id_beratungen"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["vorgaenger_id"], ["beratungen.id"], name=op.f("fk_wiederholungen_vorgaenger_id_beratungen"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("beratung_id", name=op.f("pk_wiederholungen")),
    )
    op.create_index(op.f("ix_wiederholungen_vorgaenger_id"), "wiederholungen", ["vorgaenger_id"])
    op.create_table(
        "versionswechsel",
        sa.Column("nummer", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("beratung_id", sa.String(length=32), nullable=False),
        sa.Column("zeit", sa.DateTime(timezone=True), nullable=False),
        sa.Column("von", sa.String(length=100), nullable=False),
        sa.Column("nach", sa.String(length=100), nullable=False),
        sa.Column("vorher", sa.JSON().with_variant(sa.Text(), "sqlite"), nullable=False),
        sa.Column("umschriften", sa.JSON().with_variant(sa.Text(), "sqlite"), nullable=False),
        sa.Column("gesehen", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["beratung_id"], ["beratungen.id"], name=op.f("fk_versionswechsel_beratung_id_beratungen"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("nummer", name=op.f("pk_versionswechsel")),
    )
    op.create_index(op.f("ix_versionswechsel_beratung_id"), "versionswechsel", ["beratung_id"])


def downgrade() -> None:
    op.drop_table("versionswechsel")
    op.drop_table("wiederholungen")
