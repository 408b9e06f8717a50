"""axe-core, the accessibility checker, run in a page or in a frame of it; the package that brings it is pinned in uv.lock."""

from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.async_api import Frame, Page

SKRIPT = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
# What the rules of WCAG 2.2 AA ask for, and what axe-core's authors call good practice.
PRUEFE = """async () => (await axe.run(document, { iframes: false, resultTypes: ['violations'] })).violations
    .map((v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => n.html.slice(0, 160) + ' | ' + n.failureSummary).join(' || ')}`)"""


async def maengel(wo: Page | Frame) -> list[str]:
    """Return what axe-core finds wrong, as text."""
    await wo.evaluate(SKRIPT)
    gefunden: Any = await wo.evaluate(PRUEFE)
    return list(gefunden)
