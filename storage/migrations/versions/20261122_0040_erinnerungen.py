"""Keep what people change in their schedule, how they want to be reminded, and their reminders."""

import sqlalchemy as sa
from alembic import op

revision = "5d0c1f7a92be"
down_revision = "fe3a83abbcaa"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "meilensteine",
        sa.Column("beratung_id", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=100), nullable=False),
        sa.Column("titel", sa.Text(), nullable=True),
        sa.Column("datum", sa.Date(), nullable=True),
        sa.Column("erledigt", sa.DateTime(timezone=True), nullable=True),
        sa.Column("notiz", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["beratung_id"], ["beratungen.id"], name=op.f("fk_meilensteine_beratung_id_beratungen"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("beratung_id", "id", name=op.f("pk_meilensteine")),
    )
    op.create_table(
        "erinnerungsplaene",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("an", sa.Boolean(), nullable=False),
        sa.Column("zone", sa.String(length=100), nullable=False),
        sa.Column("stunde", sa.Integer(), nullable=False),
        sa.Column("land", sa.String(length=100), nullable=True),
        sa.Column("grund", sa.String(length=100), nullable=True),
        sa.Column("naechste", sa.DateTime(timezone=True), nullable=True),
        sa.Column("marke", sa.String(length=32), nullable=True),
        sa.Column("versuche", sa.Integer(), nullable=False),
        sa.Column("letzte_sendung", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["personen.id"], name=op.f("fk_erinnerungsplaene_person_id_personen"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_erinnerungsplaene")),
    )
    op.create_index(
        "ix_erinnerungsplaene_naechste",
        "erinnerungsplaene",
        ["naechste"],
        sqlite_where=sa.text("naechste IS NOT NULL"),
        postgresql_where=sa.text("naechste IS NOT NULL"),
    )
    op.create_table(
        "erinnerungen",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("schluessel", sa.String(length=200), nullable=False),
        sa.Column("termin", sa.String(length=100), nullable=False),
        sa.Column("stufe", sa.String(length=100), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("faellig", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gesendet", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ungewiss", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["personen.id"], name=op.f("fk_erinnerungen_person_id_personen"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", "schluessel", name=op.f("pk_erinnerungen")),
    )
    op.create_index(
        "ix_erinnerungen_person_id_faellig",
        "erinnerungen",
        ["person_id", "faellig"],
        sqlite_where=sa.text("gesendet IS NULL"),
        postgresql_where=sa.text("gesendet IS NULL"),
    )


def downgrade() -> None:
    op.drop_table("erinnerungen")
    op.drop_table("erinnerungsplaene")
    op.drop_table("meilensteine")
