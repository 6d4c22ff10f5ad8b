"""Swedish, as data."""

from __future__ import annotations

from .building import build, make_grammar, make_people

__all__ = ["LEXICON"]

SAYING = """säger sade sa sagt berättar berättade berättat menar menade menat anser ansåg ansett förklarar förklarade
förklarat konstaterar konstaterade konstaterat betonar betonade betonat hävdar hävdade hävdat påpekar påpekade påpekat
tillägger tillade tillagt frågar frågade frågat undrar undrade undrat svarar svarade svarat skriver skrev skrivit
ropar ropade ropat skriker skrek varnar varnade varnat lovar lovade lovat uppger uppgav uppgett bekräftar bekräftade
bekräftat medger medgav medgett erkänner erkände erkänt understryker underströk understrukit framhåller framhöll
framhållit kallar kallade kallat beskriver beskrev beskrivit betecknar betecknade betecknat kommenterar kommenterade
kommenterat klagar klagade klagat kritiserar kritiserade kritiserat fortsätter fortsatte fortsatt utbrister utbrast
viskar viskade mumlar mumlade suckar suckade skämtar skämtade upprepar upprepade upprepat försäkrar försäkrade
försäkrat avslutar avslutade twittrar twittrade meddelar meddelade meddelat inflikar tycker tyckte tyckt invänder
invände påstår påstod påstått""".split()
TELLING = """tror trodde hoppas hoppades tänker tänkte kräver krävde krävt beskyller beskyllde anklagar anklagade
berömmer berömde försvarar försvarade läser läste avfärdar avfärdade avfärdat talar talade talat ser såg jämför
jämförde""".split()
PEOPLE = make_people(
    female="""agneta alma amanda anette anita annika asta astrid åsa barbro berit birgitta britta camilla carina
    cecilia ebba elin elsa emelie eva frida gun gunilla gunnel hanna hedda helena ida inga inger ingrid jenny johanna
    josefin karin katarina kerstin klara kristina lena linnea lisa lotta lovisa maja malin margareta marianne matilda
    märta moa monika nina pernilla pia rut sanna signe siv sofia stina susanne svea tove tuva ulla ulrika viktoria
    ylva""",
    male="""adam albin anders arne arvid axel bengt bertil birger björn bo börje carl christer dag elias emil erik
    fredrik gösta göran gunnar gustav hampus håkan hans henrik hjalmar hugo ingemar jan jens jesper joakim johan jonas
    jörgen kalle karl kjell krister lars lasse leif lennart linus ludvig magnus mats mattias måns melker nils ola olle
    olof ove patrik per peter petter pontus ragnar rickard robin rolf roland rune sixten staffan stefan sten stig
    sture sven tage thomas tomas tommy torbjörn tore ulf urban viktor vilhelm yngve""",
    titles="""minister statsminister ordförande talesperson borgmästare landshövding direktör riksdagsledamot rektor
    professor domare general ambassadör advokat chef vd biskop överste generalsekreterare partiledare åklagare
    kommissionär president""",
    female_titles="fru fröken drottning prinsessa taleskvinna",
    male_titles="herr kung prins talesman påve",
    nouns="""expert forskare författare ekonom historiker läkare bonde vittne tränare företagare lärare politiker
    journalist kapten ledare""",
    female_nouns="kvinna mor mamma dotter syster änka",
    male_nouns="man far pappa son bror änkling",
    bodies="""departement universitet parti regering polis kommun bank domstol förening förbund tidning myndighet
    riksdag""",
    places="""sverige europa ryssland tyskland frankrike norge danmark finland stockholm göteborg malmö bryssel london
    paris berlin gud internet kina ukraina usa""",
    particles="af von de van der la",
    courtesies="fru herr fröken",
    cases="n> en> ns> ens> s> nen>",
    title_endings="""minister ministern president presidenten ordförande ordföranden direktör direktören chef chefen
    talesperson ledare ledaren mästare mästaren sekreterare sekreteraren""",
)  # fmt: skip
GRAMMAR = make_grammar(
    people=PEOPLE,
    short="Dr Prof St",
    phrases="""
    AA till exempel
    AA i stället
    """,
    opening="för",
    definite="den det de denna detta",
    articles="en ett tidigare",
    genders={},
    endings="s> ’s> 's>",
    genitive=True,
    bare=True,
    split_verbs=True,
)  # fmt: skip
LEXICON = build(
    "sv",
    people=PEOPLE,
    grammar=GRAMMAR,
    saying=SAYING,
    telling=TELLING,
    classes={
        "P": "han hon de dom jag vi du ni man någon ingen",
        "m": "honom henne dem mig oss sig dig er själv det",
        "h": "hans hennes deras sin sitt sina min mitt mina vår vårt våra",
        "d": "en ett den denna dessa detta varje inga några alla båda många",
        "e": "andra två tre fyra fem",
        "i": "i på till från med för om vid under efter före mellan mot hos utan genom över inför åt ur inom utanför "
             "kring trots",
        "b": "av",
        "a": "enligt",
        "T": "att",
        "w": "när medan eftersom fast innan därför",
        "W": "som vilken vilket vilka vars",
        "&": "och men eller samt",
        "X": "har hade ha ska skall skulle vill ville kan kunde måste får fick bör borde",
        "Y": "är var vara blir blev blivit varit bli",
        "A": """också sedan nu då igen ännu redan bara aldrig inte alltid ofta senare tidigare dessutom däremot ändå
        därefter så kanske mycket här där vidare in ut upp öppet ordagrant reportrar journalister""",
        "t": """måndag måndagen tisdag tisdagen onsdag onsdagen torsdag torsdagen fredag fredagen lördag lördagen
        söndag söndagen måndags tisdags onsdags torsdags fredags lördags söndags januari februari mars april maj juni
        juli augusti september oktober november december igår idag går dag förrgår imorgon morgonen kväll kvällen
        natten vecka veckan månad månaden år året timmar nyligen""",
        "K": """uttalande uttalandet ord tal brev intervju meddelande påstående kommentar svar fråga kritik varning
        besked mejl""",
        "v": "kom gick stod låg for såg hörde lät tog började lämnade vann förlorade bar höll föll kommer står "
             "ligger tar börjar gör arbetar leder bor sitter vet reste",
    },
    both="svar tal anser",
    female="hon henne hennes",
    male="han honom hans",
    personal="som",
    mute="ingen någon man",
    verb_endings=("ade",),
    earlier="tidigare|förut|en gång|för flera år sedan",
)  # fmt: skip
