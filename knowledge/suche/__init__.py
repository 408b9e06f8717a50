"""The search: a question as it is typed becomes the passages that answer it, or nothing at all."""

from knowledge.suche.suche import MAX_LAENGE, Suche, Treffer

__all__ = ["MAX_LAENGE", "Suche", "Treffer"]
