"""Gegenprobe: whether the result holds, what would have to change, what if (Fachkonzept, section 5). Pure.

``robust`` who can still lead, and the deciding question · ``aenderung`` the smallest changes that make a model empfohlen ·
``versuch`` one answer on trial · ``stabilitaet`` single answers that tip the result · ``vergleich`` models side by side ·
``pfad`` the development path · ``schwelle`` where within a class the money decides · ``worte`` the sentences to it ·
``ausgabe`` all of it as plain data.

The rest serves ``robust``. Of a Katalog, kept (``vorrat``): ``schnitte``, ``stueck`` and ``tafel`` the verdicts for each piece of an
answer, ``ziele`` and ``netz`` the diagram, ``raum`` and ``besetzung`` all completions as sets. Of its ways, kept, too (``wege``,
``gedaechtnis``): ``rang``, ``plan`` and ``fuehrung`` who leads in which of them. Of one result: ``ausschnitt``, ``gebiet``, ``teile``
and ``zaehlung`` what the answers leave of it.
"""
