"""Pages as nasty as the parser allows, for the laws of reading and writing."""

from hypothesis import strategies as st

from kicsync.kit import Field, FieldType, Record, Schema, Value

STEPS = (
    "1 - Qualifier la ressource et ses besoins",
    "3 - Définir, puis réguler les accès",
    "4 - Faire vivre la dynamique contributive",
)
TOOL = (
    Field("titre", FieldType.LINE, "OutilTitre", required=True),
    Field("lien", FieldType.URL, "OutilLien"),
    Field("description", FieldType.LINE, "OutilDescription", required=True),
)


def make_schema(*, parameter: str = "", template: str = "Outil") -> Schema:
    """Return a schema with tools beside the template, inside ``parameter``, or as bullets."""
    tools = Field(
        "outils", FieldType.ENTRIES, parameter, template=template, key="titre", fields=TOOL
    )
    return Schema(
        template="Ingrédient",
        fields=(
            Field("etapes", FieldType.LIST, "Etape", of="step", known=STEPS),
            Field("description", FieldType.TEXT, "Description"),
            tools,
            Field("exemple", FieldType.TEXT, "Exemples"),
        ),
    )


BESIDE = make_schema()
INSIDE = make_schema(parameter="Outils")
BULLETS = make_schema(parameter="Outils", template="")
SCHEMAS = st.sampled_from([BESIDE, INSIDE, BULLETS])

_SCRAPS = st.sampled_from(
    [
        *(
            "{{",
            "}}",
            "{{{",
            "}}}",
            "[[",
            "]]",
            "[",
            "]",
            "|",
            "=",
            "\n",
            "\n\n",
            " ",
            "{|",
            "|}",
            "|-",
        ),
        *(
            "<nowiki>",
            "</nowiki>",
            "<!--",
            "-->",
            "<b>",
            "</b>",
            "<ref>",
            "</ref>",
            "<pre>",
            "</pre>",
        ),
        *(
            "''",
            "'''",
            "== h ==",
            "* ",
            "** ",
            "# ",
            "----",
            ":",
            ";",
            ",",
            ", ",
            " : ",
            "&amp;",
            "&#124;",
        ),
        *(
            "{{!}}",
            "{{=}}",
            "~~~~",
            "{{subst:x}}",
            "https://cobudget.com",
            "[https://a.fr b|c]",
            "é",
            "e\u0301",
        ),
        *(
            "Ingrédient",
            "{{Ingrédient",
            "{{ingrédient",
            "{{Modèle:Ingrédient",
            "{{Ingrédient<!-- c -->",
        ),
        *(
            "{{Outil",
            "\n|OutilTitre=",
            "\n|OutilLien=",
            "|OutilDescription=",
            "\n|Etape=",
            "|Etape=",
        ),
        *(
            "\n|Description=",
            "\n|Exemples=",
            "|Outils=",
            "\n|Outils=\n",
            "|Auteur=",
            "|1=",
            "plop",
            "\r\n",
            "\t",
        ),
        *(
            "\ue000",
            "\x00",
            "\u2028",
            "\x85",
            "\ufeff",
            "😀",
            "]]]",
            "[[[",
            "{{{!}}}",
            "<includeonly>",
        ),
        *STEPS,
    ]
)
_ODD = st.lists(st.one_of(_SCRAPS, st.text(max_size=4)), max_size=14).map("".join)
_WORDS = st.sampled_from(
    [
        *(
            "",
            "plop",
            "Cinq lignes.",
            "a\nb\nc",
            "a | b",
            "[[a|b]]",
            "{{x|y|z=1}}",
            "<nowiki>}}|</nowiki>",
        ),
        *(
            "{| class=x\n|-\n| a\n|}",
            "{{{!}} a\n{{!}}}",
            "<!-- c | d -->",
            "'''gras''' https://a.fr",
            "== h ==",
        ),
        *("é à ç « œ »", "a=b", "a <b> c", "[https://a.fr b c]", "x}", "* a\n* b", "a, b", *STEPS),
    ]
)
VALUES = st.one_of(_WORDS, _ODD)


@st.composite
def _call(draw: st.DrawFn, name: str, parameters: list[str]) -> str:
    end = draw(st.sampled_from(["\n", "", " ", "\n\n", "<!-- | -->"]))
    chosen = draw(st.lists(st.sampled_from(parameters), max_size=len(parameters)))
    lines = (f"|{draw(st.sampled_from(['', ' ']))}{p}={draw(VALUES)}{end}" for p in chosen)
    return f"{{{{{name}{end}{''.join(lines)}}}}}"


@st.composite
def _page(draw: st.DrawFn) -> str:
    name = draw(st.sampled_from(["Ingrédient", "ingrédient", "Modèle:Ingrédient", "Autre"]))
    tool = _call("Outil", ["OutilTitre", "OutilLien", "OutilDescription", "Inconnu"])
    tools = st.lists(tool, max_size=3).map(draw(st.sampled_from(["", "\n", " et "])).join)
    bullets = st.sampled_from(["* [https://a.fr A] : b", "* c : d", "plop", "** e", "* f"])
    main = draw(_call(name, ["Etape", "Description", "Exemples", "Outils", "Auteur"]))
    inside = draw(st.one_of(st.just(""), tools, st.lists(bullets, max_size=4).map("\n".join)))
    main = f"{main[:-2]}|Outils={inside}\n}}}}" if inside else main
    parts = [draw(VALUES), main, draw(tools), draw(VALUES), draw(st.sampled_from(["", main]))]
    return draw(st.sampled_from(["\n", ""])).join(parts)


@st.composite
def _ingredient(draw: st.DrawFn) -> str:
    """Return a page that MediaWiki reads as one ingredient, as people and forms write them."""
    end = draw(st.sampled_from(["\n", ""]))
    names = draw(st.permutations(["Etape", "Description", "Exemples", "Auteur"]))
    names = names[: draw(st.integers(0, 4))] + draw(st.sampled_from([[], ["Etape"], ["Exemples"]]))
    lines = "".join(f"|{name}={draw(_WORDS)}{end}" for name in names)
    tool = st.tuples(_WORDS, _WORDS).map(
        lambda t: f"{{{{Outil\n|OutilTitre={t[0]}\n|OutilDescription={t[1]}\n}}}}"
    )
    tools = draw(st.lists(tool, max_size=3))
    where = draw(st.sampled_from(["beside", "inside", "bullets"]))
    bullets = ["* [https://a.fr A] : b", "* c : d", "plop"]
    inside = "".join(tools) if where == "inside" else "\n".join(bullets[: len(tools)])
    lines += f"|Outils={inside}\n" if where != "beside" else ""
    beside = [*tools, ""] if where == "beside" else [""]
    parts = [draw(_WORDS), f"{{{{Ingrédient{end}{lines}}}}}", *beside, draw(_WORDS)]
    return "\n".join(part for part in parts if part)


INGREDIENTS = _ingredient()
PAGES = st.one_of(_page(), _page(), _ODD)


@st.composite
def records(draw: st.DrawFn, schema: Schema) -> Record:
    """Return a record of ``schema`` with values of every kind, breakable ones too."""
    values: dict[str, Value] = {
        "etapes": tuple(draw(st.lists(st.one_of(st.sampled_from(STEPS), VALUES), max_size=3))),
        "description": draw(VALUES),
        "exemple": draw(VALUES),
        "outils": tuple(draw(st.lists(_tools(), max_size=4))),
        schema.free_text: draw(VALUES),
    }
    return Record("Titre", {name: value for name, value in values.items() if value})


def _tools() -> st.SearchStrategy[dict[str, str]]:
    names = st.one_of(st.sampled_from(["Cobudget", "Loomio", "Trello"]), VALUES)
    sub = {"lien": st.sampled_from(["https://a.fr", "plop"]), "description": VALUES}
    return st.fixed_dictionaries({"titre": names}, optional=sub)
