"""Polish, as data."""

from __future__ import annotations

from collections.abc import Iterator

from .building import build, make_grammar, make_people

__all__ = ["LEXICON"]


def _inflect(stems: str) -> Iterator[str]:
    """Go over the past of verbs in -ć: `powiedział`, `powiedziała`, `powiedzieli`."""
    for stem in stems.split():
        soft = f"{stem[:-1]}e" if stem.endswith("a") and stem[-2] == "i" else stem
        nasal = f"{stem[:-1]}ę" if stem.endswith("ą") else stem
        yield from (f"{stem}ł", f"{nasal}ła", f"{nasal if stem.endswith('ą') else soft}li", f"{nasal}ły")


SAYING = [
    *_inflect(
        """powiedzia doda stwierdzi oświadczy podkreśli zaznaczy wyjaśni przyzna odpowiedzia zapyta spyta napisa oceni
        zauważy ogłosi zapewni potwierdzi ostrzeg skomentowa poinformowa przekaza przypomnia powtórzy zawoła krzykną
        szepną rzek odpar mówi twierdzi pisa pyta nazwa obieca określi opisa skrytykowa tłumaczy argumentowa zaprzeczy
        zażartowa zapowiedzia wyzna wskaza przekonywa apelowa zaapelowa podsumowa zadeklarowa kontynuowa narzeka
        westchną uzna"""
    ),
    *"""mówi mówią dodaje stwierdza oświadcza podkreśla zaznacza wyjaśnia przyznaje odpowiada pyta pisze ocenia
    zauważa zapewnia potwierdza ostrzega komentuje informuje przypomina powtarza twierdzi nazywa określa opisuje
    krytykuje tłumaczy przekonuje apeluje podsumowuje deklaruje uważa wskazuje zapowiada dodają uważają twierdzą
    podkreślają rzekł odparł rzuca kontynuuje""".split(),
]
TELLING = [
    *_inflect("pomyśla chwali broni wierzy oskarży odrzuci żąda czyta wezwa"),
    "sądzi", "liczy", "chwali", "oskarża", "wzywa", "czyta", "żąda",
]
PEOPLE = make_people(
    female="""agata agnieszka aleksandra alicja aneta anna barbara beata bogna bożena danuta dorota edyta elżbieta ewa
    gabriela grażyna halina hanna helena irena iwona izabela jadwiga janina joanna jolanta julia justyna kamila karolina
    katarzyna kinga krystyna lidia liliana ludwika magdalena maja małgorzata maria marta marzena milena monika natalia
    olga patrycja paulina renata sylwia teresa urszula wanda weronika wiesława zofia zuzanna""",
    male="""adam adrian aleksander andrzej antoni arkadiusz artur bartosz bogdan bolesław cezary czesław damian daniel
    dariusz dawid dominik edward eugeniusz feliks filip franciszek grzegorz henryk ignacy ireneusz jacek jakub jan
    janusz jarosław jerzy józef kacper kamil karol kazimierz konrad krzysztof leszek lech łukasz maciej marcin marek
    mariusz mateusz michał mieczysław mikołaj mirosław norbert patryk paweł piotr przemysław radosław rafał robert
    roman ryszard sebastian sławomir stanisław stefan szymon tadeusz tomasz wacław wiesław wiktor witold władysław
    włodzimierz wojciech zbigniew zdzisław zenon zygmunt""",
    titles="prof dr mec gen płk ks",
    female_titles="""pani prezeska dyrektorka rzeczniczka posłanka senatorka burmistrzyni królowa księżna
    ministra prezydentka premierka profesorka radna""",
    male_titles="pan król książę papież biskup ksiądz",
    nouns="""minister premier prezydent prezes dyrektor rzecznik poseł senator burmistrz wójt sędzia profesor
    ambasador przewodniczący przewodnicząca szef szefowa lider liderka radny ekspert ekspertka świadek autor autorka
    badacz badaczka pisarz pisarka lekarz lekarka rolnik trener trenerka dziennikarz dziennikarka prokurator mecenas
    polityk kanclerz generał pułkownik gubernator""",
    female_nouns="kobieta matka córka siostra wdowa aktorka",
    male_nouns="mężczyzna ojciec syn brat wdowiec aktor",
    bodies="""ministerstwo uniwersytet partia rada komisja policja rząd bank sąd stowarzyszenie związek gazeta sejm
    senat urząd instytut fundacja prokuratura""",
    places="""polska europa rosja niemcy francja ukraina warszawa kraków gdańsk moskwa berlin bruksela londyn paryż
    bóg internet ameryka chiny usa polski polsce rosji europie warszawie""",
    particles="de von van der",
    courtesies="pani pan",
    cases="a> owi> em> u> y>a i>a ę>a ą>a ce>ka ki>ka ego>y emu>y iem> rze>r cie>t ej>a ka>ek ła>eł ów> a>o",
)  # fmt: skip
_OFFICES = """minister premier prezydent prezes dyrektor rzecznik poseł senator burmistrz wójt sędzia profesor
ambasador przewodniczący przewodnicząca szef szefowa lider radny prokurator kanclerz generał pułkownik"""
PEOPLE.titles.update(dict.fromkeys(_OFFICES.split()))
GRAMMAR = make_grammar(
    people=PEOPLE,
    short="Dr Prof Mgr Inż Ks Gen Płk",
    phrases="""
    Pa jego zdaniem
    Pa jej zdaniem
    Pa ich zdaniem
    aa w opinii
    aa w ocenie
    aa w przekonaniu
    aa w słowach
    aa według słów
    aaa jak wynika z
    Am przy tym
    """,
    opening="dla",
    definite="ten ta to ci te",
    articles="były była",
    genders={"ten": "m", "ta": "f"},
    endings="""a> owi> em> iem> y>a i>a ie>a ę>a ą>a ej>a iej>a kiego>ki kiemu>ki kim>ki kiej>ka ką>ka ego>y emu>y
    cie>ta ce>ka rze>r ła>eł łem>eł łowi>eł ka>ek kiem>ek kowi>ek ku>ek tra>tr u> ie>""",
    last_only=False,
    bare=True,
    head_first=True,
    implied=True,
    naming="""nazwał nazwała nazywa określił określiła określa opisał opisała opisuje skrytykował skrytykowała krytykuje
    uznał uznała""",
    female_verbs=("ła",),
    male_verbs=("ł",),
)  # fmt: skip
LEXICON = build(
    "pl",
    people=PEOPLE,
    grammar=GRAMMAR,
    saying=SAYING,
    telling=TELLING,
    hanging="""
    mówiąc dodając podkreślając twierdząc nazywając zaznaczając tłumacząc wyjaśniając pisząc zapewniając""".split(),
    classes={
        "P": "on ona oni one ono ja my ty wy ktoś nikt",
        "m": "jego jemu go mu ją jej im ich mnie nas nam sobie siebie mi ci niego niej nim nią to co",
        "h": "swój swoja swoje swojego swojej swoim",
        "d": """ten ta te tego tej tym tę każdy każda żaden żadna wszyscy wszystkie kilka wielu niektórzy dwa trzy
        cztery pięć""",
        "i": """w we na z ze do o po przed za od u przy nad pod bez dla przeciw przeciwko podczas wobec mimo między
        wśród poza ku""",
        "b": "przez",
        "a": "według zdaniem",
        "T": "że iż",
        "w": "gdy kiedy ponieważ bo chociaż jeśli choć zanim gdyż aby żeby czy gdzie",
        "W": "który która które którzy których kto",
        "&": "i a oraz lub ale albo lecz",
        "X": "się by może mogą musi muszą chce chciał chciała będzie będą",
        "Y": "jest są był była było byli były został została zostało być",
        "A": """także też już jeszcze potem wtedy teraz znów nigdy nie zawsze tylko nawet bardzo tak jak więc
        jednak natomiast później wcześniej następnie wreszcie tu tam dziennikarzom reporterom ponadto otwarcie
        wprost krótko""",
        "t": """poniedziałek wtorek środę środa czwartek piątek sobotę sobota niedzielę niedziela stycznia lutego
        marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia wczoraj dziś dzisiaj jutro
        rano wieczorem wieczór tygodniu miesiącu roku lat dnia temu niedawno""",
        "K": """oświadczenie oświadczeniu wypowiedź słowa list przemówienie wywiad wywiadzie komunikat zarzut
        odpowiedź pytanie komentarz ostrzeżenie wpis krytyka""",
        "v": """przyszedł przyszła wyszedł wyszła szedł szła wrócił wróciła miał miała przyjechał przyjechała idzie
        przychodzi ma kieruje pracuje mieszka prowadzi""",
        "o": "stół szkoła siła cała mała całe",
    },
    female="ona jej",
    male="on jego",
    personal="który która kto",
    mute="nikt ktoś",
    verb_endings=("ał", "ała", "ił", "iła", "ył", "yła", "ęła"),
    earlier="wcześniej|uprzednio|niegdyś|przed laty|lata temu",
)  # fmt: skip
