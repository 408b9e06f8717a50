"""The tables, private to this package; everybody else sees the records.

Only ``personen`` knows a Telegram id. Every other table but ``statistik``, which is about nobody, hangs on the random internal id and goes
with it (ON DELETE CASCADE).
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Date, ForeignKey, Index, Integer, MetaData, String, Text, false, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from storage.columns import JSON_VALUE, UtcDateTime

ID_LENGTH = 32
DIGEST_LENGTH = 64
NAME_LENGTH = 100
DESTINY_LENGTH = 200


class Tabelle(DeclarativeBase):
    """The base that gives every constraint a name, because a migration can only drop what has one."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
        }
    )


class PersonRow(Tabelle):
    """The one place of a Telegram id, with the consent, the newest message that was taken up, and how long all of it is kept.

    ``ankuendigung_bis`` is the end of the claim of a worker that is just announcing the deletion.
    """

    __tablename__ = "personen"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    telegram_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    hinweis_version: Mapped[str] = mapped_column(String(NAME_LENGTH))
    hinweis_zeit: Mapped[datetime] = mapped_column(UtcDateTime)
    erstellt: Mapped[datetime] = mapped_column(UtcDateTime)
    letzte_nachricht: Mapped[int | None] = mapped_column(BigInteger)
    letztes_update: Mapped[int | None] = mapped_column(BigInteger)
    letzte_nutzung: Mapped[date | None] = mapped_column(Date, index=True)
    loeschung_angekuendigt: Mapped[date | None] = mapped_column(Date)
    ankuendigung_bis: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reich: Mapped[bool] = mapped_column(server_default=false())


class BeratungRow(Tabelle):
    """A consultation; the partial index lets the database itself refuse a second active one."""

    __tablename__ = "beratungen"
    __table_args__ = (
        Index("uq_beratungen_person_id_aktiv", "person_id", unique=True, sqlite_where=text("aktiv"), postgresql_where=text("aktiv")),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("personen.id", ondelete="CASCADE"), index=True)
    label: Mapped[str | None] = mapped_column(String(NAME_LENGTH))
    aktiv: Mapped[bool]
    katalog_version: Mapped[str] = mapped_column(String(NAME_LENGTH))
    erstellt: Mapped[datetime] = mapped_column(UtcDateTime)
    geaendert: Mapped[datetime] = mapped_column(UtcDateTime)


class AntwortRow(Tabelle):
    """One answer per question; JSON, because a value may be an option's name or a number."""

    __tablename__ = "antworten"

    beratung_id: Mapped[str] = mapped_column(ForeignKey("beratungen.id", ondelete="CASCADE"), primary_key=True)
    frage: Mapped[str] = mapped_column(String(NAME_LENGTH), primary_key=True)
    wert: Mapped[Any] = mapped_column(JSON_VALUE)
    zeit: Mapped[datetime] = mapped_column(UtcDateTime)
    katalog_version: Mapped[str] = mapped_column(String(NAME_LENGTH))


class ErgebnisRow(Tabelle):
    """A result; the running number says which one is the newest even where two carry the same time."""

    __tablename__ = "ergebnisse"

    nummer: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    id: Mapped[str] = mapped_column(String(ID_LENGTH), unique=True)
    beratung_id: Mapped[str] = mapped_column(ForeignKey("beratungen.id", ondelete="CASCADE"), index=True)
    zeit: Mapped[datetime] = mapped_column(UtcDateTime)
    katalog_version: Mapped[str] = mapped_column(String(NAME_LENGTH))
    eingaben: Mapped[Any] = mapped_column(JSON_VALUE)
    ergebnis: Mapped[Any] = mapped_column(JSON_VALUE)


class WiederholungRow(Tabelle):
    """A consultation that repeats an earlier one; with either of the two the row goes."""

    __tablename__ = "wiederholungen"

    beratung_id: Mapped[str] = mapped_column(ForeignKey("beratungen.id", ondelete="CASCADE"), primary_key=True)
    vorgaenger_id: Mapped[str] = mapped_column(ForeignKey("beratungen.id", ondelete="CASCADE"), index=True)


class VersionswechselRow(Tabelle):
    """That the answers of a consultation were brought to another Katalog: all of them as they were, and what became of each."""

    __tablename__ = "versionswechsel"

    nummer: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    beratung_id: Mapped[str] = mapped_column(ForeignKey("beratungen.id", ondelete="CASCADE"), index=True)
    zeit: Mapped[datetime] = mapped_column(UtcDateTime)
    von: Mapped[str] = mapped_column(String(NAME_LENGTH))
    nach: Mapped[str] = mapped_column(String(NAME_LENGTH))
    vorher: Mapped[Any] = mapped_column(JSON_VALUE)
    umschriften: Mapped[Any] = mapped_column(JSON_VALUE)
    gesehen: Mapped[datetime | None] = mapped_column(UtcDateTime)


class DialogzustandRow(Tabelle):
    """Where a dialog stands; ``thread_id`` is 0 outside of threads, since a key column cannot be empty."""

    __tablename__ = "dialogzustand"

    person_id: Mapped[str] = mapped_column(ForeignKey("personen.id", ondelete="CASCADE"), primary_key=True)
    bot_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    thread_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    destiny: Mapped[str] = mapped_column(String(DESTINY_LENGTH), primary_key=True)
    zustand: Mapped[str | None] = mapped_column(Text)
    daten: Mapped[str] = mapped_column(Text)


class MeilensteinRow(Tabelle):
    """What a person has changed in the schedule of a consultation; ``titel`` is set for a milestone of their own."""

    __tablename__ = "meilensteine"

    beratung_id: Mapped[str] = mapped_column(ForeignKey("beratungen.id", ondelete="CASCADE"), primary_key=True)
    id: Mapped[str] = mapped_column(String(NAME_LENGTH), primary_key=True)
    titel: Mapped[str | None] = mapped_column(Text)
    datum: Mapped[date | None] = mapped_column(Date)
    erledigt: Mapped[datetime | None] = mapped_column(UtcDateTime)
    notiz: Mapped[str | None] = mapped_column(Text)


class ArbeitszeitRow(Tabelle):
    """The share of one task in one column (IST or SOLL), in tenths of a percent; emptied ones stay with their time."""

    __tablename__ = "arbeitszeit"

    beratung_id: Mapped[str] = mapped_column(ForeignKey("beratungen.id", ondelete="CASCADE"), primary_key=True)
    aufgabe: Mapped[str] = mapped_column(String(NAME_LENGTH), primary_key=True)
    feld: Mapped[str] = mapped_column(String(NAME_LENGTH), primary_key=True)
    zehntel: Mapped[int | None]
    zeit: Mapped[datetime] = mapped_column(UtcDateTime)


class ThemenwahlRow(Tabelle):
    """Whether a point of a theme fits locally; a withdrawn one stays with its time."""

    __tablename__ = "themenwahl"

    beratung_id: Mapped[str] = mapped_column(ForeignKey("beratungen.id", ondelete="CASCADE"), primary_key=True)
    thema: Mapped[str] = mapped_column(String(NAME_LENGTH), primary_key=True)
    punkt: Mapped[str] = mapped_column(String(NAME_LENGTH), primary_key=True)
    gewaehlt: Mapped[bool]
    zeit: Mapped[datetime] = mapped_column(UtcDateTime)


class MerklisteRow(Tabelle):
    """An Empfehlung on the list of a consultation: the aspect of a model, whether it is done, and since when."""

    __tablename__ = "merkliste"

    beratung_id: Mapped[str] = mapped_column(ForeignKey("beratungen.id", ondelete="CASCADE"), primary_key=True)
    modell: Mapped[str] = mapped_column(String(NAME_LENGTH), primary_key=True)
    aspekt: Mapped[str] = mapped_column(String(NAME_LENGTH), primary_key=True)
    stand: Mapped[str] = mapped_column(String(NAME_LENGTH))
    zeit: Mapped[datetime] = mapped_column(UtcDateTime)


class WebzugangRow(Tabelle):
    """One opening of the page for the tasks: what it was opened by (a digest), whose secret it is bound to (a digest), and until when.

    It stays until ``bis`` even where its consultation is gone, so that what it was opened by is not taken up a second time.
    """

    __tablename__ = "webzugaenge"

    initdaten: Mapped[str] = mapped_column(String(DIGEST_LENGTH), primary_key=True)
    schluessel: Mapped[str] = mapped_column(String(DIGEST_LENGTH), unique=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("personen.id", ondelete="CASCADE"), index=True)
    beratung_id: Mapped[str | None] = mapped_column(ForeignKey("beratungen.id", ondelete="SET NULL"), index=True)
    bis: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class KalenderdateiRow(Tabelle):
    """The calendar file that was sent last for a consultation; the next one has to know which events to change and to cancel."""

    __tablename__ = "kalenderdateien"

    beratung_id: Mapped[str] = mapped_column(ForeignKey("beratungen.id", ondelete="CASCADE"), primary_key=True)
    inhalt: Mapped[str] = mapped_column(Text)
    erstellt: Mapped[datetime] = mapped_column(UtcDateTime)


class ErinnerungsplanRow(Tabelle):
    """How a person wants to be reminded, and when a worker has to look next.

    ``naechste`` is the one thing workers search by: the moment of the first open reminder, of the next try, or of the end of a claim.
    It is empty where nothing is to be done, so the index holds only those who wait for something.
    """

    __tablename__ = "erinnerungsplaene"
    __table_args__ = (
        Index(
            "ix_erinnerungsplaene_naechste",
            "naechste",
            sqlite_where=text("naechste IS NOT NULL"),
            postgresql_where=text("naechste IS NOT NULL"),
        ),
    )

    person_id: Mapped[str] = mapped_column(ForeignKey("personen.id", ondelete="CASCADE"), primary_key=True)
    an: Mapped[bool]
    zone: Mapped[str] = mapped_column(String(NAME_LENGTH))
    stunde: Mapped[int]
    land: Mapped[str | None] = mapped_column(String(NAME_LENGTH))
    ohne: Mapped[Any] = mapped_column(JSON_VALUE, server_default=text("'[]'"))
    grund: Mapped[str | None] = mapped_column(String(NAME_LENGTH))
    naechste: Mapped[datetime | None] = mapped_column(UtcDateTime)
    marke: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    versuche: Mapped[int]
    letzte_sendung: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ErinnerungRow(Tabelle):
    """One reminder, kept after it was sent; ``ungewiss`` counts the tries whose outcome nobody knows."""

    __tablename__ = "erinnerungen"
    __table_args__ = (
        Index(
            "ix_erinnerungen_person_id_faellig",
            "person_id",
            "faellig",
            sqlite_where=text("gesendet IS NULL"),
            postgresql_where=text("gesendet IS NULL"),
        ),
    )

    person_id: Mapped[str] = mapped_column(ForeignKey("personen.id", ondelete="CASCADE"), primary_key=True)
    schluessel: Mapped[str] = mapped_column(String(DESTINY_LENGTH), primary_key=True)
    termin: Mapped[str] = mapped_column(String(NAME_LENGTH))
    stufe: Mapped[str] = mapped_column(String(NAME_LENGTH))
    datum: Mapped[date] = mapped_column(Date)
    faellig: Mapped[datetime] = mapped_column(UtcDateTime)
    gesendet: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ungewiss: Mapped[int]


class StatistikRow(Tabelle):
    """How often a question was shown, answered or answered with "weiß nicht" on one day, by everybody together; it names no person."""

    __tablename__ = "statistik"

    tag: Mapped[date] = mapped_column(Date, primary_key=True)
    frage: Mapped[str] = mapped_column(String(NAME_LENGTH), primary_key=True)
    art: Mapped[str] = mapped_column(String(NAME_LENGTH), primary_key=True)
    anzahl: Mapped[int]
