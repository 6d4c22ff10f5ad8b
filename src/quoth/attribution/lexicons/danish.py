"""Danish and Norwegian, as data: their words of saying are much the same, and one list serves both."""

from __future__ import annotations

from .building import build, make_grammar, make_people

__all__ = ["LEXICON"]

SAYING = """siger sagde sagt sier sa fortæller fortalte fortalt forteller mener mente ment forklarer forklarede
forklaret forklarte forklart konstaterer konstaterede konstateret konstaterte understreger understregede understreget
understreker understreket hævder hævdede hævdet hevder hevdet påpeger påpegede påpeget påpeker påpekte tilføjer
tilføjede tilføjet tilføyer tilføyde føyer føyde spørger spurgte spurgt spør spurte svarer svarede svaret svarte svart
skriver skrev skrevet råber råbte roper ropte advarer advarede advaret advarte advart lover lovede lovet lovte oplyser
oplyste oplyst opplyser opplyste bekræfter bekræftede bekræftet bekrefter bekreftet indrømmer indrømmede indrømmet
innrømmer innrømmet erkender erkendte erkjenner erkjente fastslår fastslog fastslo kalder kaldte kaldt kaller kalte
kalt beskriver beskrev beskrevet betegner betegnede betegnet kommenterer kommenterede kommenterte klager klagede
klaget kritiserer kritiserede kritiseret kritiserte fortsætter fortsatte fortsat fortsetter hvisker hviskede hvisket
mumler mumlede mumlet sukker sukkede udbryder udbrød utbryter utbrøt erklærer erklærede erklæret erklærte erklært
meddeler meddelte meddelt gentager gentog gjentar gjentok forsikrer forsikrede forsikret synes syntes påstår påstod
påsto""".split()
TELLING = """tror troede trodde håber håbede håper håpet tænker tænkte tenker tenkte kræver krævede krever krevde
beskylder beskyldte anklager anklagede anklaget roser roste forsvarer forsvarede læser læste leser leste afviser
afviste avviser avviste taler talte ser sammenligner""".split()
PEOPLE = make_people(
    female="""agnete alberte anette anita anja anne annemette asta astrid åse bente berit birgit birgitte bodil
    camilla cecilie charlotte dagny dorte dorthe ditte ebba elin else emma eva freja frida gerd grete gro guri gunhild
    hanne hedda hege heidi helene helle hilde ida ine inga inger ingrid jette jytte kari karen karin katrine kirsten
    kirsti kristin lene line lis lise lone lotte maja malene marie marit mathilde merete mette nanna nina pernille pia
    randi ragnhild rikke signe sigrid silje siri sissel siv sofie solveig stine sunniva susanne synne tone tove trine
    turid ulla unni vibeke vigdis""",
    male="""anders anker are arne asger aslak axel bent bjarne bjørn børge carsten claus christen dag einar eirik
    ejnar erling esben espen even flemming finn fredrik frode geir gunnar gustav håkon halvor hans harald henning
    henrik holger ib ivar jakob jens jeppe jesper johan johannes jon jonas jørgen jørn kaare kåre karsten kasper kjell
    kjetil knud knut kurt lars lasse leif magnus mads mogens morten niels nils odd ola olav ole oskar ove palle per
    peder peter poul preben ragnar rasmus rolf roar rune sigurd simen sindre søren stein steen stig sven svend sverre
    terje thor tor torben torstein trond troels trygve tyge ulrik vagn viggo""",
    titles="""minister statsminister formand borgmester ordfører direktør folketingsmedlem stortingsrepresentant rektor
    professor dommer general ambassadør advokat chef sjef biskop leder partileder statssekretær talsperson leder
    præsident president""",
    female_titles="fru frøken dronning prinsesse talskvinde talskvinne forkvinde",
    male_titles="herr hr konge prins talsmand talsmann pave formann",
    nouns="""ekspert forsker forfatter økonom historiker læge lege bonde vidne vitne træner trener lærer politiker
    journalist kaptajn kaptein gårdejer""",
    female_nouns="kvinde kvinne mor datter søster enke",
    male_nouns="mand mann far søn sønn bror enkemand",
    bodies="""ministerium departement universitet parti regering politi kommune bank domstol forening forbund avis
    styrelse folketinget stortinget""",
    places="""danmark norge sverige europa rusland russland tyskland frankrig frankrike københavn oslo bergen aarhus
    bruxelles london paris berlin gud internet kina ukraine usa""",
    particles="af av von de van der la",
    courtesies="fru herr hr frøken",
    cases="en> n> eren>er ens> s> anden>and annen>ann innen>inne eren>ere et>",
    title_endings="""minister ministeren præsident præsidenten president presidenten formand formanden direktør
    direktøren chef chefen sjef sjefen mester mesteren leder lederen talsmand talsmanden""",
)  # fmt: skip
GRAMMAR = make_grammar(
    people=PEOPLE,
    short="Dr Prof Hr Fr St",
    phrases="""
    aa i følge
    AA til gengæld
    AA for eksempel
    """,
    opening="for",
    definite="den det de denne dette",
    articles="en et tidligere",
    genders={},
    endings="s> ’s> 's>",
    genitive=True,
    bare=True,
    split_verbs=True,
)  # fmt: skip
LEXICON = build(
    "da",
    people=PEOPLE,
    grammar=GRAMMAR,
    saying=SAYING,
    telling=TELLING,
    classes={
        "P": "han hun de jeg vi du man nogen dere",
        "m": "ham hende dem mig os sig dig selv det henne ham meg oss seg deg",
        "h": "hans hendes deres sin sit sine min mit mine vores hennes sitt vår vårt våre",
        "d": "en et den denne disse dette hver ingen nogle alle begge mange noen ei",
        "e": "andre to tre fire fem",
        "i": """i på til fra med for om ved under efter etter før mellem mellom mod mot hos uden uten gennem gjennom
        over indenfor siden trods blandt langs ad""",
        "b": "af av",
        "a": "ifølge",
        "T": "at",
        "w": "når mens fordi da hvis dersom selvom hvor",
        "W": "som der hvilken",
        "&": "og men eller samt",
        "X": "har havde hadde have ha skal skulle vil ville kan kunne må måtte får fik fikk bør burde",
        "Y": "er var være bliver blev blevet været blir ble blitt vært",
        "A": """også så nu nå igen igjen endnu ennå allerede kun bare aldrig aldri ikke altid alltid ofte senere
        tidligere desuden dessuten derimod derimot dog derefter deretter måske kanskje meget her videre ind inn ud ut
        op opp åbent journalister""",
        "t": """mandag tirsdag onsdag torsdag fredag lørdag søndag mandagen januar februar marts mars april maj mai
        juni juli august september oktober november december desember går dag forgårs morgen aften aftenen kveld
        kvelden natten uge ugen uke uken måned måneden år året timer nylig""",
        "K": """udtalelse udtalelsen uttalelse uttalelsen ord tale brev interview intervju meddelelse påstand
        kommentar svar spørgsmål spørsmål kritik kritikk advarsel besked mail""",
        "v": "kom gik gikk stod sto lå hørte lod lot tog tok begyndte begynte forlod forlot vandt vant tabte tapte bar "
             "holdt faldt falt kommer står ligger tager tar gør gjør arbejder arbeider bor sidder sitter vet rejste "
             "reiste",
    },
    both="svar tale klage klager",
    female="hun hende hendes henne hennes",
    male="han ham hans",
    personal="som der",
    mute="ingen nogen noen man",
    verb_endings=("ede",),
    earlier="tidligere|engang|en gang|for år siden|for flere år siden",
)  # fmt: skip
