"""Dutch, as data."""

from __future__ import annotations

from .building import build, make_grammar, make_people

__all__ = ["LEXICON"]

SAYING = """zegt zei zeiden zeggen gezegd verklaart verklaarde verklaarden verklaard meent meende meenden
gemeend vindt vond vonden stelt stelde stelden gesteld benadrukt benadrukte benadrukten beklemtoont
beklemtoonde vraagt vroeg vroegen gevraagd antwoordt antwoordde antwoordden geantwoord waarschuwt
waarschuwde waarschuwden gewaarschuwd vertelt vertelde vertelden verteld schrijft schreef schreven
geschreven reageert reageerde reageerden gereageerd herhaalt herhaalde herhaald benadrukken erkent erkende
erkend bevestigt bevestigde bevestigd beweert beweerde beweerd klaagt klaagde geklaagd roept riep riepen
geroepen noemt noemde noemden genoemd concludeert concludeerde geconcludeerd betoogt betoogde betoogd
oordeelt oordeelde geoordeeld voegt voegde toegevoegd fluistert fluisterde mompelt mompelde zucht zuchtte
verzekert verzekerde verzekerd belooft beloofde beloofd merkt merkte opgemerkt legt legde uitgelegd licht
lichtte toegelicht meldt meldde gemeld omschrijft omschreef omschreven bekritiseert bekritiseerde
bekritiseerd bestempelt bestempelde bestempeld twittert twitterde schreeuwt schreeuwde grapt grapte spreekt
sprak spraken gesproken""".split()
TELLING = """denkt dacht gedacht geeft gaf toegegeven hoopt hoopte gehoopt eist eiste geëist pleit pleitte
gepleit looft prijst prees geprezen verdedigt verdedigde verwijt verweet beschuldigt beschuldigde leest las
wijst wees betwist""".split()
PEOPLE = make_people(
    female="""aaltje agnes anja anke anneke annelies annemarie annemiek anouk astrid bianca carolien christel corrie
    daphne dieuwke elke els esmee evelien femke fleur floor greetje hanneke hannie heleen hilde ilse imke ineke inge
    irma janneke jannie jolanda joke josien karin katrien kim laura lieke lies lieve lisa lotte loes maaike maartje
    manon margriet marieke marijke marjan marja marleen marloes mieke mirjam nienke noor petra renske rianne roos
    saskia sanne silke sofie stijntje tineke trees veerle wendy wietske willemijn yvonne""",
    male="""aad ad adriaan albert andries ari arjan arjen arnoud bart bas bastiaan bert bram casper cees cor daan
    diederik dick dirk eelco erwin ewout floris frans freek geert gerard gerben gert gijs gilles guus hans harm hein
    hendrik henk herman hidde hugo huub jaap jacob jan jasper jeroen jelle joost joop joris jos jurgen jurre kees
    klaas koen koos lars leen lex lodewijk luuk maarten maurits marnix mart mats menno michiel nico niels olivier onno
    peter piet pieter pim reinier rik rob roel rogier ronald ruud rutger sander sem sibren siebe siemen sjoerd stef
    stijn sven teun thijs tijmen ties toon twan wim willem wouter yannick""",
    titles="""minister premier president staatssecretaris burgemeester wethouder woordvoerder voorzitter directeur
    hoogleraar rechter commissaris generaal senator ambassadeur gouverneur officier kamerlid bisschop advocaat ir drs mr
    professor dokter fractieleider partijleider lijsttrekker raadslid""",
    female_titles="mevrouw mevr mw koningin prinses woordvoerster voorzitster directrice ministerin",
    male_titles="meneer dhr heer koning prins paus",
    nouns="""deskundige onderzoeker onderzoekster schrijver schrijfster econoom historicus arts boer boerin bewoner
    bewoonster getuige trainer ondernemer leraar lerares kapitein politicus politica journalist""",
    female_nouns="vrouw moeder dochter zus weduwe",
    male_nouns="man vader zoon broer weduwnaar",
    bodies="""ministerie universiteit partij raad commissie politie regering bank gemeente rechtbank vereniging bond
    krant""",
    places="""nederland belgië europa rusland duitsland frankrijk engeland amsterdam rotterdam brussel antwerpen
    londen parijs berlijn god internet amerika china oekraïne vlaanderen utrecht""",
    particles="van de den der het ter ten te 't in von di la",
    courtesies="mevrouw mevr mw meneer dhr heer",
    cases="s>",
    title_endings="""minister president burgemeester woordvoerder woordvoerster voorzitter directeur secretaris
    commissaris leider voorman""",
)  # fmt: skip
GRAMMAR = make_grammar(
    people=PEOPLE,
    short="Dr Prof Mr Drs Ir Mw Dhr Mevr Ing St",
    phrases="""
    aaa in de ogen van
    aaa naar eigen zeggen
    aaaa naar het oordeel van
    aaaa naar de mening van
    """,
    behind="aldus",
    opening="voor",
    definite="de het deze die dit dat",
    articles="een voormalig",
    genders={},
    endings="s> 's> ’s>",
    genitive=True,
    split_verbs=True,
    final=True,
    relatives="die dat",
)  # fmt: skip
LEXICON = build(
    "nl",
    people=PEOPLE,
    grammar=GRAMMAR,
    saying=SAYING,
    telling=TELLING,
    hanging=(),
    classes={
        "P": "hij zij ze ik wij we jij je u men iemand niemand",
        "m": "hem hen mij me zich zichzelf elkaar jou",
        "h": "zijn haar hun mijn onze ons uw jouw",
        "d": """de het een deze die dit dat elke ieder iedere geen veel vele enkele alle beide sommige twee drie vier
        vijf""",
        "i": "in op aan met bij voor na tegen naar uit over onder tussen om tijdens sinds zonder tot door wegens per "
             "binnen buiten achter naast vanaf vanuit tegenover",
        "f": "van",
        "a": "volgens aldus",
        "s": "als",
        "u": "te",
        "w": "omdat terwijl toen hoewel wanneer indien zodat voordat nadat totdat waar",
        "W": "wie welke waarvan",
        "&": "en maar want of dus",
        "X": """heeft hebben had hadden zal zullen zou zouden wil willen wilde wilden kan kunnen kon konden moet
        moeten moest moesten mag mocht heb""",
        "Y": "is was waren wordt worden werd werden geweest ben bent",
        "A": """ook dan daarna nu weer nog al reeds slechts zelfs nooit niet altijd vaak later eerder vervolgens
        tenslotte bovendien echter toch daarom zo zoals misschien heel zeer bijna hier daar er verder toe openlijk
        letterlijk daarbij daarop journalisten verslaggevers""",
        "t": """maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli
        augustus september oktober november december vandaag gisteren eergisteren morgen ochtend middag avond nacht
        week weken maand maanden jaar jaren dag dagen uur geleden onlangs vorige afgelopen""",
        "K": """verklaring uitspraak woorden toespraak brief interview mededeling bewering verwijt commentaar antwoord
        vraag reactie bericht waarschuwing opmerking boodschap kritiek oordeel mening""",
        "v": """kwam ging stond lag bleef reed liep zag hoorde liet nam trad begon verliet trof won verloor kreeg
        droeg hield viel komt gaat staat ligt blijft rijdt loopt ziet neemt begint treft maakt werkt leidt woont zit
        weet vertrok""",
    },
    both="antwoord vraag klacht bericht meld spraak wijs las licht wees verwijt",
    female="zij ze haar",
    male="hij hem zijn",
    personal="die wie",
    mute="niemand iemand men",
    earlier="eerder|voorheen|destijds|ooit|jaren geleden",
)  # fmt: skip
