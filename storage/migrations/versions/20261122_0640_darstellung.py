"""Keep whether a person wants rich messages."""

import sqlalchemy as sa
from alembic import op

revision = "e3b0a95c7d14"
down_revision = "3d9e51a70c68"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("personen", sa.Column("reich", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    op.drop_column("personen", "reich")
