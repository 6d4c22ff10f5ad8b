"""German, as data."""

from __future__ import annotations

from collections.abc import Iterator

from .building import build, make_grammar, make_people

__all__ = ["LEXICON"]


def _inflect(stems: str) -> Iterator[str]:
    """Go over the forms of regular verbs: `sagt`, `sagte`, `sagten`, `sagen`, `gesagt`."""
    for stem in stems.split():
        joint = "e" if stem[-1] in "td" or stem.endswith(("chn", "ffn", "gn")) else ""
        yield from (f"{stem}{joint}t", f"{stem}{joint}te", f"{stem}{joint}ten")
        foreign = stem.endswith("ier")
        yield f"{stem}n" if stem.endswith(("er", "el")) and not foreign else f"{stem}en"
        bare = foreign or stem.startswith(("er", "be", "ver", "ent", "wider", "wieder"))
        yield f"{stem}{joint}t" if bare else f"ge{stem}{joint}t"


SAYING = [
    *_inflect(
        """sag erklär beton frag antwort mein warn kritisier ergänz erzähl bericht versicher bestätig behaupt bekräftig
        erwider entgegn kommentier erläuter äußer mahn bemängel beklag klag prophezei verkünd vermut resümier twitter
        argumentier urteil bemerk scherz spott schimpf schilder wiederhol formulier bilanzier flüster murmel seufz"""
    ),
    *"""rief riefen ruft gerufen schrieb schrieben schreibt geschrieben sprach sprachen spricht gesprochen unterstrich
    unterstreicht unterstrichen nannte nannten nennt genannt bezeichnete bezeichneten bezeichnet hieß versprach
    verspricht versprochen schrie schreit widersprach widerspricht widersprochen sprechen schreiben rufen nennen
    unterstreichen versprechen widersprechen""".split(),
]
TELLING = [
    *_inflect("forder lob beschuldig charakterisier begründ kündig füg räum teil lehn plädier hoff erinner dementier"),
    *"""beschrieb beschreibt beschrieben warf wirft vorgeworfen gab gibt zugegeben wies zurückgewiesen dachte denkt
    gedacht las liest heißt hinzugefügt eingeräumt mitgeteilt angekündigt abgelehnt las verwies verweist gefunden
    fand findet hält hielt""".split(),
]
PEOPLE = make_people(
    female="""anke annegret annette antje astrid bärbel birgit brigitte britta carola dagmar dorothee elke erna frauke
    franziska friederike gabriele gerda gisela greta grit gudrun hanna hannelore heike helga henriette hilde ilse inge
    ingeborg jana johanna juliane jutta karin karla katharina katja katrin kerstin kristina lea lena lotte luise
    manuela margarete margot marlene mathilde meike mia mila monika nadine nele petra renate romy rosemarie sabine
    saskia sigrid silke silvia simone sonja steffi svenja swantje tanja theresa ulrike ursula ute verena waltraud""",
    male="""achim andreas armin arne axel bastian benno bernd bernhard björn bodo carsten christoph claus detlef dieter
    dietmar dirk eckart elmar emil erwin fabian falk felix florian franz friedrich fritz georg gregor günter günther
    hannes hans hartmut heiko heiner heinrich heinz helmut hendrik hermann horst jakob jan jens joachim jochen johannes
    jörg jörn jürgen kai karsten kaspar konrad lars lothar lorenz lukas manfred mathias matthias moritz nils norbert
    olaf ole otmar peer philipp rainer ralf reiner reinhard roland rolf rüdiger sascha sebastian sepp siegfried
    stefan steffen sven thilo thomas thorsten till tilman tobias torsten udo ulf uli ulrich uwe veit volker werner
    wilhelm winfried wolfgang""",
    titles="doktor professor dr prof",
    female_titles="""frau ministerin kanzlerin präsidentin bürgermeisterin sprecherin direktorin chefin königin
    professorin botschafterin richterin abgeordnete senatorin vorsitzende""",
    male_titles="""herr minister kanzler präsident bürgermeister sprecher direktor chef könig papst prinz botschafter
    richter abgeordneter senator general vorsitzender bischof pfarrer kommissar""",
    nouns="""experte expertin zeuge zeugin leiterin leiter autorin autor forscherin forscher anwalt anwältin politiker
    politikerin unternehmer unternehmerin trainerin trainer schriftsteller schriftstellerin regierungschef ärztin arzt
    lehrerin lehrer bäuerin bauer landwirt nachbar nachbarin wirtin wirt kapitän kapitänin ingenieurin ingenieur""",
    female_nouns="mutter tochter schwester witwe",
    male_nouns="vater sohn bruder witwer",
    bodies="""behörde ministerium partei regierung polizei amt universität verein verband stadt zeitung sender institut
    gericht unternehmen konzern bank kommission rat bundestag landtag""",
    places="""deutschland europa amerika russland frankreich österreich schweiz berlin hamburg münchen köln wien zürich
    brüssel china england italien spanien polen ukraine türkei moskau paris london rom gott internet""",
    particles="von van der den dem zu zur vom de la du di",
    courtesies="frau herr dr prof",
    cases="s> n> es>",
    title_endings="""minister ministerin präsident präsidentin kanzler kanzlerin sprecher sprecherin meister
    meisterin chef chefin direktor direktorin politiker politikerin vorsitzende vorsitzender leiter leiterin anwalt
    anwältin richter richterin forscher forscherin experte expertin sekretär sekretärin kommissar kommissarin rätin
    beauftragte beauftragter trainer trainerin professor professorin botschafter botschafterin""",
    female_endings=("in",),
)  # fmt: skip
GRAMMAR = make_grammar(
    people=PEOPLE,
    short="Dr Prof Hr Fr St Dipl Ing Abg",
    phrases="""
    aaa nach angaben von
    aa nach angaben
    aaaa nach den worten von
    aaa nach den worten
    aaa nach worten von
    aaa nach einschätzung von
    aa nach einschätzung
    aaa nach auffassung von
    aa nach auffassung
    aaa nach ansicht von
    aa nach ansicht
    aaa nach meinung von
    aa nach meinung
    aaa nach aussage von
    aa nach aussage
    Paa seiner meinung nach
    Paa ihrer meinung nach
    Paa seiner ansicht nach
    Paa ihrer ansicht nach
    Pa ihm zufolge
    Pa ihr zufolge
    AA so etwas
    Ti dass im
    """,
    behind="so",
    opening="für",
    definite="der die das dieser diese",
    articles="ein eine einer ehemaliger ehemalige",
    genders={"der": "m", "die": "f", "dieser": "m", "diese": "f"},
    endings="s> ’> '>",
    genitive=True,
    genitives="der dieser",
    capital_nouns=True,
    noun_endings=("ung", "ungen", "heit", "keit", "schaft", "tion", "tionen", "ität", "ismus", "innen", "partei", "amt",
                  "behörde", "zeitung", "ministerium", "ministeriums"),
    plural_endings=("en",),
    adjective_endings=("e", "en", "er", "es", "em"),
    split_verbs=True,
    final=True,
    oblique="""den dem des einen einem einer eines diesem dieser dieses seinem seiner seines ihrem ihrer ihres der""",
    reported="sei seien werde habe solle könne müsse dürfe wolle hätten würden",
    relatives="der die das",
)  # fmt: skip
LEXICON = build(
    "de",
    people=PEOPLE,
    grammar=GRAMMAR,
    saying=SAYING,
    telling=TELLING,
    classes={
        "P": "er sie es ich wir du man wer jemand niemand",
        "m": "ihn ihm ihnen mich mir uns euch sich selbst einander dir dich",
        "h": "sein seine ihr ihre unser unsere mein meine",
        "d": """der die das ein eine dieser diese dieses jener jene jede jeder kein keine viele einige mehrere alle
        beide manche welche zwei drei vier fünf""",
        "i": "in im an am auf aus bei beim mit nach seit vor vom zum zur gegenüber gegen für durch ohne um unter über "
             "hinter neben zwischen wegen trotz innerhalb außerhalb ab bis per ins ans aufs den dem des "
             "einen einem einer eines diesen diesem seinen seinem seines seiner ihren ihrem ihrer ihres keinen keinem "
             "jeden jedem allen vielen jenen",
        "f": "von",
        "a": "laut gemäß zufolge",
        "s": "als",
        "u": "zu",
        "T": "dass daß",
        "w": "weil wenn während obwohl nachdem bevor ob damit sobald solange falls da indem warum wo",
        "W": "welcher welches dessen deren denen",
        "&": "und oder aber sondern doch denn",
        "X": """hat habe haben hatte hatten hätte hätten wird werde werden würde würden soll solle sollen sollte will
        wolle wollte wollten kann könne konnte konnten könnte muss müsse musste müsste darf dürfe durfte mag möchte""",
        "Y": "ist sei sind war waren wäre wurde wurden worden gewesen bin seien",
        "A": """auch dann danach nun jetzt wieder noch einmal schon nur sogar nie nicht immer oft bald zudem dazu
        dabei daraufhin hernach daher deshalb dagegen damals später früher zuvor zunächst schließlich weiter außerdem
        allerdings jedoch dennoch trotzdem so wie vielleicht sehr ganz fast einfach hier dort heraus hinzu zurück
        hingegen indes unterdessen inzwischen knapp wörtlich sinngemäß öffentlich ausdrücklich darauf darüber
        journalisten reportern medienvertretern anhängern anwesenden zuhörern""",
        "t": """montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz april mai
        juni juli august september oktober november dezember heute gestern vorgestern morgen morgens abend abends
        nacht mittag nachmittag vormittag woche wochen monat monate jahr jahre jahren tag tage tagen stunde stunden
        uhr kürzlich neulich vergangenen vergangene letzten letzte nächsten""",
        "K": """erklärung aussage äußerung worte rede brief schreiben interview mitteilung behauptung vorwurf
        kommentar antwort frage beitrag stellungnahme bericht warnung ankündigung bemerkung botschaft wort satz
        einschätzung klage kritik forderung auffassung meinung""",
        "v": """kam ging stand lag blieb fuhr lief sah hörte ließ nahm trat zog begann verließ traf gewann verlor
        bekam trug hielt stellte stieg fiel schlug kommt geht steht liegt bleibt fährt lässt nimmt tritt beginnt
        trifft macht stellt arbeitet leitet führt sieht freut zeigt reist lebt wohnt sitzt weiß""",
    },
    both="fragen antworten klagen berichten",
    female="sie ihr ihre ihrer",
    male="er sein seine ihn ihm seiner",
    personal="der die welcher welche",
    mute="niemand jemand man",
    verb_endings=("te",),
    earlier="zuvor|früher|einst|damals|einmal|vor Jahren",
)  # fmt: skip
