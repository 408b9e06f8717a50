"""Gegenprobe: does the result hold, what would have to change, what if; pure functions of the Katalog and the answers (Fachkonzept, section 5).

``robust`` who can still lead, and the deciding question · ``aenderung`` the smallest changes that make a model empfohlen · ``versuch`` one
answer on trial · ``stabilitaet`` single answers that tip the result · ``vergleich`` models side by side · ``pfad`` the development path ·
``worte`` the sentences to it · ``ausgabe`` all of it as plain data. The rest serves ``robust``: ``stueck``, ``tafel``, ``wege``, ``raum`` and
``fuehrung`` judge all completions of the unknown answers at once.
"""
