"""Gegenprobe: whether the result holds, what would have to change, what if (Fachkonzept, section 5). Pure.

``robust`` who can still lead, and the deciding question · ``aenderung`` the smallest changes that make a model empfohlen ·
``versuch`` one answer on trial · ``stabilitaet`` single answers that tip the result · ``vergleich`` models side by side ·
``pfad`` the development path · ``schwelle`` where within a class the money decides · ``worte`` the sentences to it ·
``ausgabe`` all of it as plain data. The rest serves ``robust``: ``stueck``, ``teile``, ``tafel``, ``gedaechtnis``, ``wege``, ``raum``,
``besetzung``, ``fuehrung``, ``gebiet`` and ``zaehlung`` judge
all completions of the unknown answers at once.
"""
