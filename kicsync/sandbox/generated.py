"""Generated ingredients, for load: the same number always gives the same page."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

import yaml

from kicsync.sandbox.page import Page

_T = TypeVar("_T")

_STEPS = Path(__file__).parent.parent / "defaults" / "schema" / "steps.yml"

_SUBJECTS = (
    "La communauté",
    "Le collectif qui prend soin de la ressource",
    "Chaque personne qui contribue",
    "Le groupe d'animation",
    "L'association qui porte le commun",
    "Toute structure qui utilise la ressource",
    "Le pôle concerné",
)
_DEEDS = (
    "décrit ce qu'elle ou il apporte et ce dont il reste à prendre soin",
    "se réunit à date fixe et tient un journal ouvert",
    "annonce son intention, écoute les objections, puis agit",
    "rend visible le travail bénévole qui se cache derrière la ressource",
    "distingue l'accès à la ressource du droit d'en tirer un revenu",
    "reverse une part de ce que l'usage du commun lui a permis de gagner",
    "documente au fil de l'eau, sans attendre que tout soit parfait",
    "accueille les nouvelles personnes et leur montre par où commencer",
    "fait le bilan une fois par an, et lâche ce qui n'a plus de raison d'être",
    "choisit une licence connue plutôt que d'en inventer une",
    "partage le budget à partir des contributions déclarées",
)
_TOOLS = (
    ("Cobudget", "https://cobudget.com", "Budget participatif décidé par celles et ceux qui font."),
    ("Loomio", "https://www.loomio.com", "Discussions et prises de décision en ligne."),
    ("Liberapay", "https://liberapay.com", "Dons récurrents aux personnes qui contribuent."),
    ("Trello", "https://trello.com", "Suivi des tâches et des projets."),
    ("Etherpad", "https://etherpad.org", "Rédaction à plusieurs, en direct."),
    ("Framadate", "https://framadate.org", "Choix d'une date de rencontre."),
    ("Journal partagé", "", "Un document ouvert où chaque temps commun laisse une trace."),
)
_EXAMPLES = (
    "Un tiers-lieu rural met en commun un atelier de réparation et son carnet de pannes.",
    "Un groupe d'habitantes et d'habitants entretient un verger ouvert à tout le quartier.",
    "Plusieurs associations tiennent ensemble un catalogue de formations librement réutilisable.",
    "Des ateliers de couture publient le patron d'un masque et les règles de sa diffusion.",
    "Une coopérative ouvre les plans d'un vélo-cargo aux ateliers qui améliorent ces plans.",
)


def generated_pages(count: int) -> Iterator[Page]:
    """Yield ``Ingrédient d'essai 0001`` and so on, in the shape that Page Forms writes."""
    for number in range(1, count + 1):
        yield Page(f"Ingrédient d'essai {number:04}", _text(number))


def _text(number: int) -> str:
    return "\n".join(
        (
            "{{Ingrédient",
            f"|Etape={_pick(_steps(), number)}",
            f"|Description={_description(number)}",
            f"|Exemples={_pick(_EXAMPLES, number // 3)}",
            "}}",
            *(_tool(number + place) for place in range(number % 4)),
        )
    )


def _description(number: int) -> str:
    lines = (
        f"{_pick(_SUBJECTS, number + line)} {_pick(_DEEDS, number * 5 + line * 3)}."
        for line in range(5)
    )
    return "\n".join(lines)


def _tool(number: int) -> str:
    title, link, description = _pick(_TOOLS, number)
    values = {"OutilTitre": title, "OutilLien": link, "OutilDescription": description}
    written = [f"|{name}={value}" for name, value in values.items() if value]
    return "\n".join(("{{Outil", *written, "}}"))


def _pick(choices: Sequence[_T], number: int) -> _T:
    return choices[number % len(choices)]


@cache
def _steps() -> tuple[str, ...]:
    return tuple(step["value"] for step in yaml.safe_load(_STEPS.read_text("utf-8")))
