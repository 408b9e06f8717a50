"""Keep who has the page for the tasks open."""

import sqlalchemy as sa
from alembic import op

revision = "3d9a5f70b2c8"
down_revision = "e3b0a95c7d14"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "webzugaenge",
        sa.Column("initdaten", sa.String(length=64), nullable=False),
        sa.Column("schluessel", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("beratung_id", sa.String(length=32), nullable=True),
        sa.Column("bis", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["beratung_id"], ["beratungen.id"], name=op.f("fk_webzugaenge_beratung_id_beratungen"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["personen.id"], name=op.f("fk_webzugaenge_person_id_personen"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("initdaten", name=op.f("pk_webzugaenge")),
        sa.UniqueConstraint("schluessel", name=op.f("uq_webzugaenge_schluessel")),
    )
    for spalte in ("person_id", "beratung_id", "bis"):
        op.create_index(op.f(f"ix_webzugaenge_{spalte}"), "webzugaenge", [spalte])


def downgrade() -> None:
    op.drop_table("webzugaenge")
