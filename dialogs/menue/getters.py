"""Read what the notice and the hub show."""

from typing import Any

from aiogram_dialog import DialogManager

from dialogs.aufgabenakte import lies_aufgabenakte
from dialogs.deps import deps, person
from dialogs.gespraechsakte import lies_gespraech
from dialogs.menue import ansichten
from dialogs.merkakte import lies_merkliste
from dialogs.planstand import lies_planstand, tag_von
from knowledge.gespraech import stand as stand_des_gespraechs


async def hole_hinweis(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the notice."""
    mittel = deps(dialog_manager)
    return ansichten.hinweis(mittel.katalog, lokal=mittel.betreiber.lokal)


async def hole_menue(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the hub."""
    mittel = deps(dialog_manager)
    async with mittel.db.transaction() as transaktion:
        stand = await lies_planstand(transaktion, mittel.katalog, person(dialog_manager).id, tag_von(mittel.jetzt()))
        akte = stand.akte
        aufgaben = await lies_aufgabenakte(transaktion, mittel.katalog, akte)
        gespraech = await lies_gespraech(transaktion, akte)
        merkliste = await lies_merkliste(transaktion, mittel.katalog, akte.beratung_id)
        wechsel = await transaktion.verlauf.wechsel(akte.beratung_id) if akte.beratung_id else ()
    return ansichten.menue(
        mittel.katalog,
        akte.wirksam,
        stand.zeitplan,
        daneben=ansichten.Daneben(aufgaben.zeit.stand, merkliste, stand_des_gespraechs(mittel.katalog, gespraech)),
        name=akte.beratung.label if akte.beratung else None,
        unbestaetigt=sum(akte.wirksam.gegeben(frage) for frage in akte.uebernommen),
        katalog_neu=any(eintrag.gesehen is None for eintrag in wechsel),
    )
