"""Literal tables of the Kit, as people write them, and pieces to make others of."""

from hypothesis import strategies as st

from kicsync.kit import Record, Value

KIC = """\
Tous les ingrédients. <!-- {| rien |} -->
{| class="wikitable sortable" style="width: 100%"
|+ Le Kit
! !! Étape !! style="width: 40%" | Exemples !! Description !! Suivi
|- style="vertical-align: top" id="un"
| [[Un]] || 1 - A || Voir [[Deux|l'autre]]. || un || relu
|-
! colspan="5" | Deuxième partie
|-
| class="titre" | [[Deux]]
| 2 - B, 3 - C
|
{| class="interne"
! Ressource !! Défi
|-
| Atelier || l'usure
|}
Et la suite.
* une
* deux
| {{Citation|a|b
| c}}
| à relire
|-
| [[Trois]] || || || ||
|}
Fin. {{Bas de page|x}}
"""
UN = Record("Un", {"etapes": ("1 - A",), "exemple": "Voir [[Deux|l'autre]].", "description": "un"})
DEUX = Record(
    "Deux",
    {
        "etapes": ("2 - B", "3 - C"),
        "exemple": '{| class="interne"\n! Ressource !! Défi\n|-\n| Atelier || l\'usure\n|}\n'
        "Et la suite.\n* une\n* deux",
        "description": "{{Citation|a|b\n| c}}",
    },
)
TROIS = Record("Trois", {})

TEXTS = st.sampled_from(
    [
        *("", "plop", "a | b", "| a", "! b", "a !! b", "a || b", "|}", "{|", "|-", "* a\n* b"),
        *("un\n\ndeux", "[[a|b]]", "{{x|y|z=1}}", "<nowiki>|}</nowiki>", "'''gras''' é", "a=b"),
        *(
            "{| class=x\n! c !! d\n|-\n| a || b\n|}",
            "texte\n{|\n| a\n|}\nfin",
            "== h ==",
            "-{a|b}-",
        ),
        *(
            "[https://a.fr x|y]",
            "<!-- | -->",
            "a\n|b",
            "a\n!b",
            " a",
            "&#124;",
            "{{!}}",
            "}}",
            "[[",
        ),
    ]
)
_CELLS = st.sampled_from(
    ["", "a", "[[b|c]]", "{{d|e\n| f}}", "g\n* h", "\n{|\n| i || j\n|}\n", "k '''l'''", "x<br>y"]
)
_ATTRIBUTES = st.sampled_from(["", 'style="s" |', "class=c|", "{{attr|x}} |"])


@st.composite
def tables(draw: st.DrawFn) -> str:
    """Return a page with a table of ingredients, its cells on lines of their own or not."""
    mark = draw(st.sampled_from([" || ", "\n| ", "||", "\n|"]))
    rows = []
    for number in range(draw(st.integers(0, 4))):
        cells = [f"[[T{number}]]", *(draw(_ATTRIBUTES) + draw(_CELLS) for _cell in range(4))]
        head = draw(st.sampled_from(["|-", '|- style="s"', "|----"]))
        rows.append(f"{head}\n|{draw(st.sampled_from(['', ' ']))}{mark.join(cells)}\n")
    caption = draw(st.sampled_from(["", "|+ Le Kit\n"]))
    around = st.sampled_from(["", "plop", "[[a|b]]", "{|\n! a\n|-\n| b\n|}", "== h ==", "{{x|y}}"])
    before, after = draw(around), draw(around)
    head = "! !! Exemple !! Suivi !! Description !! Étape\n"
    return f"{before}\n\n{{| class=x\n{caption}{head}{''.join(rows)}|}}\n{after}"


@st.composite
def table_records(draw: st.DrawFn) -> list[Record]:
    """Return some ingredients, with texts that would break a table."""
    numbers = draw(st.lists(st.integers(0, 6), unique=True, max_size=5))
    return [Record(f"T{number}", _values(draw)) for number in numbers]


def _values(draw: st.DrawFn) -> dict[str, Value]:
    texts: dict[str, Value] = {name: draw(TEXTS) for name in ("exemple", "description")}
    steps = draw(st.lists(st.sampled_from(["1 - A", "2 - B, puis C"]), max_size=2, unique=True))
    return {**texts, "etapes": tuple(steps)}
