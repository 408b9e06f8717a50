"""Begin with people, their consultations, answers and results, and the state of their dialogs."""

import sqlalchemy as sa
from alembic import op

revision = "fe3a83abbcaa"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "personen",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("telegram_id", sa.BigInteger(), nullable=False),
        sa.Column("hinweis_version", sa.String(length=100), nullable=False),
        sa.Column("hinweis_zeit", sa.DateTime(timezone=True), nullable=False),
        sa.Column("erstellt", sa.DateTime(timezone=True), nullable=False),
        sa.Column("letzte_nachricht", sa.BigInteger(), nullable=True),
        sa.Column("letztes_update", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_personen")),
        sa.UniqueConstraint("telegram_id", name=op.f("uq_personen_telegram_id")),
    )
    op.create_table(
        "beratungen",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("label", sa.String(length=100), nullable=True),
        sa.Column("aktiv", sa.Boolean(), nullable=False),
        sa.Column("katalog_version", sa.String(length=100), nullable=False),
        sa.Column("erstellt", sa.DateTime(timezone=True), nullable=False),
        sa.Column("geaendert", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["personen.id"], name=op.f("fk_beratungen_person_id_personen"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_beratungen")),
    )
    op.create_index(op.f("ix_beratungen_person_id"), "beratungen", ["person_id"])
    op.create_index(
        "uq_beratungen_person_id_aktiv",
        "beratungen",
        ["person_id"],
        unique=True,
        sqlite_where=sa.text("aktiv"),
        postgresql_where=sa.text("aktiv"),
    )
    op.create_table(
        "antworten",
        sa.Column("beratung_id", sa.String(length=32), nullable=False),
        sa.Column("frage", sa.String(length=100), nullable=False),
        sa.Column("wert", sa.JSON().with_variant(sa.Text(), "sqlite"), nullable=False),
        sa.Column("zeit", sa.DateTime(timezone=True), nullable=False),
        sa.Column("katalog_version", sa.String(length=100), nullable=False),
        sa.ForeignKeyConstraint(["beratung_id"], ["beratungen.id"], name=op.f("fk_antworten_beratung_id_beratungen"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("beratung_id", "frage", name=op.f("pk_antworten")),
    )
    op.create_table(
        "ergebnisse",
        sa.Column("nummer", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("beratung_id", sa.String(length=32), nullable=False),
        sa.Column("zeit", sa.DateTime(timezone=True), nullable=False),
        sa.Column("katalog_version", sa.String(length=100), nullable=False),
        sa.Column("eingaben", sa.JSON().with_variant(sa.Text(), "sqlite"), nullable=False),
        sa.Column("ergebnis", sa.JSON().with_variant(sa.Text(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["beratung_id"], ["beratungen.id"], name=op.f("fk_ergebnisse_beratung_id_beratungen"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("nummer", name=op.f("pk_ergebnisse")),
        sa.UniqueConstraint("id", name=op.f("uq_ergebnisse_id")),
    )
    op.create_index(op.f("ix_ergebnisse_beratung_id"), "ergebnisse", ["beratung_id"])
    op.create_table(
        "dialogzustand",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("bot_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("thread_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("destiny", sa.String(length=200), nullable=False),
        sa.Column("zustand", sa.Text(), nullable=True),
        sa.Column("daten", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["personen.id"], name=op.f("fk_dialogzustand_person_id_personen"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", "bot_id", "thread_id", "destiny", name=op.f("pk_dialogzustand")),
    )


def downgrade() -> None:
    op.drop_table("dialogzustand")
    op.drop_table("ergebnisse")
    op.drop_table("antworten")
    op.drop_table("beratungen")
    op.drop_table("personen")
