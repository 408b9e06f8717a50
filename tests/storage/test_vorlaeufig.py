from storage.vorlaeufig import LEER, VorlaeufigerSpeicher, Zustand

A, B = Zustand("a", '{"x": 1}'), Zustand("b", "{}")


def test_what_was_written_is_read_and_counted_once():
    store: VorlaeufigerSpeicher[str] = VorlaeufigerSpeicher(10)
    store.set(1, "stapel", A)
    store.set(1, "stapel", B)
    store.set(1, "fenster", A)
    assert store.get(1, "stapel") == B
    assert store.of(1) == {"stapel": B, "fenster": A}
    assert store.get(2, "stapel") is None
    assert len(store) == 2


def test_an_empty_entry_takes_no_memory():
    store: VorlaeufigerSpeicher[str] = VorlaeufigerSpeicher(10)
    store.set(1, "stapel", A)
    store.set(1, "stapel", LEER)
    store.set(2, "stapel", LEER)
    assert store.get(1, "stapel") is None
    assert len(store) == 0


def test_a_full_store_forgets_whoever_was_not_heard_of_for_the_longest_time_as_a_whole():
    store: VorlaeufigerSpeicher[str] = VorlaeufigerSpeicher(4)
    for telegram_id in (1, 2):
        store.set(telegram_id, "stapel", A)
        store.set(telegram_id, "fenster", A)
    store.get(1, "stapel")
    store.set(3, "stapel", A)
    assert store.of(2) == {}
    assert set(store.of(1)) == {"stapel", "fenster"}
    assert len(store) == 3


def test_forgetting_somebody_leaves_the_others():
    store: VorlaeufigerSpeicher[str] = VorlaeufigerSpeicher(10)
    store.set(1, "stapel", A)
    store.set(2, "stapel", B)
    store.forget(1)
    store.forget(99)
    assert store.of(1) == {}
    assert store.of(2) == {"stapel": B}
    assert len(store) == 1


def test_changing_one_field_keeps_the_other():
    assert A.with_field("zustand", "c") == Zustand("c", '{"x": 1}')
    assert A.with_field("daten", "[]") == Zustand("a", "[]")
    assert A.with_field("zustand", None).with_field("daten", None) == LEER
