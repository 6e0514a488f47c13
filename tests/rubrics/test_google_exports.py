"""What Google Docs exports, piece by piece as it writes it: what is text of it, and what is not."""

import pytest

from kicsync.kit.outline import Outline
from tests.rubrics.saying import bullets, outline_of, tree

PICTURE = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg"
)

BREAK = "  "
MARKDOWN = f"""\
# **Parcours de la ressource** {{#parcours-de-la-ressource}}

[**2\\. Constituer la communauté	3**](#2.-constituer-la-communauté)

[Accueillir les nouveaux \\-\\> vite	4](#accueillir-les-nouveaux--\\>-vite)

[**8\\. Durer	5**](#8.-durer)

[Composter	5](#composter)

#

# **2\\. Constituer la communauté** {{#2.-constituer-la-communauté}}

## **Accueillir les nouveaux \\-\\> vite** {{#accueillir-les-nouveaux--\\>-vite}}

Le commun repose sur une ressource partagée, dont chacun prend soin. ![][image1]{BREAK}
On s'y retrouve\\! Voir A\\_B.

Outils :

* [Loomio](https://loomio.org) : voter{BREAK}
* Framadate : choisir une date[^1]

Exemple : un four à pain. \\[CM\\]

8. # **Durer** {{#8.-durer}}

## **Composter** {{#composter}}

Texte du compost.

[^1]:  Une note de bas de page.

[image1]: <data:image/png;base64,{PICTURE}>
"""


def left(found: Outline) -> list[tuple[str, str]]:
    return [(one.text, one.reason) for one in found.left]


def test_markdown() -> None:
    found = outline_of(MARKDOWN, "a.md")
    assert tree(found) == [
        ("2 Constituer la communauté", ["Accueillir les nouveaux -> vite"]),
        ("8 Durer", ["Composter"]),
    ]
    assert all(point.summary and point.content for point in found.points)
    assert all(bullet.summary and bullet.content for bullet in bullets(found))
    first = bullets(found)[0]
    assert first.description == (
        "Le commun repose sur une ressource partagée, dont chacun prend soin.\n\n"
        "On s'y retrouve! Voir A_B."
    )
    assert [tool.title for tool in first.tools] == ["Loomio", "Framadate"]
    assert (first.example, first.authors) == ("un four à pain.", ("CM",))
    assert left(found) == [
        ("== '''Parcours de la ressource''' ==", "it stands before the first point"),
        ("image/png", "a picture"),
        ("Une note de bas de page.", "a footnote"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("On vote\net on note.", "On vote\n\net on note."),
        (
            "Une ligne qui va jusqu'au bout de la page, comme on en écrit dans un\néditeur.",
            "Une ligne qui va jusqu'au bout de la page, comme on en écrit dans un éditeur.",
        ),
    ],
)
def test_line_ends_of_markdown_count_where_a_person_made_them(text: str, said: str) -> None:
    found = outline_of(f"# 1. Gouverner\n\n{text}\n\n- Décider\n", "a.md")
    assert found.points[0].text == said


WEB = (
    '<html><head><style type="text/css">@import url(https://themes.googleusercontent.com/x);'
    ".c0{color:#000000;text-decoration:none}.c7{font-weight:700}</style></head>"
    '<body class="c3 doc-content"><div><p class="c2"><span>En-tête</span></p></div>'
    '<ol class="c5 lst-kix_a-0 start" start="2"><li class="c2 li-bullet-0">'
    '<h1 style="display:inline" id="h.b"><span class="c0">Constituer</span></h1></li></ol>'
    '<h2 class="c2" id="h.c"><span class="c7">Accueillir</span></h2>'
    '<p class="c2"><span class="c0">Une ressource</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]'
    '</a></sup><span class="c0">&nbsp;partagée.</span><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a>'
    '</sup><sup><a href="#cmnt2" id="cmnt_ref2">[b]</a></sup>'
    f'<img alt="" src="data:image/png;base64,{PICTURE}"></p>'
    '<hr style="page-break-before:always;display:none;">'
    '<ol class="c5 lst-kix_a-0" start="8"><li class="c2 li-bullet-0">'
    '<h1 style="display:inline"><span>Durer</span></h1></li></ol><p><span>Fin.</span></p>'
    '<hr class="c8"><div><p class="c2"><a href="#ftnt_ref1" id="ftnt1">[1]</a>'
    '<span class="c0">&nbsp;Une note.</span></p></div>'
    '<div class="c4"><p class="c2"><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>À relire.</span>'
    '</p></div><div class="c4"><p class="c2"><a href="#cmnt_ref2" id="cmnt2">[b]</a><span>Oui.'
    '</span></p></div><div class="c4"><p class="c2"><a href="#cmnt_ref3" id="cmnt3">[c]</a><span>'
    "Seul.</span></p></div><div><p><span>Pied</span></p></div></body></html>"
)


def test_a_web_page() -> None:
    found = outline_of(WEB, "a.html")
    assert tree(found) == [("2 Constituer", ["Accueillir"]), ("8 Durer", [])]
    assert (bullets(found)[0].description, found.points[1].text) == (
        "Une ressource partagée.",
        "Fin.",
    )
    assert left(found) == [
        ("Une note.", "a footnote"),
        ("À relire. Oui.", "a comment"),
        ("image/png", "a picture"),
        ("Seul.", "a comment"),
        ("En-tête", "it stands at the top of every page"),
        ("Pied", "it stands at the bottom of every page"),
    ]


TEXT = (
    "\ufeffParcours\r\n\r\n________________\r\n\r\n2. Constituer\r\n\r\n\r\nAccueillir\r\n"
    "Une ressource[1] partagée.[a][b]\x0bUne ligne après un saut.\r\n"
    "Outils :\r\n* Loomio : voter\r\n8. Durer\r\n"
    "Composter\r\nOn laisse reposer [2].\r\n________________\r\n\r\n"
    "[1] Une note.\r\n[a]À relire.\r\nsur deux lignes\r\n[b]Oui.\r\n"
)


def test_a_text() -> None:
    found = outline_of(TEXT)
    assert tree(found) == [("2 Constituer", ["Accueillir"]), ("8 Durer", ["Composter"])]
    assert [bullet.description for bullet in bullets(found)] == [
        "Une ressource partagée.\n\nUne ligne après un saut.",
        "On laisse reposer [2].",
    ]
    assert left(found) == [
        ("Parcours", "it stands before the first point"),
        ("Une note.", "a footnote"),
        ("À relire. sur deux lignes Oui.", "a comment"),
    ]


def test_what_looks_like_notes_stays_where_it_is() -> None:
    found = outline_of("1. Lire\nSelon [1] et [b].\n[1] Ostrom.\n2. Durer\n[b] seul.\n")
    assert found.points[0].text == "Selon [1] et [b].\n\n[1] Ostrom."
    assert found.points[1].text == "[b] seul."
