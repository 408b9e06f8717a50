"""A request to the HTTP Bot API becomes a method object of aiogram: JSON, form or multipart, with uploads by name or by `attach://`."""

import json
from types import UnionType
from typing import Any, Union, get_args, get_origin

from aiogram import methods
from aiogram.methods import TelegramMethod
from aiogram.types import BufferedInputFile
from aiohttp import web
from pydantic import ValidationError

from bot.lokal.fehler import ApiError, bad_request

METHODEN: dict[str, type[TelegramMethod[Any]]] = {
    art.__api_method__.lower(): art
    for name in methods.__all__
    if isinstance(art := getattr(methods, name), type) and issubclass(art, TelegramMethod) and art is not TelegramMethod
}


async def parse_anfrage(request: web.Request, name: str) -> TelegramMethod[Any]:
    """Return the method a request asks for; ApiError 404 for an unknown name, 400 for fields that do not fit."""
    art = METHODEN.get(name.lower())
    if art is None:
        raise ApiError(404, "Not Found: method not found")
    felder, dateien = await _read_fields(request)
    felder = {name: _decode(art, name, wert) for name, wert in felder.items()}
    try:
        return art.model_validate(_attach({**felder, **{n: d for n, d in dateien.items() if n in art.model_fields}}, dateien))
    except ValidationError as error:
        erster = error.errors()[0]
        raise bad_request(f"can't parse {'.'.join(str(teil) for teil in erster['loc'])}: {erster['msg']}") from error


async def _read_fields(request: web.Request) -> tuple[dict[str, Any], dict[str, BufferedInputFile]]:
    felder: dict[str, Any] = dict(request.query)
    dateien: dict[str, BufferedInputFile] = {}
    if request.content_type == "application/json":
        try:
            daten = await request.json()
        except ValueError as error:
            raise bad_request("can't parse JSON object") from error
        if not isinstance(daten, dict):
            raise bad_request("object expected as JSON")
        return felder | daten, dateien
    for name, wert in (await request.post()).items():
        if isinstance(wert, web.FileField):
            dateien[name] = BufferedInputFile(wert.file.read(), wert.filename)
        else:
            felder[name] = wert
    return felder, dateien


def _decode(art: type[TelegramMethod[Any]], name: str, wert: Any) -> Any:
    """Parse a field that carries JSON in a form; texts stay texts, even one that begins with a bracket."""
    feld = art.model_fields.get(name)
    if feld is None or not isinstance(wert, str):
        return wert
    arten = get_args(feld.annotation) if get_origin(feld.annotation) in {Union, UnionType} else (feld.annotation,)
    if str in arten and int not in arten:
        return wert
    try:
        return json.loads(wert)
    except ValueError:
        return wert


def _attach(wert: Any, dateien: dict[str, BufferedInputFile]) -> Any:
    """Replace every `attach://name` by the upload of that name."""
    if isinstance(wert, str) and wert.startswith("attach://"):
        return dateien.get(wert.removeprefix("attach://"), wert)
    if isinstance(wert, dict):
        return {schluessel: _attach(inhalt, dateien) for schluessel, inhalt in wert.items()}
    if isinstance(wert, list):
        return [_attach(inhalt, dateien) for inhalt in wert]
    return wert
