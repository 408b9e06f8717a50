"""List the libraries that the product needs, with their licences, as they say themselves: `make bilder`, or `python docs/lizenzen.py`."""

from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata, requires
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

DATEI: Final = Path(__file__).with_name("lizenzen.md")
PROJEKT: Final = "verstetigungslotse"
# What only a classifier tells, or a word that is no name of a licence.
NAMEN: Final = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "BSD 2-Clause License": "BSD-2-Clause",
    "Dual License": "Apache-2.0 OR BSD-3-Clause",
    "ISC License": "ISC",
    "MIT License": "MIT",
    "MIT, BSD": "MIT AND BSD-3-Clause",
}
KOPF: Final = """\
# Lizenzen

Das Projekt selbst hat noch keine Lizenz. Bis die Inhaberin oder der Inhaber eine nennt, gelten die üblichen Rechte der Urheber.

## Schrift

Bilder und Dokumente nutzen **Open Sans** (Apache License 2.0). Die Dateien liegen in `dialogs/bilder/schriften`, dort stehen auch
[Herkunft](../dialogs/bilder/schriften/HERKUNFT.md) und [Lizenztext](../dialogs/bilder/schriften/LICENSE.txt).

## Inhalte

Fakten, Zahlen und Bewertungen stammen aus den beiden Quellen, die README.md nennt. Alle Sätze sind eigene.

## Bibliotheken

Diese Bibliotheken braucht das laufende Programm. Sie werden bei der Einrichtung geladen und liegen nicht im Projekt. Den vollen Lizenztext
bringt jede Bibliothek mit, nach der Einrichtung unter `.venv`. Werkzeuge für Prüfung und Entwicklung stehen nicht in der Liste. Die Liste
schreibt `python docs/lizenzen.py`.

| Bibliothek | Lizenz |
|---|---|
"""


def liste() -> str:
    """Return the whole document."""
    zeilen = [f"| {angaben['Name']} | {lizenz(angaben)} |\n" for angaben in _bibliotheken()]
    return KOPF + "".join(zeilen)


def lizenz(angaben: PackageMetadata) -> str:
    """Return the licence of a library, as an SPDX expression where it can be told."""
    klassen = [klasse.rpartition("::")[2].strip() for klasse in angaben.get_all("Classifier") or () if klasse.startswith("License ::")]
    genannt = angaben.get("License-Expression") or angaben.get("License") or " OR ".join(klassen)
    return NAMEN.get(genannt, genannt)


def _bibliotheken() -> list[PackageMetadata]:
    """Return the libraries the product needs, and those that they need, each once."""
    gefunden: dict[str, PackageMetadata] = {}
    offen = [(PROJEKT, "")]
    while offen:
        name, zusatz = offen.pop()
        for text in requires(name) or ():
            bedarf = Requirement(text)
            if bedarf.marker is not None and not bedarf.marker.evaluate({"extra": zusatz}):
                continue
            try:
                angaben = metadata(bedarf.name)
            except PackageNotFoundError:
                continue
            neu = canonicalize_name(bedarf.name) not in gefunden
            gefunden[canonicalize_name(bedarf.name)] = angaben
            offen += [(bedarf.name, extra) for extra in bedarf.extras] + ([(bedarf.name, "")] if neu else [])
    return [gefunden[name] for name in sorted(gefunden)]


if __name__ == "__main__":
    DATEI.write_text(liste(), encoding="utf-8")
