"""What a page says at each stage of a migration."""

from kicsync.kit import Field, FieldType, Schema
from kicsync.sync.migrating.renames import Renames
from kicsync.sync.migrating.rewrite import Rewrite, Role

INGREDIENT = Schema(
    "Ingrédient",
    (
        Field("etapes", FieldType.LIST, "Etape", of="step"),
        Field(
            "outils",
            FieldType.ENTRIES,
            template="Outil",
            key="titre",
            fields=(Field("titre", parameter="Titre"),),
        ),
    ),
)
STEP = Schema("Étape", (Field("question", FieldType.TEXT, "Question"),))
NAMES = Renames(
    titles={"A": "B"},
    steps={"1 - Un": "1 - Deux"},
    parameters={"Outil": {"Titre": "Nom"}, "Étape": {"Question": "Demande"}},
    properties=("Etape",),
)
REWRITE = Rewrite(NAMES, {"ingredient": INGREDIENT, "step": STEP})


def stages(text: str, role: Role) -> list[str]:
    found = []
    for stage in range(REWRITE.last + 1):
        text = REWRITE.text(text, role, stage)
        found.append(text)
    return found


def test_a_template_takes_both_names_until_the_pages_have_the_new_ones() -> None:
    text = "{{{Titre|}}} {{#switch:{{{Etape|}}}|1 - Un=x}} {{#set:Etape=1 - Un}}"
    both = "{{{Nom|{{{Titre|}}}}}} {{#switch:{{{Etape|}}}|1 - Deux|1 - Un=x}} {{#set:Etape=1 - "
    new = "{{{Nom|{{{Titre|}}}}}} {{#switch:{{{Etape|}}}|1 - Deux=x}} {{#set:Etape=1 - Deux}}"
    assert stages(text, Role.TEMPLATE) == [f"{both}Un}}}}", f"{both}Deux}}}}", new]


def test_pages_change_at_once_tools_and_all() -> None:
    text = "{{Ingrédient|Etape=1 - Un}}{{Outil|Titre=[[A]]}} [[Etape::1 - Un]] [[Mot::1 - Un]]"
    new = "{{Ingrédient|Etape=1 - Deux}}{{Outil|Nom=[[B]]}} [[Etape::1 - Deux]] [[Mot::1 - Un]]"
    assert stages(text, Role.INGREDIENT) == [text, new, new]


def test_the_page_of_a_step_has_a_template_of_its_own() -> None:
    assert stages("{{Étape|Question=[[A]]}}", Role.STEP)[-1] == "{{Étape|Demande=[[B]]}}"
