"""The parcours of a Kit in good French, as long as a real one: what the documents of tests hold.

Points, sub-bullets and tools follow the journal and the public pages of the Kit; the texts are put
together from sentences that speak of each sub-bullet's own subject.
"""

from dataclasses import dataclass
from itertools import count

from tests.rubrics.sentences import DESCRIPTION, EXAMPLE


@dataclass(frozen=True)
class Ingredient:
    """One sub-bullet: ``of`` is its subject with its article, as it stands in a sentence."""

    title: str
    of: str
    tools: tuple[tuple[str, str, str], ...]
    author: str
    rank: int = 0

    @property
    def description(self) -> tuple[str, ...]:
        """Its paragraphs."""
        said = [_pick(pool, self.rank).format(of=self.of) for pool in DESCRIPTION]
        return (" ".join(said[:3]), " ".join(said[3:]))

    @property
    def example(self) -> str:
        """Its example, which names nobody."""
        return " ".join(_pick(pool, self.rank).format(of=self.of) for pool in EXAMPLE)


@dataclass(frozen=True)
class Step:
    """One point."""

    title: str
    text: str
    ingredients: tuple[Ingredient, ...]


TOOLS = {
    "Cobudget": ("https://cobudget.com", "répartir un budget à plusieurs, projet par projet."),
    "Loomio": ("https://www.loomio.org", "discuter puis décider à distance, sans réunion."),
    "Framadate": ("https://framadate.org", "trouver une date qui convient au plus grand nombre."),
    "Etherpad": ("https://etherpad.org", "écrire à plusieurs le même texte en même temps."),
    "Liberapay": ("https://liberapay.com", "recevoir des dons réguliers et sans contrepartie."),
    "Loot": ("https://loot-project.gitlab.io", "compter les contributions et leur rétribution."),
    "HelloAsso": ("https://www.helloasso.com", "collecter des dons et des adhésions."),
    "Framavox": ("https://framavox.org", "prendre des décisions collectives en ligne."),
    "MediaWiki": (
        "https://www.mediawiki.org",
        "documenter les recettes du commun au fil de l'eau.",
    ),
    "Jitsi": ("https://meet.jit.si", "se réunir à distance sans créer de compte."),
    "Trello": ("https://trello.com", "suivre les tâches de chacun sur un tableau partagé."),
    "Nextcloud": ("https://nextcloud.com", "ranger les fichiers du groupe à un seul endroit."),
    "Mattermost": ("https://mattermost.com", "garder le fil des discussions par sujet."),
    "uMap": ("https://umap.openstreetmap.fr", "placer les acteurs et les lieux sur une carte."),
    "Communecter": ("https://www.communecter.org", "se faire connaître des communs voisins."),
    "Le canevas du commun": ("", "décrire la ressource, la communauté et les règles en une page."),
    "Le photolangage": ("", "parler de ses envies à partir d'images posées sur la table."),
    "La charte de l'écosystème": ("", "dire ce que l'on attend de ceux qui utilisent le commun."),
    "Le tour de météo": ("", "prendre des nouvelles de chacun au début des rencontres."),
    "Le registre des ressources": ("", "tenir la liste de ce qui est partagé, et de son état."),
    "Le conseil de gardiens": ("", "réunir ceux qui veillent sur les règles dans la durée."),
}

_PLAN: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Qualifier la ressource et ses besoins",
        (
            "On commence par regarder ce qui est là : une ressource, des personnes qui y "
            "tiennent, et des besoins que personne n'a encore écrits."
        ),
        (
            ("Qualifier ce qui est du travail contributif ou non", "le travail contributif"),
            ("Formuler les intentions autour de la ressource", "l'intention du groupe"),
            (
                "Évaluer les caractéristiques de la ressource pour mesurer les défis à relever",
                "la nature de la ressource",
            ),
            ("Délimiter le périmètre de la ressource", "le périmètre de la ressource"),
            (
                "Déterminer le statut de propriété adapté à la nature de la ressource",
                "le statut de propriété",
            ),
            ("Recenser les usages qui existent déjà", "l'inventaire des usages"),
            ("Repérer les menaces qui pèsent sur la ressource", "la liste des menaces"),
        ),
    ),
    (
        "Faire vivre la dynamique contributive",
        "Une communauté ne se décrète pas : elle s'accueille, se soigne et se renouvelle.",
        (
            ("Accueillir les nouveaux contributeurs", "l'accueil des nouveaux"),
            ("Reconnaître toutes les formes de contribution", "la reconnaissance de chacun"),
            ("Donner envie de revenir", "l'envie de revenir"),
            ("Organiser des temps forts réguliers", "le calendrier des temps forts"),
            ("Répartir les rôles sans figer les places", "la répartition des rôles"),
            ("Prévenir l'épuisement des plus engagés", "le soin porté aux plus engagés"),
            ("Laisser partir ceux qui le souhaitent", "le départ des contributeurs"),
        ),
    ),
    (
        "Organiser la gouvernance",
        "Décider ensemble s'apprend ; les règles se construisent avec ceux qu'elles engagent.",
        (
            ("Choisir comment se prennent les décisions", "la manière de décider"),
            ("Écrire des règles que chacun comprend", "le règlement du commun"),
            ("Réguler les usages et définir les accès", "la règle d'accès"),
            ("Prévoir des sanctions graduées", "l'échelle des sanctions"),
            ("Résoudre les conflits avant qu'ils ne s'installent", "la résolution des conflits"),
            ("Renouveler les mandats", "le renouvellement des mandats"),
            ("Garder la trace des décisions", "le registre des décisions"),
        ),
    ),
    (
        "Choisir un cadre juridique",
        "Le droit n'est pas un préalable, mais il protège ce que le groupe veut garder commun.",
        (
            ("Comparer les statuts possibles", "la comparaison des statuts"),
            ("Choisir une licence pour les contenus", "la licence des contenus"),
            ("Clarifier qui est responsable de quoi", "le partage des responsabilités"),
            ("Assurer les personnes et les biens", "l'assurance du commun"),
            ("Passer une convention avec une collectivité", "la convention avec la collectivité"),
            ("Protéger le nom du commun", "la protection du nom"),
        ),
    ),
    (
        "Construire un modèle économique",
        "Ce commun a des coûts et crée de la valeur : les deux méritent d'être rendus visibles.",
        (
            ("Rendre visibles les coûts cachés", "la liste des coûts"),
            ("Organiser une campagne d'investissement", "la campagne d'investissement"),
            ("Répartir un budget contributif", "le budget contributif"),
            ("Rétribuer les contributions", "la rétribution des contributions"),
            (
                "Envisager la réciprocité avec les acteurs économiques",
                "la réciprocité avec les acteurs économiques",
            ),
            ("Chercher des subventions sans en dépendre", "la recherche de subventions"),
            ("Compter le bénévolat", "la valorisation du bénévolat"),
        ),
    ),
    (
        "Documenter et transmettre",
        "Ce qui n'est pas écrit se perd au premier départ ; ce qui est écrit peut être repris.",
        (
            ("Choisir où l'on documente", "le lieu de la documentation"),
            ("Écrire pour celui qui n'était pas là", "le récit de l'expérience"),
            ("Préparer un booksprint", "le booksprint"),
            ("Illustrer plutôt qu'expliquer", "le choix des images"),
            ("Tenir la documentation à jour", "la mise à jour des fiches"),
            ("Former ceux qui formeront", "la transmission des savoir-faire"),
        ),
    ),
    (
        "S'équiper d'outils partagés",
        "Les outils suivent l'usage. Un outil de trop décourage plus qu'un outil qui manque.",
        (
            ("Partir des habitudes du groupe", "les habitudes du groupe"),
            ("Préférer des logiciels libres", "le choix des logiciels"),
            ("Héberger ses données près de chez soi", "l'hébergement des données"),
            ("Limiter le nombre d'outils", "la boîte à outils du groupe"),
            ("Apprendre à s'en servir ensemble", "l'apprentissage des outils"),
            ("Contribuer à distance", "le travail à distance"),
        ),
    ),
    (
        "Nouer des alliances",
        "Aucun commun ne vit seul : il a des voisins, des partenaires, parfois des adversaires.",
        (
            ("Cartographier les acteurs du territoire", "la carte des acteurs"),
            ("Parler aux élus", "le dialogue avec les élus"),
            ("Monter un partenariat public-commun", "le partenariat public-commun"),
            ("Rejoindre un réseau de communs", "l'entrée dans un réseau"),
            ("Communiquer sans se vendre", "la communication du commun"),
            ("Partager une ressource entre plusieurs communs", "le partage entre communs"),
            ("Répondre ensemble à un appel à projets", "la réponse à un appel à projets"),
        ),
    ),
    (
        "Durer, se transformer, s'arrêter",
        "Un commun a une fin possible : le compostage nourrit ce qui vient après.",
        (
            ("Évaluer ce qui a changé", "l'évaluation du chemin parcouru"),
            ("Passer la main à une nouvelle équipe", "le passage de relais"),
            ("Essaimer sur un autre territoire", "l'essaimage"),
            ("Changer d'échelle sans se perdre", "le changement d'échelle"),
            ("Lâcher ce qui n'a plus de raison d'être", "le tri de ce que l'on garde"),
            ("Composter le commun", "le compostage du commun"),
            ("Raconter l'histoire pour ceux qui suivent", "l'histoire du commun"),
        ),
    ),
)
"""Titles of the points, a sentence under each, and its sub-bullets with their subjects."""

AUTHORS = ("CM", "EW", "Séverine", "Simon", "CMM", "Pierre")


def parcours() -> tuple[Step, ...]:
    """Return the nine points with their sixty sub-bullets."""
    ranks = count()
    return tuple(
        Step(title, text, tuple(_ingredient(name, of, next(ranks)) for name, of in bullets))
        for title, text, bullets in _PLAN
    )


def _ingredient(title: str, of: str, rank: int) -> Ingredient:
    names = list(TOOLS)
    chosen = [names[(rank * 5 + step) % len(names)] for step in range(1 + rank % 3)]
    tools = tuple((name, *TOOLS[name]) for name in dict.fromkeys(chosen))
    return Ingredient(title, of, tools, AUTHORS[rank % len(AUTHORS)], rank)


def _pick(pool: tuple[str, ...], rank: int) -> str:
    return pool[(rank * 3 + rank // len(pool)) % len(pool)]
