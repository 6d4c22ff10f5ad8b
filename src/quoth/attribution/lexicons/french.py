"""French, as data."""

from __future__ import annotations

from collections.abc import Iterator

from .building import build, make_grammar, make_people

__all__ = ["LEXICON"]


def _inflect(stems: str) -> Iterator[str]:
    """Go over the forms of verbs in -er: `affirme`, `affirma`, `affirmait`, `affirmé`."""
    for stem in stems.split():
        past = f"{stem[:-1]}ç" if stem.endswith("c") else f"{stem}e" if stem.endswith("g") else stem
        yield from (f"{stem}e", f"{stem}ent", f"{past}a", f"{past}ait", f"{stem}èrent", f"{stem}é", f"{stem}ée",
                    f"{stem}és", f"{stem}ées")  # fmt: skip


_SURE = """affirm ajout annonc assur balbuti confi continu cri critiqu déclar demand dénonc estim exclam
expliqu indiqu insist interrog lanc martel murmur not observ plaid protest précis racont regrett remarqu réaffirm
rétorqu répliqu résum souffl soulign soupir témoign écri rapport comment indign tranch ironis assén argument object
félicit plaisant concéd affich alert inquiét désol ironis relativis confirm agac"""
SAYING = [
    *_inflect(_SURE),
    *"""dit dite dits dites disait disent dirent dira disaient écrit écrite écrivait écrivent écrivit répond répondu
    répondit répondait répondent admet admis admit avertit averti prévient prévenu prévint promet promis promit
    soutient soutenu soutint reconnaît reconnu reconnut reprend repris reprit poursuit poursuivi poursuivit conclut
    conclu rappelle rappela rappelé rappelait répète répéta répété martèle juge jugea jugé jugeait fit font concède
    inquiète désole souvient souvenu réjouit renchérit appelle appela appelé qualifie qualifia qualifié qualifiait
    qualifiée décrit décrivit""".split(),
]
TELLING = [
    *_inflect("""parl évoqu prôn salu accus condamn réclam refus trait compar cit recommand ferm fustig vant détaill
    pest moqu"""),
    *"""voit croit pense pensait pensa pensé lit lu lut trouve promettait défend défendu veut explique""".split(),
]
HANGING = """disant affirmant ajoutant déclarant expliquant précisant soulignant rappelant estimant assurant dénonçant
indiquant répondant écrivant évoquant jugeant qualifiant promettant annonçant répétant martelant concluant""".split()
PEOPLE = make_people(
    female="""adèle agathe agnès aline amandine amélie anaïs andrée anouk apolline aurélie aurore béatrice bénédicte
    brigitte camille capucine carine céline cécile chantal christelle clémence clémentine colette corinne danièle
    delphine dominique édith éléonore élisabeth élise élodie émilie estelle fabienne faustine florence françoise
    frédérique geneviève ghislaine hélène inès isabelle jacqueline jeanne joëlle josiane josette juliette laetitia laure
    laurence léa léonie louise lucie lucile mado maëlle manon marguerite marine marion mathilde maud mireille
    monique muriel mylène nadège nathalie noémie odette odile océane pascale pauline perrine régine rose sandrine
    ségolène sidonie simone solange solène sophie suzanne sylvie thérèse valérie véronique violette virginie viviane
    yvonne zoé""",
    male="""alain alexandre alexis andré antoine armand arnaud augustin aurélien baptiste bastien benoît bernard
    bertrand bruno cédric christophe claude clément cyril damien denis didier dominique édouard émile emmanuel éric
    étienne fabien fabrice florent françois frédéric gaël gaspard gaston gauthier geoffroy gérard gilbert gilles
    grégoire guillaume gustave guy hervé hugues jean jérémie jérôme joël julien laurent léon lionel loïc louis luc
    lucien marcel marius mathieu matthieu maxime michel nicolas noël olivier pascal patrice philippe pierre quentin
    raphaël raoul rémi rémy régis renaud robert roger romain sébastien serge sylvain stéphane théo théophile thibault
    thierry thomas tristan valentin valéry victor vincent xavier yann yves yvan jean-luc jean-marie jean-pierre
    jean-claude jean-paul jean-louis jean-yves jean-marc jean-michel jean-françois""",
    titles="""ministre maire juge député porte-parole responsable secrétaire professeur commissaire pr me chef
    sénateur gouverneur capitaine docteur""",
    female_titles="""mme mmes mlle madame présidente directrice députée sénatrice ambassadrice cheffe reine princesse
    procureure avocate chancelière conseillère gouverneure maîtresse patronne""",
    male_titles="""m mm monsieur président directeur ambassadeur roi prince pape procureur avocat général colonel
    chancelier conseiller patron évêque cardinal""",
    nouns="""élu élue experte expert économiste historien historienne témoin auteur auteure chercheur chercheuse médecin
    dirigeant dirigeante écrivain écrivaine journaliste entraîneur entraîneuse syndicaliste fonctionnaire agriculteur
    agricultrice habitant habitante militant militante scientifique candidat candidate""",
    female_nouns="femme mère fille sœur veuve boulangère infirmière romancière",
    male_nouns="homme père fils frère veuf boulanger infirmier romancier",
    bodies="""ministère université parti conseil commission police gouvernement agence banque société mairie tribunal
    cour association fédération comité syndicat journal radio assemblée sénat union institut fondation compagnie
    chambre parquet ligue""",
    places="""france paris europe russie allemagne italie espagne chine angleterre belgique suisse ukraine lyon
    marseille bruxelles londres berlin moscou dieu internet élysée matignon amérique afrique canada québec genève""",
    particles="de du des d la le l van von den der di da",
    courtesies="m mme mlle monsieur madame",
    cases="s>",
    body_first=True,
)  # fmt: skip
GRAMMAR = make_grammar(
    people=PEOPLE,
    short="M MM Mme Mmes Mlle Dr Pr Me St Ste",
    elided="l d j c s n t m qu jusqu lorsqu puisqu L Qu C J S N M T D(?=['’][a-zà-ÿ])",
    clitics="(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce)",
    phrases="""
    aa d' après
    aaaa de l' avis de
    aaaa de l' aveu de
    aaaa selon les mots de
    aaaa selon les termes de
    aaa aux dires de
    aaa aux yeux de
    AAX comme l' a
    AXX comme l' avait
    XX s' est
    XX s' était
    XX s' exclame
    XX se sont
    XX l' a
    AA en revanche
    AA en outre
    AA par ailleurs
    AA de nouveau
    """,
    opening="pour",
    definite="le la les l' ce cet cette",
    articles="un une ancien ancienne",
    genders={"le": "m", "la": "f", "un": "m", "une": "f", "ce": "m", "cet": "m", "cette": "f"},
    genitives="des",
    head_first=True,
    split_verbs=True,
)  # fmt: skip
LEXICON = build(
    "fr",
    people=PEOPLE,
    grammar=GRAMMAR,
    saying=SAYING,
    telling=TELLING,
    hanging=HANGING,
    classes={
        "P": "il elle on ils elles je j' nous vous tu celui-ci celle-ci quelqu'un personne",
        "m": "me m' moi toi eux soi lui-même elle-même eux-mêmes c' cela ça ceci",
        "h": "son sa ses leur leurs notre nos votre vos mon ma mes",
        "d": "le la les l' un une des ce cet cette ces chaque aucun aucune quelques plusieurs tous toute toutes tout",
        "e": "certains certaines beaucoup deux trois quatre cinq d'autres",
        "i": """à au aux en dans sur sous avec sans contre vers chez entre parmi pendant depuis durant devant derrière
        lors malgré envers dès hors via face suite grâce pour""",
        "b": "par",
        "f": "de du d'",
        "a": "selon suivant",
        "T": "que qu'",
        "w": "quand lorsque lorsqu' si parce puisque puisqu' tandis comme où quoique avant après afin",
        "W": "qui dont lequel laquelle lesquels lesquelles",
        "&": "et ou mais ni car donc or",
        "X": """a ont avait avaient aurait auraient ait aient eut ai as avons avez se s' lui y va vont doit doivent
        devait peut peuvent pouvait voulait faut""",
        "Y": "est sont était étaient sera serait seront fut furent été être soit suis êtes sommes",
        "A": "ne n' pas plus jamais aussi encore déjà toujours ensuite puis enfin ainsi alors même seulement notamment "
             "également ici là t t' très trop bien mal peu moins surtout pourtant cependant toutefois souvent parfois "
             "longtemps auparavant d'abord désormais vivement clairement publiquement simplement sèchement franchement "
             "fermement récemment finalement sobrement officiellement visiblement",
        "t": "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août "
             "septembre octobre novembre décembre hier aujourd'hui demain matin soir midi nuit semaine semaines mois "
             "année années an ans jour jours heure heures dernier dernière prochain passé",
        "K": """déclaration déclarations communiqué lettre discours entretien interview message tribune phrase propos
        mots affirmation accusation critique critiques réponse question commentaire avertissement tweet promesse appel
        témoignage aveu remarque formule intervention rapport""",
        "v": "vint prit mit alla resta tint entra partit perdit gagna prend met reste tient part perd "
             "gagne arrive arriva vient vit quitta quitte dirige travaille vécut rencontra rencontre visita visite",
    },
    both="""annonce demande note juge lance réplique souffle cri critique remarque conclu écrit dit fait annoncent
    rapporte rapport lu""",
    female="elle sa",
    male="il son",
    personal="qui",
    mute="personne on",
    verb_endings=("èrent",),
    earlier="auparavant|plus tôt|jadis|naguère|autrefois|à l['’]époque|précédemment",
)  # fmt: skip
