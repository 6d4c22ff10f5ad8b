"""The words of saying that interrupt a quotation, by language: data, lower case.

Only forms that stand in an interruption (`dit-il`, `sagte sie`, `—dijo Ana—`): mostly the third person, in
the tenses of narration and of news. Where a language compounds them (`a déclaré`, `hat gesagt`, `ha detto`)
the participle is listed, not the auxiliary.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quoth.text.reporting import REPORTING

__all__ = ["LANGUAGES", "SPEAKERS", "SPEAKING", "Language", "tell_language"]


@dataclass(frozen=True, slots=True)
class Language:
    """How one language interrupts a quotation."""

    name: str
    """The language."""
    saying: frozenset[str]
    """Words of saying."""
    joining: frozenset[str]
    """Words that open a clause of its own, so that what follows is another quotation."""
    clause: frozenset[str]
    """Words after which what was said is told in a clause, not in the speaker's words."""
    fewest: int = 1
    """Least words of an interruption: one where a language may leave out the subject."""
    name_first: bool = False
    """Whether the speaker's name may come before the verb."""
    governing: frozenset[str] = frozenset()
    """Small words that take what follows into the narrator's sentence: `he said, with “…”`."""


def _split(words: str) -> frozenset[str]:
    return frozenset(words.split())


LANGUAGES: tuple[Language, ...] = (
    Language(
        "English",
        REPORTING,
        _split("and but or while when where as although though because since whereas before after until"),
        _split("that"),
        2,
        governing=_split("with of to in for as at by on from about into against and or but a an the his her its their"),
    ),
    Language(
        "French",
        _split("""
        admet admis affirma affirmait affirme affirmé ajouta ajoutai ajoutait ajoute ajouté annonce annoncé assura
        assure assuré avertit balbutia chuchota commenta commente commenté conclu conclut concède concédé confia
        confie confié continua continuai cria criai crié demanda demandai demandait demande demandé dira dirent disait
        dit déclara déclare déclaré dénonce dénoncé estima estime estimé exclama exclame exclamé expliqua expliquait
        explique expliqué firent fit grommela indique indiqué insista insiste insisté interroge interrogea interrogé
        juge jugé lance lancé lança martelé martèle murmura murmurai murmure murmuré nota observa pensa pensai plaide
        plaidé poursuit poursuivi poursuivit promet promis protesta proteste précisa précise précisé prévenu prévient
        raconta raconte raconté rappela rappelle rappelé reconnaît reconnu regrette regretté remarqua reprend repris
        reprit répliqua répliquai réplique répliqué répond répondait répondis répondit répondu répète répéta répété
        résume résumé souffla souligna souligne souligné soupira soutenu soutient témoigne témoigné écria écriai
        écriait écrit
        """),
        _split("et mais ou car donc tandis alors quand lorsque parce puisque avant après"),
        _split("que qu"),
    ),
    Language(
        "German",
        _split("""
        antwortet antwortete begann behauptet behauptete bekräftigt bekräftigte bemerkt bemerkte berichtet berichtete
        betont betonte entgegnet entgegnete ergänzt ergänzte erinnerte erklärt erklärte erwidert erwiderte erzählt
        erzählte flüstert flüsterte fordert forderte fragt fragte fügt fügte gesagt heißt hieß kritisiert kritisierte
        meint meinte murmelt murmelte rief ruft räumt räumte sagen sagt sagte sagten schreibt schrie schrieb schwört
        seufzte sprach stammelte unterstreicht unterstrich urteilte verkündete versichert versicherte warnt warnte
        wiederholt wiederholte
        """),
        _split("und aber oder während als obwohl weil bevor nachdem bis"),
        _split("dass daß"),
    ),
    Language(
        "Spanish",
        _split("""
        aclaró admite admitió advierte advirtió afirma afirmaba afirmado afirmó agrega agregó anuncia anunció apunta
        apuntó asegura aseguró añade añadió comenta comentó concluye concluyó confesó contesta contestaba contesté
        contestó continuó contó cuenta declara declaró decía dice dicen dicho dije dijeron dijo espetó exclama exclamé
        exclamó explica explicó expresó grita gritaba gritó indica indicó insiste insistió interrumpió lamenta lamentó
        manifestó matiza matizó murmuró observó pensó pide pidió precisa precisó pregunta preguntaba pregunté preguntó
        prosiguió protestó reconoce reconoció recordó recuerda repite repitió replicó repuso responde respondió
        respondí respondía señala señaló sostiene sostuvo subraya subrayó susurró
        """),
        _split("y e pero o mientras cuando aunque porque antes después"),
        _split("que"),
    ),
    Language(
        "Italian",
        _split("""
        afferma affermato affermò aggiunge aggiungeva aggiunse aggiunto ammesso ammette ammise annuncia annunciato
        assicura assicurato avverte avvertito chiede chiese chiesto commenta commentato commentò conclude concluse
        concluso conferma confermato confessò continua continuò detto dice diceva dichiara dichiarato dichiarò dicono
        disse dissero domanda domandò esclama esclamò gridò insiste insistette mormorò osserva osservò pensò precisa
        precisato prosegue proseguì racconta raccontato raccontò replica replicato replicò ribadisce ribadito ricorda
        ricordato riprese risponde rispose risposto scrisse scrive sostiene sottolinea sottolineato spiega spiegato
        spiegò sussurrò urlò
        """),
        _split("e ed ma o mentre quando perché prima dopo"),
        _split("che"),
    ),
    Language(
        "Portuguese",
        _split("""
        acrescenta acrescentou admite admitiu adverte advertiu afirma afirmou alertou anunciou argumentou assegurou
        comenta comentou concluiu confessou conta continuou contou criticou declarou defendeu destacou disse disseram
        diz dizem dizia exclamou explica explicou falou garantiu gritou indagou indicou informou insistiu lamentou
        lembrou murmurou observou ordenou pediu pensou pergunta perguntou ponderou prosseguiu protestou reconheceu
        repetiu replicou responde respondeu ressaltou retrucou revelou salientou sublinhou suspirou sussurrou
        """),
        _split("e mas ou enquanto quando porque antes depois"),
        _split("que"),
    ),
    Language(
        "Dutch",
        _split("""
        aldus antwoordde antwoordt begon beklemtoonde benadrukt benadrukte beweerde beweert fluisterde herhaalde
        herhaalt klaagt legde meende meent merkte mompelde noemde reageerde reageert riep roept schreef schreeuwde
        schrijft sprak stelde stelt verklaarde verklaart vertelde vertelt verzekerde vindt voegde vraagt vroeg
        waarschuwde waarschuwt zeggen zegt zei zeiden zuchtte
        """),
        _split("en maar of terwijl toen als hoewel omdat voordat nadat totdat"),
        _split("dat"),
    ),
    Language(
        "Swedish",
        _split("""
        anmärkte avbröt berättade berättar betonade betonar började fortfor fortsatte fortsätter frågade frågar
        förklarade förklarar förtydligar genmälde hävdade hävdar inföll invände konstaterade konstaterar lovar menade
        menar mumlade påpekade påpekar ropade ropar sa sade sagt skrek skrev skriver suckade svarade svarar säger
        tillade tillägger tycker tyckte undrade undrar uppger utbrast utbrister utropade varnade varnar viskade viskar
        """),
        _split("och men eller medan när fast eftersom innan efter"),
        _split("att"),
    ),
    Language(
        "Danish and Norwegian",
        _split("""
        advarede advarer bemerket bemærkede erklærede erklærer erklærte fastslår forklarede forklarer forklarte
        fortalte forteller fortsatte fortsetter fortsætter fortæller hevder hevdet hviskede hvisket hævdede hævder
        kommenterer konstaterer lover lyder mener mente mumlede mumlet påpeger påpeker ropte råbte sa sagde sagt sier
        siger skrev skriver spurgte spurte spør spørger sukkede svarede svarer svarte tilføjede tilføjer tilføyde
        udbrød understreger understreker utbrøt
        """),
        _split("og men eller mens da når fordi før efter etter"),
        _split("at"),
    ),
    Language(
        "Finnish",
        _split("""
        huomauttaa huomautti huudahti huusi ihmettelee ihmetteli jatkaa jatkoi kertoi kertoo kirjoittaa kirjoitti
        kuiskasi kysyi kysyy lisäsi lisää mainitsi muistuttaa muistutti painottaa painotti pohtii sanoi sanoivat sanoo
        sanovat selitti selittää toteaa totesi vakuuttaa vakuutti varoittaa varoitti vastaa vastasi väitti väittää
        """),
        _split("ja mutta tai kun vaikka koska ennen"),
        _split("että"),
        name_first=True,
    ),
    Language(
        "Polish",
        _split("""
        bąknął bąknęła ciągnął ciągnęła dodaje dodał dodała dorzucił dorzuciła jęknął jęknęła krzyknął krzyknęła
        mruknął mruknęła myślał mówi mówią mówił mówiła napisał napisała ocenia ocenił oceniła odezwał odezwała odparł
        odparła odpowiada odpowiedział odpowiedziała odrzekł odrzekła ostrzega ostrzegł ostrzegła oświadczył
        oświadczyła pisze podkreśla podkreślił podkreśliła pomyślał pomyślała powiada powiedział powiedziała
        powiedzieli powtórzył powtórzyła przekonuje przerwał przerwała przyznaje przyznał przyznała pyta rzekł rzekła
        rzuca rzucił rzuciła spytał spytała stwierdza stwierdził stwierdziła szepnął szepnęła twierdzi tłumaczy
        tłumaczył tłumaczyła upomniał upomniała westchnął westchnęła wołał wołała wtrącił wtrąciła wyjaśnia wyjaśnił
        wyjaśniła wykrzyknął wykrzyknęła wyznał wyznała zaczął zaczęła zagadnął zagadnęła zapewnia zapewnił zapewniła
        zapytał zapytała zauważył zauważyła zawołał zawołała zaznaczył zaznaczyła zaśmiał zaśmiała
        """),
        _split("i a ale lub gdy kiedy chociaż ponieważ bo zanim po"),
        _split("że iż"),
    ),
    Language(
        "Hungarian",
        _split("""
        felel felele feleli felelt felelte figyelmeztette folytatta hozzátette jegyezte kiáltott kiáltotta kiáltá
        kérdezi kérdezte kérdi kérdé kérte megjegyezte mesélte mondja mondják mondott mondta mondták mondá nevetett
        rebegte suttogta szól szólalt szólt sóhajtott sóhajtotta tette vágott válaszol válaszolt válaszolta
        """),
        _split("és de vagy mert míg amikor ha"),
        _split("hogy"),
    ),
    Language(
        "Romanian",
        _split("""
        adaugă adăugat adăugă afirmat afirmă continuă declarat declară exclamă explicat explică făcu insistă murmură
        precizat răspunde răspuns răspunse spune spunea spus spuse strigă zice zicea zis zise întreabă întrebat
        întrebă șoptește șopti
        """),
        _split("și dar sau iar când deși pentru"),
        _split("că"),
    ),
    Language(
        "Czech and Slovak",
        _split("""
        dodal dodala dodáva dodává hlesl hovorí křikl křikla namítl namítla odpovedal odpovedala odpověděl odpověděla
        odvětil odvětila opýtal opýtala podotkl podotkla povedal povedala poznamenal poznamenala prohlásil prohlásila
        pronesl tvrdil tvrdí uvedl uvedla uviedla uviedol vykřikl vykřikla vysvětlil vysvětlila vysvětluje zašeptal
        zašeptala zeptal zeptala zvolal zvolala řekl řekla řekli říkal říkala říká
        """),
        _split("a ale nebo alebo když keď protože pretože než"),
        _split("že"),
    ),
    Language(
        "Russian",
        _split("""
        вздохнул вздохнула воскликнул воскликнула говорил говорила говорит говорят добавил добавила добавляет заверил
        заверила закричал закричала заметил заметила заявил заявила заявляет крикнул крикнула написал написала
        объяснил объяснила объясняет ответил ответила отвечает отвечал отвечала отметил отметила отмечает передаёт
        пишет повторил повторила подумал подумала подчеркнул подчеркнула подчёркивает пояснил пояснила признал
        признала призналась признался пробормотал пробормотала проговорил проговорила продолжал продолжала продолжил
        продолжила произнес произнесла произнёс прошептал прошептала рассказал рассказала рассказывает сказал сказала
        сказали сказано сообщает сообщил сообщила спрашивает спросил спросила считает уверен уверена утверждает
        уточнил уточнила
        """),
        _split("и а но или когда пока хотя потому до после"),
        _split("что"),
    ),
    Language(
        "Ukrainian",
        _split("""
        вигукнув вигукнула відповів відповіла говорить додав додала зазначив зазначила запитав запитала заявив заявила
        каже казав казала крикнув крикнула наголосив наголосила написав написала пояснив пояснила прошепотів
        прошепотіла розповів розповіла сказав сказала сказали спитав спитала
        """),
        _split("і й та а але або коли поки хоча бо"),
        _split("що"),
    ),
    Language(
        "Greek",
        _split("""
        έγραψε ανέφερε αναρωτήθηκε απάντησε απαντά δήλωσε δηλώνει διευκρίνισε είπα είπαν είπε εξήγησε εξηγεί επέμεινε
        επισήμανε επισημαίνει λέει λένε προσθέτει πρόσθεσε ρώτησε σημείωσε σημειώνει τονίζει τόνισε υποστήριξε
        υποστηρίζει φώναξε ψιθύρισε
        """),
        _split("και κι αλλά ή ενώ όταν επειδή πριν μετά"),
        _split("ότι πως"),
    ),
    Language(
        "Turkish",
        _split("dedi dediler der diyor diyerek diye sordu yanıtladı söyledi ekledi konuştu belirtti açıkladı bağırdı"),
        _split("ve ama veya"),
        _split("ki"),
    ),
    Language("Chinese and Japanese", _split("说 說 道 问 問 答 喊 叫 称 稱 言 話"), _split("但"), frozenset()),
)
"""Every language in which an interruption is known; add a row for another one."""


SPEAKERS = _split("""
il elle on ils elles er sie es hon han hun den de él ella ellos usted ele ela lei lui egli hij zij ze hän ona ono oni
он она они він вона вони
""")
"""Pronouns that stand for the one who speaks: no apposition follows them."""

SPEAKING = _split("""
je j tu nous vous c ce ça ich wir du ihr das jag vi ni det jeg dere yo nosotros tú eu você io noi ik wij we jij dat minä
me sinä te ja my ty wy to já vy я мы ты вы это ми ти ви це
""")
"""Words with which someone's own words may go on after `said So-and-so,`, besides conjunctions."""


def tell_language(words: Sequence[str]) -> Language | None:
    """Return the language most of whose words of saying stand in `words` (lower case); None for none.

    The first one wins where several fit alike.
    """
    best, most = None, 0
    for language in LANGUAGES:
        count = sum(word in language.saying for word in words)
        if count > most:
            best, most = language, count
    return best
