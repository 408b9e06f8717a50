"""Updates as nobody would send them: every kind of the Bot API with missing, extra, huge and hostile fields, always the same for one seed.

What is made is JSON as a server would send it, so it passes the same door as real updates.
"""

import random
from typing import Any, Final

from dialogs import captions
from tests.dialogs.lotse import KIM, TRENNER, WIDGET
from tests.ende_zu_ende.worte import ANTWORTEN, BEFEHLE

PERSONEN: Final = tuple(range(KIM, KIM + 4))
GRUPPEN: Final = (-1001, -1002, -100_999)
Json = dict[str, Any]

FEINDLICH: Final = (
    *(
        "<b>",
        "</b>",
        "<a href='https://example.org'>x</a>",
        "&lt;&amp;&nbsp;",
        "{{ 7 * 7 }}",
        "{% raw %}",
        "%s %(x)s {0} {x}",
        "\\",
        "\\u0000",
    ),
    *(
        "'; DROP TABLE personen; --",
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "../../etc/passwd",
        "C:\\x",
        "null",
        "None",
        "NaN",
        "-inf",
        "1e999",
    ),
    *(
        "\x00",
        "a\x00b",
        "\x1a",
        "\x1d",
        f"abc{TRENNER}{WIDGET}menue",
        "\ud83d",
        "\udc00x",
        "a\ud800b",
        "\ufeff",
        "\u200b",
        "\u200d" * 50,
        "\u202eabc",
    ),
    *(
        "مرحبا",
        "שלום 12",
        "\u202b٣٢٠٠٠\u202c",
        "３２０００",
        "Ⅷ",
        "½",
        "10²",
        "ﷺ" * 200,
        "a" + "\u0301" * 500,
        "👩‍👩‍👧‍👦" * 100,
        "🤷",
        "👍",
    ),
    *(
        "?",
        "?" * 400,
        "? was kostet eine Stabsstelle",
        "??<b>",
        "9" * 400,
        "0," * 300,
        "1 " * 800,
        "v7v8" * 100,
        "vergleich " + "V7 " * 200,
    ),
    *("ä" * 4096, "😀" * 2048, "x" * 4096, " " * 4000 + "x", "\n" * 500 + "x", "halbe Stelle " * 300, "klimaschutzmanagement" * 190),
    *(
        "/start " + "x" * 64,
        "/start V8__nachteile",
        "/start themen",
        "/schnell " + "32 EW, " * 80,
        "/suche " + "x " * 900,
        "/glossar <",
        "/v8@anderer_bot",
    ),
    *(
        "/steckbrief \ud800",
        "/vergleich \x00",
        "/" + "x" * 300,
        "//",
        "/start@",
        "ZURÜCK",
        "Frau Muster, muster@example.org",
        "0171 2345678",
    ),
)
WORTE: Final = (
    *ANTWORTEN,
    *BEFEHLE,
    *BEFEHLE,
    captions.SCHNELL_BEISPIEL,
    "Musterstadt",
    "30.6.2028",
    "50 auf 30",
    "ist 20 soll 30",
    "9 Uhr",
)
DATEI: Final = {"file_id": "f", "file_unique_id": "u"}
FOTO: Final = [{**DATEI, "width": 90, "height": 90}]
MEDIEN: Final[tuple[Json, ...]] = (
    {"voice": {**DATEI, "duration": 3}},
    {"audio": {**DATEI, "duration": 3}},
    {"video_note": {**DATEI, "length": 9, "duration": 3}},
    {"photo": FOTO},
    {"video": {**DATEI, "width": 9, "height": 9, "duration": 3}},
    {"animation": {**DATEI, "width": 9, "height": 9, "duration": 3}},
    {"sticker": {**DATEI, "type": "regular", "width": 9, "height": 9, "is_animated": False, "is_video": False}},
    {"document": {**DATEI, "file_name": "../x.json", "mime_type": "application/json", "file_size": 2**40}},
    {"location": {"latitude": 49.4, "longitude": 8.7}},
    {"venue": {"location": {"latitude": 0, "longitude": 0}, "title": "<b>", "address": "x"}},
    {"contact": {"phone_number": "1", "first_name": "<i>"}},
    {"dice": {"emoji": "🎲", "value": 6}},
    {"story": {"chat": {"id": 5, "type": "private"}, "id": 1}},
    {"game": {"title": "x", "description": "x", "photo": FOTO}},
)
DIENSTLICH: Final[tuple[Json, ...]] = (
    {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
    {"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}}},
    {"write_access_allowed": {}},
    {"connected_website": "example.org"},
    {"new_chat_title": "<b>"},
    {"delete_chat_photo": True},
)
ERINNERUNGEN: Final = ("erledigt", "offen", "spaeter", "plan", "ab", "beratung", "x")
LANGSAM: Final = ("bild", "png", "pdf", "docx", "xlsx", "dokument", "datei", "ics")


class Erzeuger:
    """Makes updates; ``knoepfe`` are message ids and data of real buttons, which the test keeps up to date."""

    def __init__(self, saat: int) -> None:
        self.zufall = random.Random(saat)
        self.knoepfe: list[tuple[int, int, str]] = []
        self.nummer = 1000
        self.nachricht = dict.fromkeys((*PERSONEN, *GRUPPEN), 1_000_000)

    def update(self) -> Json:
        """Return the next update."""
        self.nummer += 1
        art = self.zufall.choices(
            (self._text, self._tipp, self._medium, self._dienst, self._fremdes, self._gruppe, self._kaputt), (36, 38, 8, 2, 8, 4, 4)
        )[0]
        update = {"update_id": self.nummer, **art()}
        if self.zufall.random() < 0.03:
            update["kuenftiges_feld"] = {"x": [1, 2, {"y": "<b>"}]}
        return update

    def text(self) -> str:
        """Return something typed: sensible, hostile, or both in one."""
        z = self.zufall
        wurf = z.random()
        if wurf < 0.55:
            return z.choice(WORTE)
        if wurf < 0.8:
            return z.choice(FEINDLICH)
        if wurf < 0.9:
            return " ".join(z.choice((*WORTE, *FEINDLICH[:40])) for _ in range(z.randint(2, 12)))[:4096]
        return "".join(
            chr(z.choice((z.randrange(1, 0x250), z.randrange(0x1F000, 0x1FAFF), z.randrange(1, 0x10FFFF)))) for _ in range(z.randint(1, 60))
        )

    def person(self) -> int:
        """Return one of a few people, or a stranger."""
        return self.zufall.choice(PERSONEN) if self.zufall.random() < 0.97 else self.zufall.randint(1, 2**52)

    def _user(self, nummer: int) -> Json:
        user: Json = {"id": nummer, "is_bot": False, "first_name": self.zufall.choice(("Kim", "<b>", "\u202e", ""))}
        if self.zufall.random() < 0.3:
            user |= {"last_name": "x" * 300, "username": "x_y", "language_code": self.zufall.choice(("de", "xx", "")), "is_premium": True}
        return user

    def _basis(self, chat: int, von: int) -> Json:
        self.nachricht[chat] = nummer = self.nachricht.get(chat, 1_000_000) + 1
        art = "private" if chat > 0 else "supergroup"
        basis: Json = {"message_id": nummer, "date": 1_780_000_000, "chat": {"id": chat, "type": art}, "from": self._user(von)}
        z = self.zufall
        if z.random() < 0.05:
            # A huge one only for strangers: whoever agreed would have no newer message for the rest of the run.
            basis["message_id"] = z.choice((1, nummer - 1, 2**31 if chat not in PERSONEN else nummer))
        if z.random() < 0.06:
            basis["forward_origin"] = {"type": "hidden_user", "sender_user_name": "<b>", "date": 0}
        if z.random() < 0.03:
            basis |= {"message_thread_id": z.randint(1, 9), "is_topic_message": True}
        if z.random() < 0.03:
            basis["reply_to_message"] = {"message_id": 1, "date": 0, "chat": basis["chat"], "text": "x"}
        if z.random() < 0.02:
            basis["via_bot"] = {"id": 99, "is_bot": True, "first_name": "x"}
        return basis

    def _text(self) -> Json:
        person = self.person()
        nachricht = {**self._basis(person, person), "text": self.text() or "x"}
        if self.zufall.random() < 0.1:
            nachricht["entities"] = [
                {"type": self.zufall.choice(("bold", "bot_command", "url", "kuenftig")), "offset": 0, "length": 10_000}
            ]
        return {"message": nachricht}

    def _medium(self) -> Json:
        person = self.person()
        medium = {**self._basis(person, person), **self.zufall.choice(MEDIEN)}
        if self.zufall.random() < 0.3:
            medium["caption"] = self.text()[:1024]
        return {"message": medium}

    def _dienst(self) -> Json:
        person = self.person()
        return {"message": {**self._basis(person, person), **self.zufall.choice(DIENSTLICH)}}

    def _tipp(self) -> Json:
        z = self.zufall
        person = z.choice(PERSONEN)
        eigene = [knopf for knopf in self.knoepfe[-400:] if knopf[0] == person] or self.knoepfe[-50:] or [(person, 1, "x")]
        chat, message_id, data = z.choice(eigene[-25:]) if z.random() < 0.75 else z.choice(self.knoepfe or eigene)
        if any(wort in data for wort in LANGSAM) and z.random() < 0.97:
            data = z.choice(("x", "menue"))
        if z.random() < 0.35:
            data = self._verdreht(data)
        wurf = z.random()
        if wurf < 0.03:
            person = self.person()
        ziel: Json | None = {"message_id": message_id, "date": 1_780_000_000, "chat": {"id": chat, "type": "private"}, "text": "x"}
        if wurf > 0.9 and ziel:
            ziel["date"] = 0
        query: Json = {"id": str(self.nummer), "from": self._user(person), "chat_instance": "x", "message": ziel, "data": data}
        if wurf > 0.97:
            del query["message"]
            query["inline_message_id"] = "x"
        elif wurf > 0.95:
            del query["data"]
            query["game_short_name"] = "x"
        return {"callback_query": query}

    def _verdreht(self, data: str) -> str:
        """Return data that no button has, close to one that has."""
        z = self.zufall
        vorn, trenner, hinten = data.partition(TRENNER)
        stelle = z.randrange(len(data) + 1)
        anderer = z.choice(self.knoepfe)[2] if self.knoepfe else "x"
        return z.choice(
            (
                data[:stelle] + chr(z.randrange(1, 300)) + data[stelle + 1 :],
                data[:stelle],
                f"{anderer.partition(TRENNER)[0]}{trenner}{hinten}",
                f"{vorn}{trenner}{hinten}/{z.choice(('x', '', '99', '-1', '<b>', '../x', '2028-02-31'))}",
                f"{vorn}{trenner}{WIDGET}{self.text()[:40]}",
                f"erinnerung/{z.choice(ERINNERUNGEN)}/{z.choice(('x', 'strategieworkshop/', '/', ''))}",
                self.text()[:64],
                "",
            )
        )

    def _gruppe(self) -> Json:
        chat = self.zufall.choice(GRUPPEN)
        nachricht = {**self._basis(chat, self.person()), "text": self.text() or "x"}
        if self.zufall.random() < 0.2:
            nachricht |= {"migrate_to_chat_id": -5}
        if self.zufall.random() < 0.2:
            del nachricht["from"]
            nachricht["sender_chat"] = {"id": chat, "type": "channel", "title": "<b>"}
        return {"message": nachricht}

    def _fremdes(self) -> Json:
        z = self.zufall
        person = self.person()
        user, nachricht = self._user(person), {**self._basis(person, person), "text": self.text() or "x"}
        kanal = {"message_id": 1, "date": 0, "chat": {"id": -100_5, "type": "channel", "title": "x"}, "text": self.text() or "x"}
        mitglied, gesperrt = {"status": "member", "user": user}, {"status": "kicked", "user": user, "until_date": 0}
        wechsel = {"chat": nachricht["chat"], "from": user, "date": 0, "old_chat_member": mitglied, "new_chat_member": gesperrt}
        return z.choice(
            (
                {"edited_message": {**nachricht, "edit_date": 5}},
                {"channel_post": kanal},
                {"edited_channel_post": kanal},
                {"business_message": {**nachricht, "business_connection_id": "b"}},
                {"edited_business_message": {**nachricht, "business_connection_id": "b"}},
                {"inline_query": {"id": "1", "from": user, "query": self.text()[:256], "offset": z.choice(("", "x", "9" * 64))}},
                {"inline_query": {"id": "1", "from": user, "query": z.choice(("", "V8", "was kostet eine Stabsstelle")), "offset": ""}},
                {"chosen_inline_result": {"result_id": "x", "from": user, "query": self.text()[:256]}},
                {"poll_answer": {"poll_id": "1", "user": user, "option_ids": [0], "option_persistent_ids": ["x"]}},
                {"poll": {"id": "1", "question": "<b>", "options": [], "total_voter_count": 0, "is_closed": False, "type": "quiz"}},
                {"my_chat_member": wechsel},
                {"chat_member": wechsel},
                {"chat_join_request": {"chat": kanal["chat"], "from": user, "user_chat_id": person, "date": 0}},
                {
                    "message_reaction": {
                        "chat": nachricht["chat"],
                        "message_id": 1,
                        "user": user,
                        "date": 0,
                        "old_reaction": [],
                        "new_reaction": [],
                    }
                },
                {"shipping_query": {"id": "1", "from": user, "invoice_payload": "x", "shipping_address": dict.fromkeys(ADRESSE, "x")}},
                {"pre_checkout_query": {"id": "1", "from": user, "currency": "EUR", "total_amount": 1, "invoice_payload": "x"}},
                {"purchased_paid_media": {"from": user, "paid_media_payload": "x"}},
                {"kuenftige_art": {"x": 1}},
                {"message": {**nachricht, "kuenftiger_inhalt": {"x": 1}, "text": None}},
                {"message": {**nachricht, "chat": {"id": self.zufall.choice(PERSONEN), "type": "private"}}},
            )
        )

    def _kaputt(self) -> Json:
        """Return an update that lacks something, or has something of another type."""
        z = self.zufall
        update = z.choice((self._text, self._tipp, self._medium, self._fremdes))()
        objekt = next(iter(update.values()))
        for _ in range(z.randint(1, 3)):
            feld = z.choice(sorted(objekt) or ["x"])
            if z.random() < 0.4:
                objekt.pop(feld, None)
            else:
                objekt[feld] = z.choice((None, -1, 2**63, 2**70, 1.5, [], {}, "", "x" * 5000, True, [[[]]], {"id": "x"}))
        return update


ADRESSE: Final = ("country_code", "state", "city", "street_line1", "street_line2", "post_code")
