"""Italian, as data."""

from __future__ import annotations

from collections.abc import Iterator

from .building import build, make_grammar, make_people

__all__ = ["LEXICON"]


def _inflect(stems: str) -> Iterator[str]:
    """Go over the forms of verbs in -are: `afferma`, `affermò`, `affermava`, `affermato`."""
    for stem in stems.split():
        yield from (f"{stem}a", f"{stem}ano", f"{stem}ò", f"{stem}arono", f"{stem}ava", f"{stem}ato", f"{stem}ata")
        yield from (f"{stem}ati", f"{stem}ate")


_NAMING = """definisce definì definito definiva chiama chiamò chiamato bolla bollò bollato critica criticò criticato
attacca attaccò attaccato considera considerò considerato descrive descrisse descritto accusa accusò accusato
elogia elogiò elogiato condanna condannò condannato giudica giudicò giudicato liquida liquidò liquidato"""
SAYING = [
    *_inflect(
        """afferm annunci assicur comment conferm confess continu dichiar domand esclam grid lament mormor nota osserv
        precis raccont replic ricord sottoline spieg sussurr url critic denunci avvis chios puntualizz rimarc
        rivel segnal twitt rivendic argoment ironizz boll chiam giudic consider not"""
    ),
    *"""dice dicono disse dissero diceva dicevano detto dirà scrive scrisse scritto scriveva risponde rispose risposto
    rispondeva aggiunge aggiunse aggiunto aggiungeva ammette ammise ammesso avverte avvertì avvertito chiede chiese
    chiesto chiedeva conclude concluse concluso insiste insistette insistito prosegue proseguì proseguito ribadisce
    ribadì ribadito riprende riprese ripreso sostiene sostenne sostenuto promette promise promesso riconosce riconobbe
    riconosciuto ripete ripeté ripetuto definisce definì definito definiva descrive descrisse descritto rilancia
    ribatte ribatté ribattuto esclude escluse escluso smentisce smentì smentito""".split(),
]
TELLING = [
    *_inflect("parl accus attacc condann elogi rifiut pens cit liquid invoc auspic"),
    *"vede vide visto crede difende difese difeso legge lesse letto invita teme propone propose proposto".split(),
]
HANGING = """dicendo affermando aggiungendo spiegando sottolineando ricordando definendo precisando dichiarando
assicurando annunciando chiedendo parlando rispondendo scrivendo ribadendo sostenendo criticando osservando""".split()
PEOPLE = make_people(
    female="""agnese alberta alessandra alessia alice anna annalisa antonella arianna barbara beatrice benedetta bianca
    bruna carla carlotta carmela caterina cecilia chiara cinzia clara claudia costanza cristina daniela debora donatella
    elena eleonora elisa elisabetta emanuela emma enrica erica federica fiamma flavia francesca gabriella giada
    gianna ginevra giorgia giovanna giulia giuliana giuseppina grazia ilaria irene isabella ivana laura letizia licia
    lidia livia loredana lorenza luciana lucrezia luisa maddalena mara marcella margherita maria marianna marina marta
    martina matilde michela milena mirella monica nadia noemi ornella paola patrizia piera raffaella renata rita roberta
    rosa rossella sara serena silvana silvia simona sofia sonia stefania susanna tiziana valentina valeria vanessa
    veronica vittoria viviana""",
    male="""achille adriano alberto aldo alessandro alessio alfredo ambrogio amedeo andrea angelo antonio armando
    arturo attilio augusto bartolomeo beppe bruno camillo carlo cesare claudio corrado dario davide diego domenico
    edoardo elio emanuele emilio ennio enrico enzo ettore eugenio fabio fabrizio federico ferdinando filippo flavio
    francesco franco gabriele gaetano giacomo gianluca gianni gino giorgio giovanni giuliano giulio giuseppe guido
    ivano lamberto leonardo livio lorenzo luca luciano ludovico luigi marcello marco mario massimo matteo maurizio
    mauro michele mirko nicola orlando paolo pasquale piero pierluigi pietro raffaele renato renzo riccardo roberto
    rocco romano ruggero salvatore sandro saverio sergio silvio simone stefano tommaso ugo umberto valerio vincenzo
    vittorio walter""",
    titles="""portavoce leader giudice presidente premier dirigente sindaco ministro rappresentante parlamentare prof
    on""",
    female_titles="""signora sig.ra dottoressa professoressa ministra sindaca senatrice deputata direttrice
    ambasciatrice assessora consigliera regina principessa governatrice cancelliera avvocata segretaria""",
    male_titles="""signor sig dottor professor senatore deputato direttore ambasciatore assessore consigliere re
    principe papa governatore cancelliere avvocato segretario generale colonnello vescovo cardinale don monsignor""",
    nouns="""esperto esperta economista storico storica testimone autore autrice ricercatore ricercatrice scrittore
    scrittrice candidato candidata medico imprenditore imprenditrice allenatore allenatrice sindacalista giornalista
    scienziato scienziata agricoltore abitante""",
    female_nouns="donna madre figlia sorella vedova attrice",
    male_nouns="uomo padre figlio fratello vedovo attore",
    bodies="""ministero università partito consiglio commissione polizia governo agenzia banca società comune
    tribunale associazione federazione comitato sindacato giornale radio camera senato unione istituto fondazione
    procura parlamento corte lega""",
    places="""italia roma milano napoli torino europa russia germania francia spagna cina inghilterra ucraina bruxelles
    londra parigi berlino mosca dio internet america vaticano quirinale montecitorio firenze venezia""",
    particles="de di del della dei degli la lo van von der",
    courtesies="signor signora sig dottor dottoressa",
    cases="i>o e>a i>e",
    body_first=True,
)  # fmt: skip
GRAMMAR = make_grammar(
    people=PEOPLE,
    short="Sig Dott Prof On Avv Ing Dr",
    elided="""l un d c s t m v n gl dell nell all dall sull coll quell quest bell sant anch com dov cos tutt L Un C S
    Dell Nell All Dall Sull Quell Quest Anch Com D(?=['’][a-zà-ù])""",
    phrases="""
    aaa a detta di
    aaa a giudizio di
    aaa a parere di
    aaa nelle parole di
    aaa stando alle parole
    aa stando a
    aa stando al
    aa stando alla
    XX lo ha
    XX l' ha
    XX lo aveva
    XX si è
    XX si era
    XX gli ha
    XX le ha
    Ai di nuovo
    AA inoltre ha
    AX e ha
    AX ed ha
    """,
    opening="per",
    definite="il lo la l' i gli le questo questa quel quella",
    articles="un uno una un' ex",
    genders={"il": "m", "lo": "m", "la": "f", "un": "m", "uno": "m", "una": "f", "quel": "m", "quella": "f"},
    head_first=True,
    implied=True,
    split_verbs=True,
    naming=_NAMING,
)  # fmt: skip
LEXICON = build(
    "it",
    people=PEOPLE,
    grammar=GRAMMAR,
    saying=SAYING,
    telling=TELLING,
    hanging=HANGING,
    classes={
        "P": "lui lei egli ella loro essi esse io noi voi tu qualcuno nessuno costui costei",
        "m": "me te sé stesso stessa ciò quello",
        "h": "suo sua suoi sue mio mia miei mie nostro nostra nostri nostre vostro vostra",
        "d": """il lo la l' i gli le un uno una un' questo questa questi queste quel quell' quella quei quegli quelle
        ogni alcuni alcune tutti tutte ciascun nessun nessuna""",
        "e": "molti molte altri altre due tre quattro cinque qualche",
        "i": """a ad al allo alla all' ai agli alle in nel nello nella nell' nei negli nelle con su sul sullo sulla
        sull' sui sugli sulle per tra fra contro verso durante dopo prima senza sotto sopra presso davanti dal dallo
        dalla dall' dai dagli dalle""",
        "b": "da",
        "f": "di d' del dello della dell' dei degli delle",
        "a": "secondo",
        "T": "che",
        "w": "quando mentre se perché poiché sebbene dove benché affinché",
        "W": "cui quale quali chi",
        "&": "e ed o ma però né oppure",
        "X": "ha hanno aveva avevano avrebbe abbia ebbe si può possono deve devono vuole vogliono poteva voleva ho "
             "abbiamo ci vi ne",
        "Y": "è sono era erano fu furono sarà sarebbe sia stato stata stati state essere viene venne",
        "A": """non anche anch' già poi così ancora inoltre infine sempre mai solo molto più meno bene qui qua lì là
        quindi dunque invece intanto subito come com' forse proprio allora tuttavia""",
        "t": """lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo aprile maggio giugno
        luglio agosto settembre ottobre novembre dicembre ieri oggi domani mattina pomeriggio sera notte settimana
        mese anno anni mesi giorni giorno scorso scorsa""",
        "K": """dichiarazione dichiarazioni comunicato lettera discorso intervista messaggio frase parole affermazione
        accusa critica critiche risposta commento avvertimento tweet promessa appello testimonianza intervento
        rapporto nota""",
        "v": "arrivò andò fece diede mise uscì entrò tornò perse vinse volle seppe arriva va fa dà mette esce "
             "entra torna perde vince lavora dirige guida vive visita",
    },
    both="""nota domanda risposta replica critica accusa denuncia commento detto scritto promessa condanna invita
    spiega legge""",
    female="lei ella sua",
    male="lui egli suo",
    personal="che chi",
    mute="nessuno",
    verb_endings=("ò",),
    gerund_ending="ndo",
    adverb_ending="mente",
    earlier="in precedenza|precedentemente|un tempo|anni fa|a suo tempo",
)  # fmt: skip
