"""Spanish, as data."""

from __future__ import annotations

from collections.abc import Iterator

from .building import build, make_grammar, make_people

__all__ = ["LEXICON"]


def _inflect(stems: str) -> Iterator[str]:
    """Go over the forms of verbs in -ar: `afirma`, `afirmó`, `afirmaba`, `afirmado`."""
    for stem in stems.split():
        yield from (f"{stem}a", f"{stem}an", f"{stem}ó", f"{stem}aron", f"{stem}aba", f"{stem}aban", f"{stem}ado")


_SURE = """afirm asegur declar señal coment explic contest pregunt insist manifest apunt agreg anunci lament critic
denunci exclam grit indic precis recalc remarc reiter reproch subray susurr murmur zanj matiz observ confes replic
confirm argument avis aclar proclam sentenci ironiz brome calific llam tach tild valor relat cont record consider
denomin"""
_OTHER = "acus rechaz compar habl alert conden elogi salud celebr reclam confi esper mostr pens cit public"
_BASES = """afirmar asegurar declarar señalar comentar explicar contestar preguntar insistir manifestar apuntar agregar
anunciar lamentar criticar denunciar indicar precisar recalcar reiterar subrayar calificar llamar tachar tildar contar
recordar considerar decir añadir admitir advertir responder reconocer sostener concluir pedir repetir escribir describir
definir"""
_NAMING = """califica calificó calificaba calificado llama llamó llamaba llamado tacha tachó tachaba tachado tilda tildó
tildado define definió definía definido describe describió descrito considera consideró considerado critica criticó
criticado rechaza rechazó rechazado acusa acusó acusado compara comparó comparado elogia elogió elogiado denunció
denuncia condena condenó defiende defendió defendido denomina denominó lamentó lamenta"""
SAYING = [
    *_inflect(_SURE),
    *"""dice dicen dijo dijeron decía decían dicho dirá diría añade añaden añadió añadieron añadía añadido admite
    admitió admitía admitido advierte advierten advirtió advertía advertido responde respondió respondía respondido
    responden reconoce reconoció reconocía reconocido sostiene sostienen sostuvo sostenía sostenido concluye concluyó
    concluido pide pidió pedía pedido repite repitió repetido escribe escribió escrito prosigue prosiguió prosiguieron
    repuso espeta espetó expresa expresó expresado insiste insistió insistía insistido describe describió descrito
    define definió definía definido promete prometió prometido desmiente desmintió desmentido niega negó negado opina
    opinó resume resumió subrayan plantea planteó planteado cuenta cuentan recuerda recuerdan
    comenta""".split(),
]
TELLING = [
    *_inflect(_OTHER),
    *"""defiende defendió defendía defendido cree creía ve vio exige exigió exigido lee leyó sugiere sugirió
    tuitea tuiteó teme""".split(),
]
HANGING = [
    *_BASES.split(),
    *"""diciendo afirmando asegurando añadiendo señalando explicando insistiendo recordando subrayando criticando
    declarando lamentando calificando reconociendo preguntando respondiendo advirtiendo llamando pidiendo""".split(),
]
PEOPLE = make_people(
    female="""adela aitana alba alejandra alma amparo ana andrea ángela ángeles aurora beatriz begoña belén berta blanca
    camila candela carlota carmen carolina catalina celia clara concepción consuelo cristina dolores elena elisa elvira
    emilia encarnación esperanza estela esther eugenia eva fátima gema gloria graciela guadalupe inés inmaculada irene
    isabel josefa juana julia laura leonor leticia lola lorena lourdes lucía luisa luz magdalena manuela marta
    mercedes mireia mónica montserrat natalia nieves nuria olga paloma patricia paula paz pilar raquel remedios rocío
    rosa rosario sandra sara silvia sofía soledad sonia susana teresa valentina verónica victoria yolanda maría""",
    male="""adolfo adrián agustín alberto alejandro alfonso alfredo álvaro andrés ángel antonio arturo benito bernardo
    carlos césar claudio cristóbal daniel david diego domingo eduardo emilio enrique ernesto esteban federico felipe
    fermín fernando francisco gabriel gerardo germán gonzalo gregorio guillermo gustavo héctor hernán hugo ignacio
    iñaki ismael iván jacinto jaime javier jesús joaquín jorge josé juan julián julio leandro lorenzo lucas luis
    manuel marcelino marcos mariano mario martín mateo matías miguel nicolás óscar pablo pascual pedro rafael ramiro
    ramón raúl ricardo roberto rodrigo rubén salvador santiago saúl sebastián sergio simón tomás valentín vicente
    víctor xavier""",
    titles="""portavoz fiscal juez líder representante general ministr edil comisario capitán coronel periodista""",
    female_titles="""sra señora doña dra ministra presidenta vicepresidenta alcaldesa directora diputada senadora
    secretaria gobernadora embajadora consejera concejala jueza reina princesa profesora rectora abogada canciller
    jefa portavoza""",
    male_titles="""sr señor don dr d ministro presidente vicepresidente alcalde director diputado senador secretario
    gobernador embajador consejero concejal rey príncipe papa profesor rector abogado jefe obispo cardenal""",
    nouns="""economista testigo dirigente mandatario mandataria experto experta autor autora investigador investigadora
    escritor escritora candidato candidata médico médica empresario empresaria entrenador entrenadora sindicalista
    historiador historiadora científico científica artista agricultor agricultora vecino vecina""",
    female_nouns="mujer madre hija hermana viuda actriz",
    male_nouns="hombre padre hijo hermano viudo actor",
    bodies="""ministerio universidad partido consejo comisión policía gobierno agencia banco empresa ayuntamiento
    tribunal asociación federación comité sindicato diario radio congreso senado unión instituto fundación cámara
    junta fiscalía parlamento corte""",
    places="""españa madrid barcelona europa rusia alemania francia italia china inglaterra ucrania sevilla valencia
    bruselas londres parís berlín moscú dios internet américa méxico argentina chile perú colombia venezuela cuba
    moncloa bolivia uruguay""",
    particles="de del la las los van von der",
    courtesies="sr sra señor señora don doña",
    cases="s> es>",
    body_first=True,
)  # fmt: skip
GRAMMAR = make_grammar(
    people=PEOPLE,
    short="Sr Sra Srta Dr Dra Sres D Dña Lic Ing Prof St Sto Sta",
    phrases="""
    aaa de acuerdo con
    aaa en palabras de
    aaa en opinión de
    aaa a juicio de
    aa a decir
    aaa a decir de
    AA sin embargo
    AA por ello
    AA por eso
    AA por último
    AA además de
    AA de nuevo
    AA en cambio
    Xv lo que
    """,
    opening="para",
    definite="el la los las este esta ese esa aquel aquella",
    articles="un una ex exministro",
    genders={"el": "m", "la": "f", "un": "m", "una": "f", "este": "m", "esta": "f", "ese": "m", "esa": "f"},
    head_first=True,
    implied=True,
    split_verbs=True,
    naming=_NAMING,
)  # fmt: skip
LEXICON = build(
    "es",
    people=PEOPLE,
    grammar=GRAMMAR,
    saying=SAYING,
    telling=TELLING,
    hanging=HANGING,
    classes={
        "P": "él ella ellos ellas yo nosotros nosotras usted ustedes tú alguien nadie éste ésta",
        "m": "mí ti sí ello esto eso aquello mismo misma",
        "h": "su sus mi mis tu tus nuestro nuestra nuestros nuestras",
        "d": """el la los las un una unos unas este esta estos estas ese esa esos esas aquel aquella cada todo toda
        todos todas ningún ninguna algunos algunas varios varias""",
        "e": "muchos muchas otro otra otros otras dos tres cuatro cinco alguno alguna",
        "i": "a al en con sin contra hacia desde hasta sobre bajo entre tras durante mediante ante para salvo",
        "b": "por",
        "f": "de del",
        "a": "según",
        "T": "que",
        "w": "cuando mientras si porque aunque donde pues",
        "W": "quien quienes cual cuales cuyo cuya",
        "&": "y e o u pero sino ni",
        "X": "haber ha han había habían habría haya hubo se le les lo me te nos os puede pueden debe deben va van "
             "quiere quería podría suele solía he hemos",
        "Y": "es son era eran fue fueron será serán sería sea está están estaba estuvo sido ser siendo",
        "A": "no también ya así además entonces luego después aún todavía siempre nunca incluso solo sólo muy más "
             "menos bien aquí ahí allí tampoco apenas antes finalmente tajante rotundo rotunda como",
        "t": "lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto "
             "septiembre octubre noviembre diciembre ayer hoy anteayer mañana tarde noche mediodía semana mes año años "
             "meses días día pasado pasada próximo",
        "K": """declaración declaraciones comunicado carta discurso entrevista mensaje frase palabras afirmación
        acusación crítica críticas respuesta pregunta comentario advertencia tuit promesa llamamiento testimonio
        intervención informe""",
        "v": "llegó vino hizo tuvo dio puso salió entró volvió perdió ganó quiso supo pudo llega viene hace tiene da "
             "pone sale entra vuelve pierde gana trabaja dirige vive visitó visita",
        "o": "cara vez",
    },
    both="cuenta nota pregunta respuesta anuncia llamada dicho llamado pedido crítica denuncia condena reclamo escrito "
         "hecho informe valora",
    female="ella su",
    male="él",
    personal="que quien quienes",
    mute="nadie",
    verb_endings=("ó",),
    gerund_ending="ndo",
    adverb_ending="mente",
    earlier="anteriormente|antaño|en su día|hace años|previamente",
)  # fmt: skip
