"""What names, titles and nouns tell of a person in English. Data."""

from __future__ import annotations

from .people import People

__all__ = ["ENGLISH_PEOPLE", "FAMILY_FIRST", "FEMALE", "JOINED_PARTICLES", "KNIGHTLY", "MALE", "PARTICLES",
           "PERSON_NOUNS", "SUFFIXES"]  # fmt: skip

FEMALE = frozenset("""
abigail ada adriana aisha alexandra alice alicia alison allison alma alyssa amanda amber amelia amy ana anastasia andrea
angela anita ann anna anne annie antonia april ariana ashley audrey ava barbara beatrice becky benazir bernadette beth
betsy betty beverly bonnie brenda bridget brittany brooke camila camille candace carla carly carmen carol caroline
carolyn carrie caryn catherine cathy cecilia celia charlotte chelsea cheryl chloe christina christine cindy claire clara
claudia colleen condoleezza connie courtney cristina crystal cynthia daisy dana danielle dawn deborah debra debbie
denise diana diane dianne donna doris dorothy edith eileen elaine eleanor elena elisabeth elise eliza elizabeth ella
ellen emily emma erica erika erin esther eva eve evelyn faith fatima felicia fiona florence frances francesca gabriela
gabrielle gail georgia geraldine gillian gina ginger giulia gladys glenda gloria grace greta gwen hannah harriet heather
heidi helen helena hillary holly hope huma ida ilana ileana indira ingrid irene iris isabel isabella ivanka jackie
jacqueline jamila jan jane janet janice janine jeanette jeanne jen jenna jennifer jenny jessica jill joan joanna joanne
jocelyn josephine joyce juanita judith judy julia juliana julie juliet june kamala karen kate katherine kathleen
kathryn kathy katie katrina kayla kellyanne kelly kelsey kimberly kirsten kirstjen kristen kristin kristina lara laura
lauren leah leila leslie leticia lila lillian lily linda lindsay lisa liz liza lois loretta lori lorraine louise
lucia lucille lucy lydia lynn madeleine maggie mandy marcia margaret maria mariah marian marie marilyn marina marjorie
marlene marsha martha mary matilda maureen maxine maya megan megyn meghan melania melanie melinda melissa mercedes
meredith michele michelle mildred miranda miriam moira molly monica muriel nadia nancy naomi natalia natalie natasha
nicole nikki nina noelle nora norma olga olivia paige pam pamela patricia patti paula pauline peggy penelope penny
phyllis polly priscilla rachel ramona rebecca regina renee rhonda rita roberta robin rosa rosalind rose rosemary roxanne
ruth sabrina sally samantha sandra sara sarah selma shannon sharon sheila shelley sheryl shirley silvia simone sofia
sonia sonya sophia sophie stacey stella stephanie sue susan susana susanna suzanne sylvia tammy tanya tara tatiana
teresa theresa tiffany tina toni tracy tricia ursula valentina valerie vanessa vera veronica vicki victoria viola
virginia vivian wanda wendy whitney whoopi winifred xiomara yolanda yvette yvonne zoe
""".split())
"""First names borne mostly by women."""
MALE = frozenset("""
aaron abdul abdullah abraham adam adolf adrian ahmed al alan albert alberto alec alejandro alex alexander alexei alfonso
alfred ali allen alonzo alvin amir anderson andre andrei andrew andy angus anthony antonin antonio arnold art arthur
asif ban barack barney barry bart ben benedict benjamin bernard bernie bertie bill billy bob bobby boris brad bradley
brandon brendan brent bret brett brian bruce bryan byron caleb calvin carl carlos cesar chad charles charlie chester
chris christian christopher chuck clarence clark claude clayton cliff clifford clint clinton colin conor corey cory
craig curtis cyrus dale damon dan daniel danny darrell darren dave david dean dennis derek devin diego dimitri
dinesh dmitri dmitry dominic don donald doug douglas drew duncan dustin dwayne dwight earl ed eddie edgar edmund
eduardo edward edwin eli elijah elliot elliott emanuel emilio emmanuel enrique eric erik ernest ethan eugene evan felipe
felix fernando fidel francis francisco francois frank franklin fred frederick gabriel garrett gary gavin gene george
gerald gerhard gerry gilbert giovanni
glen glenn gordon graham grant greg gregory guillermo gus guy hamid hank hans harold
harris harry harvey hassan hector henry herbert herman howard hubert hugh hugo ian ibrahim igor isaac ismail ivan
jack jackson jacob jacques jaime jake james jamie jared jason javier jay jeb jeff jeffrey jeremy jerome jerry jesse
jesus jim jimmy joe joel johan john johnny jon jonah jonathan jordan jorge jose josef joseph josh joshua juan jules
julian julio justin karl keith ken kenneth kevin khalid kirk klaus kofi kris kurt kyle lance larry laurence lawrence
lee len leo leon leonard leonid leroy lester levi liam lindsey lloyd lou louis lucas luis luke luther malcolm manuel
marc marcel marco marcus mario mark markus marshall martin marty marvin matt matthew maurice max maxim mel michael
michel miguel mike mikhail mitch mitchell mitt mohamed mohammad mohammed morgan moses muhammad nathan nathaniel neal
ned neil nelson newt nicholas nick nicolas nigel noah noam noel norman oleg oliver omar oscar otto owen pablo
patrick paul pedro pete peter phil philip phillip pierre rafael ralph ramon rand randall randy raul ray raymond reggie
reince reuben rex ricardo richard rick ricky robby robert roberto rod roderick rodney rodrigo roger roland ron ronald
ronnie ross roy rudolph rudy rupert rush russ russell ryan salman salvador sam samuel saul scott sean sebastian sergei
sergey sergio seth shane shaun shawn sid sidney simon spencer stan stanley stefan stephen steve steven stewart stuart
sylvester tad ted terrence terry theodore thomas tim timothy toby todd tom tommy tony travis trent trevor troy tyler
ulrich vaclav valery vernon victor viktor vince vincent vitaly vladimir wallace walter warren wayne wesley wilbur
will willard william willie winston wolf woodrow xavier yasser yuri zachary
""".split())
"""First names borne mostly by men."""
TITLES: dict[str, str | None] = {
    "mr": "m", "sir": "m", "lord": "m", "king": "m", "prince": "m", "congressman": "m", "pope": "m", "father": "m",
    "mrs": "f", "ms": "f", "miss": "f", "dame": "f", "lady": "f", "queen": "f", "princess": "f",
    "congresswoman": "f", "sister": "f", "councilwoman": "f", "spokeswoman": "f", "chairwoman": "f",
    "councilman": "m", "spokesman": "m", "brother": "m", "chairman": "m",
} | dict.fromkeys("""
mx dr prof professor sen senator sens senators rep representative reps gov governor governors president secretary
minister ambassador chancellor premier judge justice chief general gen colonel col captain capt lieutenant lt
sergeant sgt major maj admiral adm commander cmdr officer sheriff rev reverend rabbi imam bishop archbishop cardinal
hon mayor attorney director speaker leader candidate nominee commissioner congressmen delegate counsel
vice-president vice spokesperson adviser advisor correspondent editor reporter columnist strategist democrat
baron baroness viscount viscountess earl count countess duke duchess lords ayatollah sheikh emir sultan pastor
rt det insp supt dci dcs cllr honourable defendant plaintiff petitioner respondent appellant appellee
provost superintendent constable
republican republicans democrats coach detective inspector vp ceo taoiseach treasurer deputy
""".split())  # fmt: skip
"""Words before a name, with the gender they tell."""
TITLE_NAMES = frozenset(
    "king queen prince judge pope bishop major dean cardinal sergeant sheriff justice marshal page".split()
)
"""Titles that are surnames as well: `Martin Luther King`."""
KNIGHTLY = frozenset({"sir", "dame"})
"""Titles that stand before a first name: `Sir Jonas`."""
FULL_TITLES = {
    "gov": "governor", "sen": "senator", "rep": "representative", "prof": "professor", "gen": "general",
    "col": "colonel", "capt": "captain", "lt": "lieutenant", "sgt": "sergeant", "maj": "major", "adm": "admiral",
    "cmdr": "commander", "rev": "reverend", "vp": "vice-president", "congressman": "representative",
    "congresswoman": "representative",
}
"""Titles that stand for another one."""
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "esq", "md", "phd"})
"""Words that may follow a name and are no surname."""
POSTNOMINALS = frozenset("MP MEP MSP MLA MS TD QC KC OBE CBE MBE KBE DBE FRS FBA JP Esq MD PhD Ph.D M.D RN CPA".split())
"""Offices and degrees written after a name, and no part of it."""
FAMILY_FIRST = frozenset("""
xi li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie tang feng yu
cheng cao yuan deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du dai xia zhong tian fang shi yao tan
liao zou xiong jin hao kong cui mao qiu qin gu hou shao meng wan duan qian yin hua zhuang bo tsai chiang lam leung
kim lee park choi jung kang cho yoon jang lim oh seo shin kwon hwang ahn ryu hong moon roh chung
nguyen tran pham hoang phan vu vo dang bui ngo duong truong trinh
orban orbán szijjarto szijjártó nagy kovacs kovács toth tóth szabo szabó horvath horváth magyar gyurcsany gyurcsány
abe kishida suga koizumi aso ishiba kono noda hatoyama mishima
""".split())
"""Family names of those who are written with the family name first: `Kim Jong Un`."""
PARTICLES = frozenset("de del della di da dos du la le van von der den ter bin ibn al el ben y e abu".split())
"""Lower-case words that may stand inside a name."""
JOINED_PARTICLES = frozenset("al el as ash an ar at ad az ul d l o".split())
"""Lower-case beginnings of a name, joined by a hyphen or an apostrophe: `al-Masri`, `d'Alba`."""
BODY_WORDS = frozenset("""
university college institute institution committee council commission department ministry agency bureau office
party campaign association organization foundation federation union court congress senate house parliament assembly
company corporation corp inc ltd group center centre bank church school board authority administration government
news times post journal press magazine tribune herald television network network's center fund coalition league
alliance society service services police army navy force nations kingdom states state treaty charter
convention act agreement constitution declaration protocol resolution report poll survey street avenue
database project review today daily weekly guard conference
caucus pac amendment clause rule rules circuit section article code bill opinion brief id tr court's law doctrine
security liberty rights war peace justice nato eu osce fbi cia cnn nbc abc cbs msnbc gop dnc rnc irs
""".split())
"""Last words of names that are of bodies, documents or places, not of people."""
PLACES = frozenset("""
america russia china iran iraq israel germany france britain england ukraine mexico canada japan india pakistan moscow
washington london paris beijing brussels berlin york jersey hampshire carolina dakota virginia texas florida
california iowa ohio nevada michigan pennsylvania wisconsin georgia arizona colorado illinois massachusetts
vermont indiana kentucky tennessee alabama mississippi louisiana oklahoma kansas missouri nebraska minnesota
oregon utah wyoming montana idaho maine connecticut maryland delaware arkansas alaska hawaii chicago boston
europe asia africa american russian chinese british french german mexican republican democratic democrat
democrats republicans americans muslim muslims christian jewish hispanic latino english i god twitter facebook internet
states city island islands lake county beach valley river airport station hotel tower plaza square museum theater
theatre stadium arena festival
afghanistan albania algeria andorra angola antigua argentina armenia australia austria azerbaijan bahamas bahrain
bangladesh barbados belarus belgium belize benin bhutan bolivia bosnia botswana brazil brunei bulgaria burkina burundi
cambodia cameroon cape chile colombia comoros congo croatia cuba cyprus czechia denmark djibouti dominica ecuador egypt
eritrea estonia eswatini ethiopia fiji finland gabon gambia ghana greece greenland grenada guatemala guinea guyana haiti
honduras hungary iceland indonesia ireland italy jamaica kazakhstan kenya kiribati korea kosovo kuwait kyrgyzstan laos
latvia lebanon lesotho liberia libya liechtenstein lithuania luxembourg macedonia madagascar malawi malaysia maldives
mali malta mauritania mauritius micronesia moldova monaco mongolia montenegro morocco mozambique myanmar namibia nauru
nepal netherlands nicaragua niger nigeria norway oman palau palestine panama paraguay peru philippines poland portugal
qatar romania rwanda samoa senegal serbia seychelles singapore slovakia slovenia somalia spain sudan suriname sweden
switzerland syria taiwan tajikistan tanzania thailand togo tonga tunisia turkey turkmenistan tuvalu uganda uruguay
uzbekistan vanuatu vatican venezuela vietnam yemen yugoslavia zambia zimbabwe scotland wales ulster catalonia crimea
kashmir gaza jerusalem tehran baghdad damascus beirut cairo kabul islamabad delhi mumbai tokyo seoul pyongyang kyiv kiev
ankara istanbul athens rome madrid lisbon vienna geneva berne prague warsaw budapest bucharest belgrade sofia oslo
stockholm helsinki copenhagen dublin edinburgh ottawa toronto canberra sydney wellington nairobi pretoria lagos havana
caracas bogota lima santiago brasilia dallas houston detroit miami atlanta seattle denver phoenix philadelphia
cleveland cincinnati manhattan brooklyn hollywood oceania antarctica caribbean assembly
westminster kremlin pentagon brexit islam christianity judaism
""".split())
"""Names that are of places, peoples or things, and so no one that `he` can mean."""
STATES = frozenset("""
ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev n.h n.j n.m n.y n.c
n.d okla ore pa r.i s.c s.d tenn tex va vt wash w.va wis wyo d.c
""".split())
"""Short names of states after a town, without the last full stop."""
FEMALE_NOUNS = frozenset(
    "woman mother wife daughter sister girl spokeswoman congresswoman chairwoman actress widow".split()
)
"""Nouns that only a woman is called by."""
MALE_NOUNS = frozenset("man father husband son brother boy spokesman congressman chairman actor widower".split())
"""Nouns that only a man is called by."""
PERSON_NOUNS = frozenset("""
man woman minister president senator governor candidate nominee spokesman spokeswoman spokesperson chairman mayor
secretary ambassador official officer lawyer attorney judge justice professor director congressman congresswoman
representative leader billionaire businessman mogul tycoon host reporter author adviser advisor aide strategist
pollster premier chancellor pope actor actress singer writer editor columnist republican democrat frontrunner
front-runner executive founder commander general foreign-minister analyst expert economist historian
""".split())
"""Nouns by which a person already named is called again: `the minister`."""
_SEVERAL = frozenset(
    "police people aides sources friends witnesses neighbours neighbors residents villagers prosecutors critics".split()
)
_SEVERAL_ENDINGS = ("ors", "ists", "ials", "men", "ians")
ENGLISH_PEOPLE = People(
    FEMALE, MALE, TITLES, FULL_TITLES, PERSON_NOUNS, FEMALE_NOUNS, MALE_NOUNS, BODY_WORDS, PLACES, STATES, SUFFIXES,
    PARTICLES, peoples=("ian", "ean", "ish", "ese"), female_endings=("woman",), male_endings=("man",),
    no_men=frozenset("human german roman ottoman".split()), title_names=TITLE_NAMES, postnominals=POSTNOMINALS,
    several=_SEVERAL, several_endings=_SEVERAL_ENDINGS,
)  # fmt: skip
"""English."""
