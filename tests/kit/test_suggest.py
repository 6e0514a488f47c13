from kicsync.kit.suggest import did_you_mean


def test_the_nearest_word_is_named_whatever_its_case() -> None:
    assert did_you_mean("Exemples", ["titre", "exemple"]) == "Did you mean “exemple”?"
    assert did_you_mean("titel", ["Titre", "exemple"]) == "Did you mean “Titre”?"
    assert did_you_mean("ÉTÉ", ["ete", "titre"]) == "Did you mean “ete”?"


def test_without_a_near_word_all_are_named() -> None:
    assert did_you_mean("zzz", iter(["titre", "exemple"])) == "Known names: titre, exemple."
