FROM python:3.13-slim
RUN pip install --no-cache-dir "uv>=0.9,<1" && useradd --create-home --uid 10001 lotse
WORKDIR /app
COPY pyproject.toml uv.lock README.md ./
COPY bot bot
COPY dialogs dialogs
COPY knowledge knowledge
COPY storage storage
RUN uv sync --frozen --no-dev --no-editable && mkdir /app/daten && chown lotse /app/daten
USER lotse
ENV PATH=/app/.venv/bin:$PATH
CMD ["lotse", "run"]
