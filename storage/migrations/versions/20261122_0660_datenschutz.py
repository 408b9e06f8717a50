"""Keep when somebody was here last and whether their deletion was announced; and counts of questions without any person."""

import sqlalchemy as sa
from alembic import op

revision = "5d0c7e92b1f3"
down_revision = "3d9a5f70b2c8"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("personen", sa.Column("letzte_nutzung", sa.Date(), nullable=True))
    op.add_column("personen", sa.Column("loeschung_angekuendigt", sa.Date(), nullable=True))
    op.add_column("personen", sa.Column("ankuendigung_bis", sa.DateTime(timezone=True), nullable=True))
    # Nobody may lose their data earlier because nobody counted before: the last change counts, or the beginning.
    op.execute(
        "UPDATE personen SET letzte_nutzung = date(coalesce("
        "(SELECT max(geaendert) FROM beratungen WHERE beratungen.person_id = personen.id), personen.erstellt))"
    )
    op.create_index(op.f("ix_personen_letzte_nutzung"), "personen", ["letzte_nutzung"])
    op.create_table(
        "statistik",
        sa.Column("tag", sa.Date(), nullable=False),
        sa.Column("frage", sa.String(length=100), nullable=False),
        sa.Column("art", sa.String(length=100), nullable=False),
        sa.Column("anzahl", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tag", "frage", "art", name=op.f("pk_statistik")),
    )


def downgrade() -> None:
    op.drop_table("statistik")
    op.drop_index(op.f("ix_personen_letzte_nutzung"), "personen")
    for name in ("ankuendigung_bis", "loeschung_angekuendigt", "letzte_nutzung"):
        op.drop_column("personen", name)
