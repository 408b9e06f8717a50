"""Keep which Empfehlungen a person has put on the list, and which of them are done."""

import sqlalchemy as sa
from alembic import op

revision = "3d9e51a70c68"
down_revision = "8f3b6d21c4a7"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "merkliste",
        sa.Column("beratung_id", sa.String(length=32), nullable=False),
        sa.Column("modell", sa.String(length=100), nullable=False),
        sa.Column("aspekt", sa.String(length=100), nullable=False),
        sa.Column("stand", sa.String(length=100), nullable=False),
        sa.Column("zeit", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["beratung_id"], ["beratungen.id"], name=op.f("fk_merkliste_beratung_id_beratungen"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("beratung_id", "modell", "aspekt", name=op.f("pk_merkliste")),
    )


def downgrade() -> None:
    op.drop_table("merkliste")
