"""DOCX by python-docx: real styles, headings and tables, so that a town hall can go on editing. The same document gives the same bytes."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from datetime import datetime, time
from typing import Any, Final

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from dialogs.satz.daten import festige
from knowledge.bericht.dokument import Absatz, Abschnitt, Bild, Block, Dokument, Liste, Nebeneinander, Tabelle, Zelle

SCHRIFT: Final = "Arial"
SPRACHE: Final = "de-DE"
GRUEN: Final = RGBColor(0x12, 0x53, 0x3A)
LEISE: Final = RGBColor(0x56, 0x62, 0x5B)
WEISS: Final = RGBColor(0xFF, 0xFF, 0xFF)
KOPF: Final = "12533A"
KERN: Final = "E7F1EB"
LUECKE: Final = "FFF0C2"
# The ground of a verdict or state; its word always stands there, too.
GRUND: Final[Mapping[str, str]] = {
    **dict.fromkeys(("erfuellt", "empfohlen", "erledigt"), "DCEDE3"),
    **dict.fromkeys(("knapp", "angestrebt"), "FBEBC8"),
    **dict.fromkeys(("verfehlt", "versaeumt"), "F7DDD6"),
    **dict.fromkeys(("offen", "unbekannt"), "E6E8EA"),
    **dict.fromkeys(("moeglich", "vorgemerkt"), "DDE8F6"),
}
BREITE: Final = 17.0
# The widths of columns in centimetres, by the name of the table; the rest shares what is left.
SPALTEN: Final[Mapping[str, tuple[float, ...]]] = {
    "kosten": (5, 7),
    "angaben": (5,),
    "gruende": (4, 2.2),
    "weg": (5,),
    "rangfolge": (3.1, 2.1, 1.5, 1.5, 1.8, 1.9, 1.5, 1.5),
    "vergleich": (3.2,),
    "empfehlungen": (3.2,),
    "zeitplan": (4.2, 8.4, 2.3),
    "warum_nicht": (4.6, 7.4),
    "belege": (6.2, 1.2, 5.8),
    "einwaende": (),
    "merkliste": (4.6, 10.2),
}
KLEIN: Final = frozenset({"rangfolge", "vergleich", "empfehlungen", "warum_nicht", "belege", "zeitplan", "merkliste"})
OHNE_KOPFSPALTE: Final = frozenset({"belege", "einwaende"})
SCHRIFTGRADE: Final = {"Title": 22, "Heading 1": 14, "Heading 2": 11.5}
VORLAGEN: Final = {"kern": "Kernsatz", "zwischen": "Zwischenzeile", "luecke": "Eintragen", "leise": "Anmerkung"}
FELD: Final = re.compile(r"\{seiten?\}")


def als_docx(dokument: Dokument, bilder: Mapping[str, bytes]) -> bytes:
    """Return the document as DOCX. ``bilder`` are its pictures by name, as PNG; one that is missing is left out."""
    datei = Document()
    _richte_ein(datei, dokument)
    datei.add_paragraph(festige(dokument.titel), style="Title")
    datei.add_paragraph(festige(dokument.untertitel), style="Subtitle")
    _text(datei.add_paragraph(style="Anmerkung"), " · ".join(teil for teil in (dokument.kommune, dokument.stand) if teil))
    for vorher, abschnitt in zip((None, *dokument.abschnitte), dokument.abschnitte, strict=False):
        _setze_abschnitt(datei, abschnitt, bilder, neue_seite=vorher is not None and vorher.teil != abschnitt.teil)
    ablage = io.BytesIO()
    datei.save(ablage)
    return _ohne_uhr(ablage.getvalue())


def _richte_ein(datei: Any, dokument: Dokument) -> None:
    """Set page, language, styles, footer and the properties of the file."""
    seite = datei.sections[0]
    seite.page_width, seite.page_height = Cm(21), Cm(29.7)
    seite.left_margin = seite.right_margin = seite.top_margin = seite.bottom_margin = Cm(2)
    stile = datei.styles
    for name in ("Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "List Bullet", "List Number"):
        _setze_schrift(stile[name])
    stile["Normal"].font.size = Pt(10)
    stile["Normal"].paragraph_format.space_after = Pt(4)
    stile["Subtitle"].font.color.rgb, stile["Subtitle"].font.italic = LEISE, False
    for name, grad in SCHRIFTGRADE.items():
        stile[name].font.size, stile[name].font.color.rgb, stile[name].font.bold = Pt(grad), GRUEN, True
    for name in VORLAGEN.values():
        neu = stile.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        neu.base_style = stile["Normal"]
    stile["Kernsatz"].font.bold = stile["Zwischenzeile"].font.bold = True
    stile["Zwischenzeile"].paragraph_format.keep_with_next = True
    stile["Anmerkung"].font.size, stile["Anmerkung"].font.color.rgb = Pt(8.5), LEISE
    _grundiere_absatz(stile["Kernsatz"].element.get_or_add_pPr(), KERN)
    _grundiere_absatz(stile["Eintragen"].element.get_or_add_pPr(), LUECKE)
    sprache = stile.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr")).find(qn("w:lang"))
    sprache.set(qn("w:val"), SPRACHE)
    _fuss(seite.footer.paragraphs[0], dokument)
    angaben = datei.core_properties
    zeit = datetime.combine(dokument.datum, time())
    angaben.title = f"{dokument.titel} – {dokument.kommune}" if dokument.kommune else dokument.titel
    angaben.language, angaben.author, angaben.last_modified_by, angaben.comments = SPRACHE, "", "", ""
    angaben.created = angaben.modified = angaben.last_printed = zeit
    angaben.revision = 1


def _setze_schrift(stil: Any) -> None:
    stil.font.name = SCHRIFT
    schriften = stil.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(schriften.attrib):
        if "Theme" in name:
            del schriften.attrib[name]
    for art in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        schriften.set(qn(art), SCHRIFT)


def _fuss(absatz: Paragraph, dokument: Dokument) -> None:
    """Write the footer; the numbers of the page and of all pages are fields that the word processor fills in."""
    absatz.style = "Anmerkung"
    _text(absatz, f"{dokument.titel} · {dokument.stand} · {dokument.fuss} · ")
    ende = 0
    for treffer in FELD.finditer(dokument.seite):
        absatz.add_run(dokument.seite[ende : treffer.start()])
        feld = OxmlElement("w:fldSimple")
        feld.set(qn("w:instr"), "PAGE" if treffer[0] == "{seite}" else "NUMPAGES")
        absatz._p.append(feld)  # noqa: SLF001 - python-docx offers no fields
        feld.append(absatz.add_run("1")._r)  # noqa: SLF001 - shown until the word processor has counted
        ende = treffer.end()
    absatz.add_run(dokument.seite[ende:])


def _setze_abschnitt(datei: Any, abschnitt: Abschnitt, bilder: Mapping[str, bytes], *, neue_seite: bool) -> None:
    ueberschrift = datei.add_heading(festige(abschnitt.titel), abschnitt.ebene)
    ueberschrift.paragraph_format.page_break_before = neue_seite
    _setze_bloecke(datei, abschnitt.bloecke, bilder)


def _setze_bloecke(datei: Any, bloecke: Iterable[Block], bilder: Mapping[str, bytes]) -> None:
    for block in bloecke:
        match block:
            case Absatz():
                _absatz(datei.add_paragraph(style=VORLAGEN.get(block.art, "Normal")), block)
            case Liste():
                for punkt in block.punkte:
                    absatz = datei.add_paragraph(style="List Number" if block.nummeriert else "List Bullet")
                    _absatz(absatz, punkt)
            case Tabelle():
                _tabelle(datei, block)
            case Bild() if block.name in bilder:
                _bild(datei, block, bilder[block.name])
            case Nebeneinander():
                _setze_bloecke(datei, (*block.links, *block.rechts), bilder)


def _absatz(absatz: Paragraph, inhalt: Absatz) -> None:
    _text(absatz, inhalt.text)
    _quelle(absatz, inhalt.quelle)
    if inhalt.art == "luecke":
        _grundiere_absatz(absatz._p.get_or_add_pPr(), LUECKE)  # noqa: SLF001 - python-docx offers no shading


def _text(absatz: Paragraph, text: str) -> Any:
    return absatz.add_run(festige(text))


def _quelle(absatz: Paragraph, quelle: str | None) -> None:
    if quelle is not None:
        lauf = _text(absatz, f" ({quelle})")
        lauf.font.size, lauf.font.color.rgb, lauf.font.bold = Pt(7.5), LEISE, False


def _tabelle(datei: Any, tabelle: Tabelle) -> None:
    gitter: Any = datei.add_table(rows=1, cols=len(tabelle.kopf))
    gitter.style = datei.styles["Table Grid"]
    gitter.alignment, gitter.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    grad = Pt(8 if tabelle.name in KLEIN else 9)
    for zelle, titel in zip(gitter.rows[0].cells, tabelle.kopf, strict=True):
        lauf = _text(_erster(zelle), titel)
        lauf.font.bold, lauf.font.size, lauf.font.color.rgb = True, grad, WEISS
        _grundiere_zelle(zelle, KOPF)
    _merke(gitter.rows[0], "w:tblHeader")
    for inhalt in tabelle.zeilen:
        zeile = gitter.add_row()
        _merke(zeile, "w:cantSplit")
        for nummer, (zelle, wert) in enumerate(zip(zeile.cells, inhalt, strict=True)):
            _zelle(zelle, wert, grad, fett=nummer == 0 and tabelle.name not in OHNE_KOPFSPALTE)
    for spalte, breite in zip(gitter.columns, _breiten(tabelle), strict=True):
        spalte.width = Cm(breite)
        for zelle in spalte.cells:
            zelle.width = Cm(breite)
    datei.add_paragraph(style="Anmerkung")


def _zelle(zelle: _Cell, inhalt: Zelle, grad: Pt, *, fett: bool) -> None:
    absatz = _erster(zelle)
    for nummer, text in enumerate(inhalt.text.split("\n")):
        absatz = absatz if nummer == 0 else _ohne_abstand(zelle.add_paragraph())
        lauf = _text(absatz, text)
        lauf.font.size, lauf.font.bold = grad, fett and nummer == 0
    _quelle(absatz, inhalt.quelle)
    if inhalt.wert is not None and inhalt.wert in GRUND:
        _grundiere_zelle(zelle, GRUND[inhalt.wert])


def _erster(zelle: _Cell) -> Paragraph:
    return _ohne_abstand(zelle.paragraphs[0])


def _ohne_abstand(absatz: Paragraph) -> Paragraph:
    absatz.paragraph_format.space_after = Pt(1)
    return absatz


def _breiten(tabelle: Tabelle) -> list[float]:
    feste = SPALTEN[tabelle.name][: len(tabelle.kopf) - 1]
    uebrig = len(tabelle.kopf) - len(feste)
    return [*feste, *([(BREITE - sum(feste)) / uebrig] * uebrig)]


def _bild(datei: Any, bild: Bild, png: bytes) -> None:
    # A whole page is 25.7 cm high; the heading stays with the picture.
    absatz = datei.add_paragraph()
    form = absatz.add_run().add_picture(io.BytesIO(png), height=Cm(23.5))
    eigenschaften = form._inline.docPr  # noqa: SLF001 - python-docx offers no alternative text
    eigenschaften.set("descr", bild.text)
    eigenschaften.set("title", bild.titel)


def _merke(zeile: Any, name: str) -> None:
    zeile._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 - python-docx offers no header rows


def _grundiere_zelle(zelle: _Cell, farbe: str) -> None:
    zelle._tc.get_or_add_tcPr().append(_schattierung(farbe))  # noqa: SLF001 - python-docx offers no shading


def _grundiere_absatz(eigenschaften: Any, farbe: str) -> None:
    # The schema wants the shading before the spacing.
    stelle = eigenschaften.find(qn("w:spacing"))
    if stelle is None:
        eigenschaften.append(_schattierung(farbe))
    else:
        stelle.addprevious(_schattierung(farbe))


def _schattierung(farbe: str) -> Any:
    schatten = OxmlElement("w:shd")
    for name, wert in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", farbe)):
        schatten.set(qn(name), wert)
    return schatten


def _ohne_uhr(datei: bytes) -> bytes:
    """Return the archive with the same time for all its files: the earliest that the format knows."""
    ablage = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(datei)) as alt, zipfile.ZipFile(ablage, "w", zipfile.ZIP_DEFLATED) as neu:
        for eintrag in alt.infolist():
            neu.writestr(zipfile.ZipInfo(eintrag.filename, (1980, 1, 1, 0, 0, 0)), alt.read(eintrag), zipfile.ZIP_DEFLATED)
    return ablage.getvalue()
