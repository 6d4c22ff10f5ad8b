"""Portuguese, as data."""

from __future__ import annotations

from collections.abc import Iterator

from .building import build, make_grammar, make_people

__all__ = ["LEXICON"]


def _inflect(stems: str) -> Iterator[str]:
    """Go over the forms of verbs in -ar: `afirma`, `afirmou`, `afirmava`, `afirmado`."""
    for stem in stems.split():
        yield from (f"{stem}a", f"{stem}am", f"{stem}ou", f"{stem}aram", f"{stem}ava", f"{stem}ado")


_NAMING = """classifica classificou classificado chama chamou chamado define definiu definido descreve descreveu
descrito considera considerou considerado critica criticou criticado acusa acusou acusado qualifica qualificou
qualificado rejeita rejeitou elogia elogiou condena condenou"""
SAYING = [
    *_inflect(
        """acrescent afirm alert anunci argument assegur coment continu cont critic declar destac exclam explic grit
        indag indic inform lament lembr murmur observ pergunt ponder protest relat ressalt retruc revel salient
        sublinh suspir sussurr avis replic reiter fris confess classific cham qualific consider avali
        adiant apont justific enfatiz"""
    ),
    *"""diz dizem disse disseram dizia diziam dito dirá escreve escreveu escrito responde respondeu respondia respondido
    admite admitiu admitido adverte advertiu advertido conclui concluiu concluído insiste insistiu insistido garante
    garantiu garantido pede pediu pedido prossegue prosseguiu reconhece reconheceu reconhecido repete repetiu repetido
    promete prometeu prometido sustenta sustentou define definiu definido descreve descreveu descrito defende defendeu
    nega negou negado desmente desmentiu frisa frisou resume resumiu opina opinou referiu refere sublinha""".split(),
]
TELLING = [
    *_inflect("fal acus rejeit conden elogi compar pens orden cit public cobr"),
    *"vê viu crê exige exigiu lê leu sugere sugeriu teme propõe propôs".split(),
]
HANGING = """dizendo afirmando acrescentando explicando destacando lembrando criticando declarando garantindo pedindo
respondendo escrevendo reconhecendo chamando sublinhando""".split()
PEOPLE = make_people(
    female="""adriana alice amélia ana ângela antónia aparecida bárbara beatriz bruna camila carla carolina catarina
    cecília célia clara cláudia conceição cristina daniela débora elisa eliana elsa fátima fernanda filipa flávia
    francisca gabriela glória graça helena inês isabel joana josefa júlia juliana lara laura leonor letícia lídia
    lúcia luísa luiza madalena manuela margarida maria mariana marisa marta matilde mónica natália patrícia paula
    raquel renata rita rosa sandra sara sílvia sofia sónia susana tânia teresa vanessa vera verónica vitória""",
    male="""abel afonso alberto alexandre álvaro américo andré ângelo aníbal antônio antónio armando artur augusto
    baltasar bento bernardo bruno caetano carlos césar cláudio cristiano daniel david diogo domingos duarte edson
    eduardo emílio fábio fernando filipe flávio francisco gabriel geraldo gilberto gonçalo guilherme gustavo heitor
    henrique hugo inácio ivo jaime joão joaquim jorge josé júlio leandro leonardo lourenço lucas luís luiz manuel
    marcelo marcos mário martim mateus maurício miguel nelson nuno otávio paulo pedro rafael ramiro raul renato
    ricardo roberto rodrigo rogério rui salvador sebastião sérgio simão tiago tomás vasco vicente victor vítor wagner
    xavier""",
    titles="porta-voz líder juiz representante chefe presidente dirigente comandante capitão general",
    female_titles="""sra senhora dona dra ministra presidenta prefeita governadora senadora deputada diretora
    secretária vereadora embaixadora juíza rainha princesa professora reitora advogada chanceler delegada""",
    male_titles="""sr senhor dr ministro prefeito governador senador deputado diretor secretário vereador embaixador
    rei príncipe papa professor reitor advogado bispo cardeal coronel delegado autarca""",
    nouns="""economista testemunha especialista autor autora pesquisador pesquisadora investigador investigadora
    escritor escritora candidato candidata médico médica empresário empresária treinador treinadora sindicalista
    historiador historiadora cientista artista agricultor agricultora morador moradora""",
    female_nouns="mulher mãe filha irmã viúva atriz",
    male_nouns="homem pai filho irmão viúvo ator",
    bodies="""ministério universidade partido conselho comissão polícia governo agência banco empresa prefeitura câmara
    tribunal associação federação comitê sindicato jornal rádio congresso senado união instituto fundação parlamento""",
    places="""portugal brasil lisboa porto brasília europa rússia alemanha frança itália espanha china inglaterra
    ucrânia bruxelas londres paris berlim moscou moscovo deus internet américa angola moçambique planalto""",
    particles="de da do das dos van von der",
    courtesies="sr sra senhor senhora dona",
    cases="s> es>",
    body_first=True,
)  # fmt: skip
GRAMMAR = make_grammar(
    people=PEOPLE,
    short="Sr Sra Dr Dra Srs Prof Profa Eng",
    clitics="(?:me|te|se|lhes?|nos|vos|lo|la|los|las)",
    phrases="""
    aaa de acordo com
    aaa nas palavras de
    aaa na opinião de
    aaa no entender de
    AA no entanto
    AA por isso
    AA além disso
    AA de novo
    """,
    opening="para",
    definite="o a os as este esta esse essa aquele aquela",
    articles="um uma ex",
    genders={"o": "m", "a": "f", "um": "m", "uma": "f", "este": "m", "esta": "f", "esse": "m", "essa": "f"},
    head_first=True,
    implied=True,
    split_verbs=True,
    naming=_NAMING,
)  # fmt: skip
LEXICON = build(
    "pt",
    people=PEOPLE,
    grammar=GRAMMAR,
    saying=SAYING,
    telling=TELLING,
    hanging=HANGING,
    classes={
        "P": "ele ela eles elas eu nós você vocês tu alguém ninguém",
        "m": "mim ti si isto isso aquilo mesmo mesma",
        "h": "seu sua seus suas meu minha meus minhas nosso nossa nossos nossas",
        "d": "o a os as um uma uns umas este esta estes estas esse essa esses essas aquele aquela cada todo toda todos "
             "todas nenhum nenhuma alguns algumas vários várias",
        "e": "muitos muitas outro outra outros outras dois duas três quatro cinco algum alguma",
        "i": "em no na nos nas ao à aos às com sem contra sobre sob entre após durante perante para num numa pelo pela "
             "pelos pelas desde ante",
        "b": "por",
        "f": "de do da dos das",
        "a": "segundo conforme",
        "T": "que",
        "w": "quando enquanto porque embora onde pois",
        "W": "quem cujo cuja qual quais",
        "&": "e ou mas nem",
        "X": "tem têm tinha tinham teria tenha havia haviam teve pode podem deve devem vai vão quer queria "
             "poderia costuma temos",
        "Y": "é são era eram foi foram será serão seria seja está estão estava esteve sido ser",
        "A": """lhe lhes me te se não também já assim além então depois ainda sempre nunca até só apenas muito mais
        menos bem aqui aí ali lá tampouco antes finalmente como porém""",
        "t": """segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda terça quarta quinta sexta
        sábado domingo janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro ontem
        hoje anteontem amanhã manhã tarde noite semana mês ano anos meses dias dia passado passada próximo""",
        "K": "declaração declarações comunicado carta discurso entrevista mensagem frase palavras afirmação acusação "
             "crítica críticas resposta pergunta comentário advertência promessa apelo depoimento intervenção nota",
        "v": "chegou veio fez deu pôs saiu entrou voltou perdeu ganhou quis soube pôde chega vem faz dá põe sai "
             "entra volta perde ganha trabalha dirige vive visitou visita",
    },
    both="conta nota pergunta resposta critica chamada dito chamado pedido escrito informa",
    female="ela",
    male="ele",
    personal="que quem",
    mute="ninguém",
    verb_endings=("ou",),
    gerund_ending="ndo",
    adverb_ending="mente",
    earlier="anteriormente|antes disso|outrora|anos atrás|na época",
)  # fmt: skip
