"""Mots dont sont faits les noms, les accroches et les descriptions, et noms propres inventés."""

from random import Random

MAISONS = (
    "La Maison", "Le Café", "L'Atelier", "Le Relais", "La Cour", "Le Comptoir", "L'Espace", "Le Foyer", "La Halte",
    "Le Jardin", "La Cantine", "Le Salon", "La Table", "L'Abri", "La Fabrique", "Le Repaire", "La Ruche", "Le Kiosque",
    "La Bulle", "L'Escale", "Le Préau", "La Verrière", "Le Grenier", "L'Îlot", "La Passerelle", "Le Perron",
)  # fmt: skip
COMPLEMENTS = (
    "des voisins", "du bout de la rue", "d'à côté", "des quatre-vents", "aux mille tasses", "de l'étoile", "du canal",
    "des possibles", "de la fontaine", "du tilleul", "des trois-ponts", "du vieux four", "de l'écluse", "des lilas",
    "à l'œuvre", "du coin", "des cerisiers", "de la gare", "du marché", "aux fenêtres", "du lavoir", "des tisserands",
    "de l'été", "des bateliers", "du noyer", "de la houille", "des mots doux", "du pont-neuf", "d'en face", "des rêveurs",
)  # fmt: skip
PRENOMS = (
    "Josée", "Léon", "Aïcha", "Hélène", "Germaine", "Anne-Marie", "Jean-Noël", "Zoé", "Fatima", "Gaëlle", "Benoît",
    "Célestine", "Désiré", "Élise", "Françoise", "Inès", "Loïc", "Noémie", "Odile", "Raphaël", "Solène", "Théo",
)  # fmt: skip
ADJECTIFS = tuple("solidaire tranquille libre aimable paisible nomade complice fidèle utile sensible".split())
SYLLABES = (
    "bar", "bel", "bra", "cor", "dan", "dré", "fal", "ga", "gué", "har", "jol", "ker", "lan", "lo", "mar", "mé", "mon",
    "nar", "nel", "or", "pa", "pel", "qui", "ra", "ré", "sau", "sil", "tan", "tar", "thi", "val", "ver", "vi", "zel",
)  # fmt: skip
FINALES = tuple("bolin dour elle ette eux gne ier ine lotte mont oise rève tin volle".split())
VOIES = ("Rue", "Avenue", "Place", "Chaussée", "Boulevard", "Impasse", "Quai")
NOMS_DE_VOIES = (
    "de l'Église", "des Écoles", "du Moulin", "de la Station", "Saint-Éloi", "des Combattants", "du Château", "Haute",
    "de la Liberté", "des Prés", "du Centre", "Joseph Wauters", "de Bruxelles", "des Tanneurs", "du Calvaire", "Neuve",
)  # fmt: skip

CE_QU_ON_FAIT = (
    "boire un café", "partager une soupe", "jouer aux cartes", "apprendre le français", "réparer son vélo",
    "coudre ensemble", "lire le journal", "faire ses devoirs", "jardiner", "chanter dans une chorale", "peindre",
    "remplir un papier difficile", "écrire un courriel", "se reposer", "cuisiner à plusieurs", "danser", "bricoler",
    "parler avec quelqu'un", "regarder un film", "prendre une douche", "laver son linge", "faire du théâtre",
    "apprendre l'ordinateur", "marcher en groupe", "tricoter", "chercher un emploi", "faire de la musique",
    "rencontrer d'autres parents", "jouer aux échecs", "faire de la gymnastique douce", "trouver une écoute",
)  # fmt: skip
QUI_VIENT = (
    "les gens du quartier", "des personnes de tous les âges", "des jeunes et des moins jeunes", "des parents seuls",
    "des habitués et des curieux", "des personnes qui se sentent seules", "des familles", "des aînés du village",
    "des bénévoles", "celles et ceux qui n'osent pas pousser d'autres portes", "des voisines et des voisins",
)  # fmt: skip
QUI_DECIDE = (
    "une assemblée ouverte", "l'équipe et les participants", "un comité d'habitants", "les bénévoles, chaque mois",
    "un conseil tiré au sort", "l'association et la commune, ensemble", "les membres, à main levée",
)  # fmt: skip
COMMENT = (
    "sans rendez-vous", "sans donner son nom", "à son rythme", "en poussant la porte", "à petit prix", "gratuitement",
    "avec ou sans enfants", "en français ou dans sa langue", "le temps qu'il faut", "seul ou accompagné",
)  # fmt: skip
QUOI_EN_PLUS = (
    "Une fois par mois, un repas réunit tout le monde.", "Le jardin est ouvert dès les beaux jours.",
    "On y trouve aussi une armoire à livres.", "Une permanence sociale se tient dans la même maison.",
    "Les locaux viennent d'être rénovés.", "Des sorties sont organisées pendant les congés.",
    "Le café se paie comme on peut.", "Une exposition change chaque saison.", "L'équipe parle plusieurs langues.",
    "Des ateliers naissent selon les envies.", "Une brocante a lieu au printemps.", "Le lieu se prête aux voisins le soir.",
)  # fmt: skip


def nom_propre(hasard: Random) -> str:
    """« Tarvalgne », « Monrèbolin » : un mot que personne d'autre ne porte, comme en ont la plupart des lieux."""
    syllabes = "".join(hasard.choice(SYLLABES) for _ in range(hasard.choice((1, 2, 2))))
    return (syllabes + hasard.choice(FINALES)).capitalize()


def nom_de_lieu(hasard: Random, type_libelle: str, endroit: str) -> str:
    """`endroit` : la localité ou la commune, que beaucoup de noms reprennent."""
    maison, complement, propre = hasard.choice(MAISONS), hasard.choice(COMPLEMENTS), nom_propre(hasard)
    if type_libelle == "Autre lieu":
        type_libelle = "Espace"
    formes = (
        f"{maison} {complement}",
        f"{maison} {propre}",
        f"{propre} asbl",
        f"Chez {hasard.choice(PRENOMS)} et {hasard.choice(PRENOMS)}",
        f"{type_libelle} {de(endroit)}",
        f"{type_libelle} {propre}",
        f"{type_libelle} {complement} – {endroit}",
        f"{maison} {hasard.choice(ADJECTIFS)} {de(propre)}",
    )
    return hasard.choices(formes, weights=(4, 5, 2, 2, 3, 5, 2, 3))[0]


def de(nom: str) -> str:
    return f"d'{nom}" if nom[0] in "AEÉIOU" else f"de {nom}"


def accroche(hasard: Random) -> str:
    return f"On y vient pour {hasard.choice(CE_QU_ON_FAIT)} ou {hasard.choice(CE_QU_ON_FAIT)}, {hasard.choice(COMMENT)}."


def description(hasard: Random, nom: str) -> str:
    """Deux à cinq phrases, en Markdown."""
    phrases = [
        f"{nom} réunit {hasard.choice(QUI_VIENT)} pour {hasard.choice(CE_QU_ON_FAIT)} et {hasard.choice(CE_QU_ON_FAIT)}.",
        f"On peut aussi {hasard.choice(CE_QU_ON_FAIT)}, {hasard.choice(COMMENT)}.",
        f"Les décisions reviennent à {hasard.choice(QUI_DECIDE)}.",
        *hasard.sample(QUOI_EN_PLUS, 2),
    ]
    return " ".join(phrases[: hasard.randint(2, 5)])
