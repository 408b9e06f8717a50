FROM python:3.13-slim
RUN pip install --no-cache-dir "uv>=0.9,<1" && useradd --create-home --uid 10001 lotse
WORKDIR /app
COPY pyproject.toml uv.lock README.md ./
COPY bot bot
COPY dialogs dialogs
COPY knowledge knowledge
COPY storage storage
# Named volumes take over owner and rights of the folders that they are first put over.
RUN uv sync --frozen --no-dev --no-editable && install -d -m 0700 -o lotse -g lotse /app/daten /sicherung
USER lotse
ENV PATH=/app/.venv/bin:$PATH
CMD ["lotse", "run"]
