"""A document as pieces that every format can write: the parcours as people really write it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from tests.rubrics.parcours import Ingredient, Step, parcours


class Words(NamedTuple):
    """Words of one look; ``change`` is ``ins`` or ``del``, ``comment`` is said of them."""

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    colour: str = ""
    link: str = ""
    change: str = ""
    comment: str = ""


@dataclass(frozen=True)
class Piece:
    """A paragraph: ``kind`` is title, text, item, number, table, or h1, h2, h3."""

    kind: str
    words: tuple[Words, ...] = ()
    level: int = 1
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def text(self) -> str:
        return "".join(words.text for words in self.words if words.change != "del")


def piece(kind: str, *words: str | Words, level: int = 1) -> Piece:
    return Piece(kind, tuple(w if isinstance(w, Words) else Words(w) for w in words), level)


def bold(text: str) -> Piece:
    return piece("text", Words(text, bold=True))


REWORDED = {
    "Donner envie de revenir": "Donner l'envie de revenir",
    "Tenir la documentation à jour": "Tenir à jour la documentation",
}
"""Headings that people worded another way in the content than in the summary."""

UNWRITTEN = frozenset({"Composter le commun", "Protéger le nom du commun"})
"""Sub-bullets that nobody wrote yet: they stand in the summary alone."""

RED, BLUE = "#cc0000", "#1c4587"
COMMENTS = {4: "À relire avec Séverine.", 31: "Est-ce vraiment la bonne place ?"}
STRUCK = " Ancienne formulation à retirer."
INSERTED = " Cette phrase a été proposée en suggestion."
DELETED = " Cette autre phrase doit disparaître."
COLOURED = " Ajout discuté au booksprint, à garder en évidence."
ROWS = (
    ("Qui", "Quoi", "Quand"),
    ("Les habitants", "Arroser et récolter", "Le samedi"),
    ("La mairie", "Prêter le terrain", "Toute l'année"),
)


def whole() -> tuple[Piece, ...]:
    """Return the whole parcours: its title, its summary, its content."""
    return (*opening(), *summary(), *content())


def opening() -> tuple[Piece, ...]:
    return (
        piece("title", "Parcours de la ressource"),
        piece("text", "Document de travail du Kit Incubateur à Communs, ouvert à tous."),
    )


def summary(title: str = "Sommaire") -> tuple[Piece, ...]:
    return (bold(title), *_summary_entries())


def _summary_entries() -> Iterator[Piece]:
    page = 3
    for number, step in enumerate(parcours(), 1):
        yield piece("text", f"{number}. {step.title} ........ {page}")
        for ingredient in step.ingredients:
            yield piece("item", ingredient.title)
        page += 4


def content() -> Iterator[Piece]:
    """Yield the points, each written as another person would."""
    for number, step in enumerate(parcours(), 1):
        yield _point(number, step)
        yield piece("text", step.text)
        for place, ingredient in enumerate(step.ingredients):
            if ingredient.title not in UNWRITTEN:
                yield from _bullet(number, place, ingredient)


def _point(number: int, step: Step) -> Piece:
    forms = (
        lambda: piece("h1", f"{number}. {step.title}"),
        lambda: bold(f"{number}/ {step.title}"),
        lambda: piece("h1", f"Point {number} : {step.title}"),
        lambda: piece("text", f"{number}) {step.title}"),
        lambda: piece("h1", step.title),
    )
    return forms[(number - 1) % len(forms)]()


def _bullet(number: int, place: int, ingredient: Ingredient) -> Iterator[Piece]:
    title = REWORDED.get(ingredient.title, ingredient.title)
    signed = f"{title} ({ingredient.author})" if number == 1 else title
    letter = "abcdefgh"[place]
    forms = (
        lambda: piece("h2", signed),
        lambda: bold(title),
        lambda: piece("h2", f"{number}.{place + 1} {title}"),
        lambda: piece("item", title),
        lambda: piece("h2", f"{letter}) {title}"),
        lambda: piece("text", f"{number}.{place + 1}. {title}"),
    )
    yield forms[(number - 1) % len(forms)]()
    yield from _description(ingredient)
    yield from _tools(number, ingredient)
    yield from _example(number, ingredient)


def _description(ingredient: Ingredient) -> Iterator[Piece]:
    first, second = ingredient.description
    rank = ingredient.rank
    comment = COMMENTS.get(rank, "")
    more: tuple[Words, ...] = ()
    if rank % 7 == 3:
        more = (Words(COLOURED, colour=RED if rank % 2 else BLUE),)
    elif rank % 11 == 5:
        more = (Words(STRUCK, struck=True),)
    elif rank % 13 == 6:
        more = (Words(INSERTED, change="ins"), Words(DELETED, change="del"))
    yield piece("text", Words(first, comment=comment))
    yield piece("text", second, *more)


def _tools(number: int, ingredient: Ingredient) -> Iterator[Piece]:
    if number % 3 == 0:
        yield bold("Outils")
    else:
        yield piece("text", "Outils :")
    for name, link, said in ingredient.tools:
        if not link:
            yield piece("item", f"{name} : {said}")
        elif number % 2:
            yield piece("item", f"{name} ({link}) : {said}")
        else:
            yield piece("item", Words(name, link=link), f" : {said}")


def _example(number: int, ingredient: Ingredient) -> Iterator[Piece]:
    label = ("Exemple : ", "Ex. : ", "Exemples : ")[number % 3]
    signed = f" ({ingredient.author})" if number != 1 else ""
    if ingredient.rank % 17 == 2:
        yield piece("text", Words(label, bold=True), f"{ingredient.example}")
        yield Piece("table", rows=ROWS)
        if signed:
            yield piece("text", signed.strip())
    else:
        yield piece("text", Words(label, bold=True), f"{ingredient.example}{signed}")
