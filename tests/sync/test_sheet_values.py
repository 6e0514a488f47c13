from kicsync.sync.sheet_values import with_tools

PAD, BOOK = {"titre": "Pad"}, {"titre": "Cahier"}


def test_an_entry_goes_when_it_is_emptied_and_stays_when_it_was_empty() -> None:
    assert with_tools([PAD, {}, BOOK], {0: {}, 1: {}, 2: BOOK}, [{}, {"titre": "Mur"}]) == (
        {},
        BOOK,
        {"titre": "Mur"},
    )


def test_an_entry_whose_row_is_gone_stays() -> None:
    assert with_tools([PAD, BOOK], {1: {"titre": "Carnet"}}, []) == (PAD, {"titre": "Carnet"})
