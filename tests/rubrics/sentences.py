"""Sentences of the parcours: {of} is the subject of a sub-bullet."""

DESCRIPTION = (
    (
        "Cette étape consiste à mettre {of} en mots, avec toutes les personnes concernées.",
        "Il s'agit de s'entendre sur {of} avant que l'habitude ne décide à la place du groupe.",
        "Aborder tôt {of} évite bien des malentendus : chacun arrive avec sa propre idée.",
        "On gagne à poser {of} noir sur blanc, même de façon provisoire, pour pouvoir en débattre.",
        "Peu de groupes prennent le temps de regarder {of} ; c'est pourtant ce qui les fait tenir.",
        "Ici, la question n'est pas d'avoir raison sur {of}, mais d'en avoir une vision partagée.",
        "Réussir cette étape, c'est pouvoir expliquer {of} en deux minutes à quelqu'un qui passe.",
    ),
    (
        "Une première rencontre suffit souvent pour recueillir les points de vue sans les trier.",
        "On commence par écouter celles et ceux qui parlent le moins, puis on rassemble.",
        "Deux personnes préparent une proposition courte, que les autres corrigent à la main.",
        "Le plus simple est de partir de trois situations vécues, bonnes ou mauvaises.",
        "Un tour de table, sans débat, donne déjà une idée des accords et des écarts.",
        "Mieux vaut une page imparfaite et relue qu'un long document que personne n'ouvre.",
    ),
    (
        "Les désaccords sont notés tels quels : ils serviront plus tard, quand il faudra choisir.",
        "Ce qui fait débat est mis de côté, daté, et repris à la rencontre suivante.",
        "On distingue ce qui est décidé, ce qui est essayé et ce qui reste ouvert.",
        "Si une question bloque, on cherche l'essai le plus petit qui permette d'apprendre.",
        "Le groupe vérifie ensuite que personne ne porte seul la suite du travail.",
    ),
    (
        "Il est utile de garder la première version, même maladroite, à côté de la suivante.",
        "Une photo du tableau, prise en fin de séance, vaut souvent le meilleur compte rendu.",
        "On invite aussi ceux qui n'étaient pas là à réagir, par écrit ou de vive voix.",
        "Ce travail se fait mieux debout, autour d'une grande feuille, qu'assis en rond.",
        "Chacun repart avec une tâche qu'il a choisie, et une date pour en reparler.",
    ),
    (
        "Le résultat tient en quelques lignes, accessibles à tous, avec le nom d'un référent.",
        "La trace de ce travail rejoint la documentation, pour que les suivants la retrouvent.",
        "On affiche le résultat dans le lieu, et on le relit deux fois par an.",
        "Ce texte n'est pas gravé : une date de relecture y est inscrite dès le départ.",
    ),
    (
        (
            "Attention à ne pas confondre vitesse et adhésion : une semaine de plus vaut un "
            "conflit de moins."
        ),
        "Le piège le plus fréquent est de laisser la question aux seuls experts.",
        "Il arrive que le sujet revienne sans cesse : c'est le signe que le cadre est trop flou.",
        "Beaucoup oublient d'en parler aux usagers occasionnels, qui ont pourtant leur mot à dire.",
        "Un animateur extérieur aide à traverser les moments où les avis se durcissent.",
    ),
)
"""What a description says, one sentence of each pool."""

EXAMPLE = (
    (
        "Dans un jardin partagé de quartier, une vingtaine d'habitants se retrouvent le samedi.",
        "Un atelier de réparation de vélos, installé sous une halle, accueille tous les âges.",
        "Une forêt communale est entretenue par ses usagers, avec l'accord de la mairie.",
        "Un four à pain de village a été remis en marche par cinq familles voisines.",
        "Des enseignants écrivent ensemble un manuel libre, relu chaque été.",
        "Une bibliothèque d'outils prête des perceuses et des échelles à tout un immeuble.",
        "Un collectif de couturières partage ses patrons de masques et ses machines.",
        "Une semencerie paysanne conserve des variétés anciennes sur trois vallées.",
        "Un tiers-lieu rural met en commun une salle, une imprimante et un véhicule.",
    ),
    (
        "Au bout d'un an, on s'est aperçu que personne n'avait jamais regardé {of} de près.",
        "C'est une remarque d'enfant qui a mis {of} à l'ordre du jour.",
        "Pour avancer, {of} a fait l'objet de deux soirées, une pour comprendre, une pour choisir.",
        "Là-bas, pour {of}, tout est parti d'une feuille au mur, que chacun complétait en passant.",
        "Les premiers essais sur {of} n'ont rien donné ; le troisième a trouvé son rythme.",
    ),
    (
        (
            "Personne n'avait le temps d'une longue réunion, alors chaque permanence a été "
            "l'occasion d'avancer d'un pas, un café à la main."
        ),
        (
            "Les plus anciens craignaient de perdre la main ; les plus jeunes voulaient aller "
            "vite : il a fallu trois rencontres pour trouver le ton."
        ),
        (
            "Une voisine, comptable à la retraite, a proposé un tableau très simple, que tout le "
            "monde a fini par adopter."
        ),
        (
            "La mairie, d'abord réticente, a prêté une salle quand elle a vu que le groupe tenait"
            " ses engagements."
        ),
    ),
    (
        (
            "Tout n'a pas été simple : un hiver entier, les rencontres ont été désertées, puis "
            "deux familles sont revenues avec des gâteaux et une idée neuve."
        ),
        (
            "Il a fallu expliquer vingt fois la même chose, jusqu'à ce qu'un dessin affiché dans "
            "l'entrée remplace les longs discours."
        ),
        (
            "Un désaccord sur les horaires a failli tout arrêter ; une personne extérieure est "
            "venue deux soirs pour aider chacun à s'écouter."
        ),
        (
            "Les premières semaines, chacun notait ses heures sur un cahier ; on l'a gardé, car "
            "il raconte mieux l'aventure que n'importe quel rapport."
        ),
        (
            "Le groupe a d'abord copié ce qui se faisait ailleurs, avant de comprendre que ses "
            "propres habitudes étaient déjà une bonne partie de la réponse."
        ),
    ),
    (
        "Depuis, deux référents changent tous les six mois et rendent compte sur une affiche.",
        "Le compte rendu, une page, est lu à voix haute à l'ouverture de la saison.",
        "Trois structures voisines ont repris la méthode et l'ont adaptée à leur taille.",
        "Le budget de l'année suivante en a tenu compte, pour un montant modeste mais voté.",
    ),
)
"""What an example says, one sentence of each pool."""
