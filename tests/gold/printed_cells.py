"""
Cells as infoboxes, trackers and spreadsheets print them, each with its right reading, written down before any was read.

Every number and place is invented; the shapes are those of public infoboxes (brackets, breaks, bullets, reference marks,
labels, several languages).  A reading has one ``says`` for each statement; ``asks`` marks a cell that has more than one
reading, of which a reader has to say so.
"""

from __future__ import annotations

from typing import NamedTuple


class Says(NamedTuple):
    """One statement: its number ("40-60", "~11000", "30+", "<24", or a word), and what is said with it."""

    number: str
    kind: str | None = None
    by: str | None = None
    day: str | None = None
    side: str | None = None
    part_of: int | None = None
    revises: int | None = None
    denies: int | None = None
    stance: str = "stated"
    label: str | None = None


class Cell(NamedTuple):
    """A cell, its language, and what it says."""

    text: str
    says: tuple[Says, ...]
    locale: str | None = None
    asks: bool = False


def cell(text: str, *says: Says, locale: str | None = None, asks: bool = False) -> Cell:
    """Return a cell."""
    return Cell(text, says, locale, asks)


S = Says

CELLS = (
    # two estimates in one cell
    cell(
        "900 (first commission); 1,200–1,500 (second commission)",
        S("900", by="first commission"),
        S("1200-1500", by="second commission"),
    ),
    cell(
        "35 border guards (official); 60–80 rebels (disputed)",
        S("35", "person", by="official", label="border guards"),
        S("60-80", "fighter", label="rebels"),
    ),
    cell("12,000 (UN, 2019)<br>15,000 (government)", S("12000", by="UN", day="2019"), S("15000", by="government")),
    cell("80,000 (35,000 per the rebels)", S("80000"), S("35000", by="the rebels")),
    cell("40–600 (official: 40; others: 400–600)", S("40-600"), S("40", by="official"), S("400-600", by="others")),
    cell("31,000+ (with the missing, 55,000+)", S("31000+"), S("55000+")),
    cell("14 (later revised to 21)", S("14"), S("21", revises=0)),
    cell("nearly 6,000 (4,000 according to others)", S("~6000"), S("4000", by="others")),
    cell("2,400 (government claim); 5,100+ (rebel claim)", S("2400", by="government"), S("5100+", by="rebel")),
    cell("1,100 per the UN; 1,950 per the ministry", S("1100", by="the UN"), S("1950", by="the ministry")),
    cell("UN: 8,000; army: 5,500", S("8000", by="UN"), S("5500", by="army")),
    cell("Official: 40\nOthers: 400–600", S("40", by="Official"), S("400-600", by="Others")),
    cell("7,500 according to the ministry of defence", S("7500", by="the ministry of defence")),
    cell("260 (opposition sources)", S("260", by="opposition")),
    cell("260 (as claimed by the opposition)", S("260", by="the opposition")),
    cell("Government estimate: 3,000–3,500", S("~3000-3500", by="Government")),
    cell("1,200 (UN)/1,500 (government)", S("1200", by="UN"), S("1500", by="government")),
    cell("1,200 (UN) / 1,500 (government)", S("1200", by="UN"), S("1500", by="government")),
    cell("at least 30 (UN), up to 70 (rebels)", S("30+", by="UN"), S("≤70", by="rebels")),
    cell("17 (SOHR) or 21 (state media)", S("17", by="SOHR"), S("21", by="state media")),
    # kinds side by side
    cell("4 dead and 9 hurt", S("4", "killed"), S("9", "wounded")),
    cell("3 dead, 12 injured", S("3", "killed"), S("12", "wounded")),
    cell("35 KIA, 60 WIA, 3 MIA", S("35", "killed"), S("60", "wounded"), S("3", "missing")),
    cell("2,300 killed, 10,000 wounded, ~90 missing", S("2300", "killed"), S("10000", "wounded"), S("~90", "missing")),
    cell("41 killed; 120+ wounded; 9 captured", S("41", "killed"), S("120+", "wounded"), S("9", "captured")),
    cell("41 killed<br/>120+ wounded<br>9 captured", S("41", "killed"), S("120+", "wounded"), S("9", "captured")),
    cell("Killed: 20\nWounded: 35", S("20", "killed"), S("35", "wounded")),
    cell("Killed: 20, wounded: 35", S("20", "killed"), S("35", "wounded")),
    cell("between 20 and 30 killed, 40 wounded", S("20-30", "killed"), S("40", "wounded")),
    cell("12 killed, several wounded", S("12", "killed"), S("several", "wounded", stance="unquantified")),
    cell("two killed and seven wounded", S("2", "killed"), S("7", "wounded")),
    cell("5 dead & 11 injured", S("5", "killed"), S("11", "wounded")),
    cell("* 3 killed\n* 8 wounded\n* 1 captured", S("3", "killed"), S("8", "wounded"), S("1", "captured")),
    cell("• 3 killed • 8 wounded • 1 captured", S("3", "killed"), S("8", "wounded"), S("1", "captured")),
    cell("600 civilians killed; 2,000 houses destroyed", S("600", "killed"), S("2000", "house")),
    cell("14 tanks, 3 helicopters", S("14", "tank"), S("3", "helicopter")),
    cell("8 villages and 300 houses", S("8", "settlement"), S("300", "house")),
    # parts
    cell("10,000, including 3,000 locally recruited", S("10000"), S("3000", part_of=0, label="locally recruited")),
    cell("1,345 (including 120 children)", S("1345"), S("120", "child", part_of=0)),
    cell("640 killed, of whom 210 civilians", S("640", "killed"), S("210", "civilian", part_of=0)),
    cell("640 killed (among them 40 children)", S("640", "killed"), S("40", "child", part_of=0)),
    cell(
        "90 killed, including 12 officers and 8 civilians",
        S("90", "killed"),
        S("12", "person", part_of=0, label="officers"),
        S("8", "civilian", part_of=0),
    ),
    cell(
        "1,000 (incl. 50 officers); 200 wounded",
        S("1000"),
        S("50", "person", part_of=0, label="officers"),
        S("200", "wounded"),
    ),
    cell("about 400 people, at least 30 of them children", S("~400", "person"), S("30+", "child", part_of=0)),
    # headings and labels
    cell(
        "Per Armenia: 2,300 killed, 10,000 wounded",
        S("2300", "killed", by="Armenia"),
        S("10000", "wounded", by="Armenia"),
    ),
    cell("Azerbaijani claim: 5,000+ killed", S("5000+", "killed", by="Azerbaijani")),
    cell(
        "Per Azerbaijan:\n* 2,906 servicemen killed\n* 6 servicemen missing\nPer SOHR:\n* 541 mercenaries killed",
        S("2906", "killed", by="Azerbaijan"),
        S("6", "missing", by="Azerbaijan"),
        S("541", "killed", by="SOHR"),
    ),
    cell(
        "Per Armenia/Artsakh:\n* 3,825 servicemen killed\n* 60+ servicemen captured\n\nSee Casualties for details",
        S("3825", "killed", by="Armenia/Artsakh"),
        S("60+", "captured", by="Armenia/Artsakh"),
    ),
    cell(
        "Per the rebels:<br>70 killed<br>Per the army:<br>11 killed",
        S("70", "killed", by="the rebels"),
        S("11", "killed", by="the army"),
    ),
    cell(
        "According to the UN, 30 killed and 45 wounded", S("30", "killed", by="the UN"), S("45", "wounded", by="the UN")
    ),
    cell("2018: 65,000 (active servicemen)", S("65000", "soldier", day="2018")),
    cell(
        "2019: 66,950 (active servicemen) 1993–1994: 42,000–56,000",
        S("66950", "soldier", day="2019"),
        S("42000-56000", day="1993/1994"),
    ),
    cell(
        "28,000–38,000 killed (1988–1994) 3,000 killed (May 1994 – August 2009)",
        S("28000-38000", "killed", day="1988/1994"),
        S("3000", "killed", day="1994-05/2009-08"),
    ),
    cell("Total: 300 killed", S("300", "killed")),
    cell("Total: 150 killed; 120 soldiers, 30 civilians", S("150", "killed"), S("120", "soldier"), S("30", "civilian")),
    cell(
        "Armenian side: 40 killed\nAzerbaijani side: 65 killed",
        S("40", "killed", side="Armenian"),
        S("65", "killed", side="Azerbaijani"),
    ),
    cell(
        "Rebel losses: 40 killed; government losses: 22 killed",
        S("40", "killed", side="Rebel"),
        S("22", "killed", side="government"),
    ),
    # shared heads
    cell("100 Azerbaijani and 85 Armenian civilians killed", S("100", "killed"), S("85", "killed")),
    cell("2 French and 3 Russian journalists injured", S("2", "wounded"), S("3", "wounded")),
    cell("35 soldiers and 60 civilians killed", S("35", "killed"), S("60", "killed")),
    cell("12 tanks and 85 soldiers", S("12", "tank"), S("85", "soldier")),
    cell("1 Russian Mi-24 shot down, 2 crew members killed, 1 injured", S("1"), S("2", "killed"), S("1", "wounded")),
    # days
    cell("5,200 (as of 3 May 2022)", S("5200", day="2022-05-03")),
    cell("5,200 as of 3 May 2022", S("5200", day="2022-05-03")),
    cell("5,200 (May 3, 2022); 6,100 (June 2022)", S("5200", day="2022-05-03"), S("6100", day="2022-06")),
    cell("5,200 killed (2020-11-10)", S("5200", "killed", day="2020-11-10")),
    cell("7,717 killed (2020)", S("7717", "killed", day="2020")),
    cell("44 killed (2021–2022)", S("44", "killed", day="2021/2022")),
    cell("1,950 (ministry, as of June 2019)", S("1950", by="ministry", day="2019-06")),
    cell("in 2019: 500; in 2020: 750", S("500", day="2019"), S("750", day="2020")),
    # marks and markup
    cell("118,000[3]", S("118000")),
    cell("118,000[3][4] (UN)[5]", S("118000", by="UN")),
    cell("2,300 killed[a]\n10,000 wounded[b][7]", S("2300", "killed"), S("10000", "wounded")),
    cell('~2,000–2,500<ref name="x">{{cite web|title=12 dead}}</ref> killed', S("~2000-2500", "killed")),
    cell("'''41''' killed<ref name=a/>", S("41", "killed")),
    cell("41&nbsp;killed, 60&ndash;70&nbsp;wounded", S("41", "killed"), S("60-70", "wounded")),
    cell("[[Casualties of the war|2,300]] killed", S("2300", "killed")),
    cell("<ul><li>3 killed</li><li>8 wounded</li></ul>", S("3", "killed"), S("8", "wounded")),
    cell("41 killed[citation needed]", S("41", "killed")),
    cell("9,000*", S("9000")),
    cell("6,300† killed", S("6300", "killed")),
    # words without a number
    cell("Unknown", S("unknown", stance="withheld")),
    cell("None", S("0")),
    cell("heavy", S("heavy", stance="unquantified")),
    cell("N/A", S("unknown", stance="withheld")),
    cell(
        "dozens killed, unknown wounded",
        S("dozens", "killed", stance="unquantified"),
        S("unknown", "wounded", stance="withheld"),
    ),
    cell("Unknown; 300+ (rebel claim)", S("unknown", stance="withheld"), S("300+", by="rebel")),
    cell("10,000; Armenia denies", S("10000"), S("", by="Armenia", stance="denied")),
    cell("10,000 (denied by Armenia)", S("10000"), S("", by="Armenia", stance="denied", denies=0)),
    cell("Armenia: denied\nAzerbaijan: 10,000", S("10000"), S("", stance="denied"), asks=True),
    # languages
    cell("4 morts et 9 blessés", S("4", "killed"), S("9", "wounded"), locale="fr"),
    cell(
        "12 000 (ONU, 2019) ; 15 000 (gouvernement)",
        S("12000", by="ONU", day="2019"),
        S("15000", by="gouvernement"),
        locale="fr",
    ),
    cell("1 345 dont 120 enfants", S("1345"), S("120", "child", part_of=0), locale="fr"),
    cell("35 000 selon les rebelles", S("35000", by="les rebelles"), locale="fr"),
    cell("4 muertos y 9 heridos", S("4", "killed"), S("9", "wounded"), locale="es"),
    cell(
        "35.000 según los rebeldes; 80.000 según el gobierno",
        S("35000", by="los rebeldes"),
        S("80000", by="el gobierno"),
        locale="es",
    ),
    cell("640 muertos, de los cuales 210 civiles", S("640", "killed"), S("210", "civilian", part_of=0), locale="es"),
    cell("4 Tote und 9 Verletzte", S("4", "killed"), S("9", "wounded"), locale="de"),
    cell(
        "35.000 laut Regierung; mindestens 80.000 laut Opposition",
        S("35000", by="Regierung"),
        S("80000+", by="Opposition"),
        locale="de",
    ),
    cell("640 Tote, darunter 40 Kinder", S("640", "killed"), S("40", "child", part_of=0), locale="de"),
    cell("4 убитых и 9 раненых", S("4", "killed"), S("9", "wounded"), locale="ru"),
    cell(
        "35 000 по данным ООН; 80 000 по данным правительства",
        S("35000", by="ООН"),
        S("80000", by="правительства"),
        locale="ru",
    ),
    cell("640 погибших, в том числе 40 детей", S("640", "killed"), S("40", "child", part_of=0), locale="ru"),
    cell("4 ölü və 9 yaralı", S("4", "killed"), S("9", "wounded"), locale="az"),
    cell("640 ölü, o cümlədən 40 uşaq", S("640", "killed"), S("40", "child", part_of=0), locale="az"),
    cell("hökumətə görə 35.000", S("35000", by="hökumətə"), locale="az"),
    cell("4 զոհ և 9 վիրավոր", S("4", "killed"), S("9", "wounded"), locale="hy"),
    cell("640 զոհ, այդ թվում 40 երեխա", S("640", "killed"), S("40", "child", part_of=0), locale="hy"),
    cell("35 000 ըստ կառավարության", S("35000", by="կառավարության"), locale="hy"),
    # more than one reading: a reader has to say so
    cell("2,906 (Armenia)", S("2906"), asks=True),
    cell("11 (19)", S("11"), S("19"), asks=True),
    cell("120 / 300", S("120"), S("300"), asks=True),
    cell("35, 40 killed", S("35"), S("40", "killed"), asks=True),
    cell("2,300 killed, 10,000 wounded (UN)", S("2300", "killed"), S("10000", "wounded", by="UN"), asks=True),
    cell(
        "Per Armenia: 2,300 killed; 10,000 wounded", S("2300", "killed", by="Armenia"), S("10000", "wounded"), asks=True
    ),
    cell("Armenia: 2,300 killed", S("2300", "killed"), asks=True),
    cell("1.500", asks=True),
    cell("40 killed (20 children)", S("40", "killed"), S("20", "child"), asks=True),
    cell("3 x 150", asks=True),
    cell("4,310 killed & wounded", asks=True),
    cell("400 (Aleppo), 300 (Homs)", S("400"), S("300"), asks=True),
    cell("rose from 12 to 40", S("12"), S("40"), asks=True),
    cell("(35 killed", asks=True),
    cell("{{circa|1200}}", asks=True),
    cell("345 killed, 20 of 30 hostages freed", S("345", "killed"), asks=True),
    cell("2,000 soldiers, 40", S("2000", "soldier"), S("40"), asks=True),
    cell(
        "casualties: 40 (20 killed, 20 wounded)",
        S("40", "casualty"),
        S("20", "killed", part_of=0),
        S("20", "wounded", part_of=0),
    ),
    cell("several ships", S("several", "ship", stance="unquantified", label="ships")),
    cell("50–60 (later 80)", S("50-60"), S("80"), asks=True),
    cell("2,000–3,000 (1915), 5,000 (1916)", S("2000-3000", day="1915"), S("5000", day="1916")),
    cell("12 (4 KIA, 8 WIA)", S("12"), S("4", "killed", part_of=0), S("8", "wounded", part_of=0)),
)

FURTHER = (
    cell(
        "At least 210 killed\n400+ wounded (hospital sources)", S("210+", "killed"), S("400+", "wounded", by="hospital")
    ),
    cell("6,000–8,000 men, 12 guns", S("6000-8000", "person"), S("12", label="guns")),
    cell("c. 1,500 (Reuters); c. 2,300 (AFP)", S("~1500", by="Reuters"), S("~2300", by="AFP")),
    cell("3,283 dead, 979 injured, 21 captured", S("3283", "killed"), S("979", "wounded"), S("21", "captured")),
    cell("12 policemen killed; 40 policemen injured", S("12", "killed"), S("40", "wounded")),
    cell("Two dead, one missing", S("2", "killed"), S("1", "missing")),
    cell("1 killed, 2 wounded", S("1", "killed"), S("2", "wounded")),
    cell("500 or more dead[12][13]", S("500+", "killed")),
    cell("According to the ministry: 40 killed", S("40", "killed", by="the ministry")),
    cell("40 killed according to the ministry (2021)", S("40", "killed", by="the ministry", day="2021")),
    cell("40 killed (official figures)", S("40", "killed", by="official")),
    cell(
        "Deaths: 40 (official), 90–120 (NGO estimates)",
        S("40", "killed", by="official"),
        S("~90-120", "killed", by="NGO"),
    ),
    cell("unknown (est. 300)", asks=True),
    cell("30 to 40 killed & 100 wounded", S("30-40", "killed"), S("100", "wounded")),
    cell("15 (9 soldiers, 6 civilians)", S("15"), S("9", "soldier", part_of=0), S("6", "civilian", part_of=0)),
    cell("15 (9 soldiers, 5 civilians)", S("15"), S("9", "soldier"), S("5", "civilian"), asks=True),
    cell("0", S("0")),
    cell("3 injured; none killed", S("3", "wounded"), S("0", "killed")),
    cell("Army: 10,000", S("10000"), asks=True),
    cell("10,000 (Smith), 12,000 (Jones)", S("10000"), S("12000"), asks=True),
    cell(
        "10,000 (2014), 12,000 (2015), 9,000 (2016)",
        S("10000", day="2014"),
        S("12000", day="2015"),
        S("9000", day="2016"),
    ),
    cell("5 aircraft lost; 11 tanks destroyed", S("5", "aircraft"), S("11", "tank")),
    cell("250,000 displaced (UN, March 2021)", S("250000", "displaced", by="UN", day="2021-03")),
    cell("250,000 refugees and 40,000 displaced", S("250000", "refugee"), S("40000", "displaced")),
    cell("between 5,000 (UN) and 7,000 (army)", asks=True),
    cell("5,000 (low) to 7,000 (high)", asks=True),
    cell("7,000 (disputed)", S("7000")),
    cell("7,000 (not counting 300 missing)", asks=True),
    cell("7,000 plus 300 missing", S("7000"), S("300", "missing"), asks=True),
    cell("7,000 killed plus 300 missing", S("7000", "killed"), S("300", "missing")),
    cell("40 killed, 12 of whom were children", S("40", "killed"), S("12", "child", part_of=0)),
    cell("40 killed. 60 wounded.", S("40", "killed"), S("60", "wounded"), asks=True),
    cell("40 killed – 60 wounded", asks=True),
    cell("Per the UN: 40; per the army: 30", S("40", by="the UN"), S("30", by="the army")),
    cell("UN: 40\nUNICEF: 12 (children)", S("40", by="UN"), S("12", "child", by="UNICEF")),
    cell("120,000[a] (1989 census)", S("120000", day="1989")),
    cell("<small>(2021)</small> 40 killed", S("40", "killed", day="2021")),
    cell("40 killed<sup>[5]</sup><br /><br />60 wounded<sup>[6]</sup>", S("40", "killed"), S("60", "wounded")),
    cell(
        "2,000+ (claimed by Azerbaijan); denied by Armenia",
        S("2000+", by="Azerbaijan"),
        S("", by="Armenia", stance="denied"),
    ),
    cell("Azerbaijan denies; Armenia claims 2,000", S("", by="Azerbaijan", stance="denied"), S("2000", by="Armenia")),
    cell(
        "Light; heavy (rebel claim)", S("Light", stance="unquantified"), S("heavy", by="rebel", stance="unquantified")
    ),
    cell(
        "hundreds killed (NGOs), 85 killed (government)",
        S("hundreds", "killed", by="NGOs", stance="unquantified"),
        S("85", "killed", by="government"),
    ),
    cell("40 killed per month (UN)", S("40", "killed/month", by="UN")),
    cell("40% of houses (UN)", S("40", "%", by="UN")),
    cell("3rd: 40", asks=True),
    # languages
    cell(
        "300 morts (ONU), 410 morts (gouvernement)",
        S("300", "killed", by="ONU"),
        S("410", "killed", by="gouvernement"),
        locale="fr",
    ),
    cell(
        "Selon la police : 300 ; selon l'opposition : 1 200",
        S("300", by="la police"),
        S("1200", by="l'opposition"),
        locale="fr",
    ),
    cell("12 tués, 30 blessés, 4 disparus", S("12", "killed"), S("30", "wounded"), S("4", "missing"), locale="fr"),
    cell("environ 300, dont au moins 40 enfants", S("~300"), S("40+", "child", part_of=0), locale="fr"),
    cell(
        "12 muertos, 30 heridos, 4 desaparecidos", S("12", "killed"), S("30", "wounded"), S("4", "missing"), locale="es"
    ),
    cell("300 (ONU); 1.200 (oposición)", S("300", by="ONU"), S("1200", by="oposición"), locale="es"),
    cell("unos 300, incluidos 40 niños", S("~300"), S("40", "child", part_of=0), locale="es"),
    cell("12 Tote, 30 Verletzte, 4 Vermisste", S("12", "killed"), S("30", "wounded"), S("4", "missing"), locale="de"),
    cell(
        "300 (UNO, Mai 2021); 1.200 (Opposition)",
        S("300", by="UNO", day="2021-05"),
        S("1200", by="Opposition"),
        locale="de",
    ),
    cell("rund 300, darunter mindestens 40 Kinder", S("~300"), S("40+", "child", part_of=0), locale="de"),
    cell("12 убитых, 30 раненых, 4 пропавших", S("12", "killed"), S("30", "wounded"), S("4", "missing"), locale="ru"),
    cell(
        "300 (ООН, май 2021 года); 1200 (оппозиция)",
        S("300", by="ООН", day="2021-05"),
        S("1200", by="оппозиция"),
        locale="ru",
    ),
    cell("около 300, в том числе не менее 40 детей", S("~300"), S("40+", "child", part_of=0), locale="ru"),
    cell("12 ölü, 30 yaralı, 4 itkin", S("12", "killed"), S("30", "wounded"), S("4", "missing"), locale="az"),
    cell("təxminən 300, o cümlədən ən azı 40 uşaq", S("~300"), S("40+", "child", part_of=0), locale="az"),
    cell("12 զոհ, 30 վիրավոր, 4 անհետ կորած", S("12", "killed"), S("30", "wounded"), S("4", "missing"), locale="hy"),
    cell("մոտ 300, այդ թվում առնվազն 40 երեխա", S("~300"), S("40+", "child", part_of=0), locale="hy"),
)
"""More of them, written after the reader was done and before it was tried on them."""

LATER = (
    # what became of things
    cell("10 T-72 tanks destroyed, 3 captured", S("10", "tank"), S("3", "tank", label="captured")),
    cell("6 trucks burned and 3 captured", S("6", "vehicle"), S("3", "vehicle", label="captured")),
    cell("10 tanks, 3 of them captured", S("10", "tank"), S("3", "tank", part_of=0, label="captured")),
    cell("8 aircraft destroyed, 2 missing", S("8", "aircraft"), S("2", label="missing"), asks=True),
    cell("2 helicopters lost, 14 missing", S("2", "helicopter"), S("14", label="missing"), asks=True),
    cell("18 BTRs destroyed, 4 captured", S("18"), S("4", label="captured"), asks=True),
    cell("10 tanks destroyed, 3 POWs", S("10", "tank"), S("3", "captured")),
    cell("25 trucks lost, 6 abandoned", S("25", "vehicle"), S("6", "vehicle", label="abandoned")),
    cell("3 helicopters shot down, 1 damaged", S("3", "helicopter"), S("1", "helicopter", label="damaged")),
    cell("8 drones shot down, 2 captured", S("8", "drone"), S("2", "drone", label="captured")),
    cell("140 killed, 12 tanks destroyed", S("140", "killed"), S("12", "tank")),
    cell("40 vehicles (15 of them destroyed)", S("40", "vehicle"), S("15", "vehicle", part_of=0)),
    cell("Tanks: 10 destroyed, 3 captured", S("10", "tank"), S("3", "tank", label="captured")),
    cell("12 hélicoptères abattus, 3 endommagés", S("12", "helicopter"), S("3", "helicopter"), locale="fr"),
    cell("14 tanques destruidos y 5 capturados", S("14", "tank"), S("5", "tank"), locale="es"),
    cell("9 Hubschrauber abgeschossen, 2 beschädigt", S("9", "helicopter"), S("2", "helicopter"), locale="de"),
    cell("15 вертолётов сбито, 4 повреждено", S("15", "helicopter"), S("4", "helicopter"), locale="ru"),
    cell("20 танков потеряно, из них 6 захвачено", S("20", "tank"), S("6", "tank", part_of=0), locale="ru"),
    cell("20 տանկ ոչնչացված, 5 վնասված", S("20", "tank"), S("5", "tank"), locale="hy"),
    cell("7 helikopter vurulub, 2 zədələnib", S("7", "helicopter"), S("2", "helicopter"), locale="az"),
    # how it is known, and accounts that are nobody's
    cell("41 killed (verified by name); 60 wounded", S("41", "killed"), S("60", "wounded")),
    cell("12 (confirmed by autopsy)", S("12"), asks=True),
    cell("35 (confirmés nommément); 60 (ONU)", S("35"), S("60", by="ONU"), locale="fr"),
    cell("80 (identificados por su nombre)", S("80"), locale="es"),
    cell("55 (namentlich bekannt)", S("55"), locale="de"),
    cell("90 (установлены поимённо)", S("90"), locale="ru"),
    cell("120 (անուն առ անուն)", S("120"), locale="hy"),
    cell("5,000 (modern estimates)", S("~5000")),
    cell("3,000 (by conservative estimates)", S("~3000")),
    cell("3,000 killed (older scholarship)", S("3000", "killed")),
    cell("900 (anonymous sources)", S("900")),
    cell("400 (historiographie récente)", S("400"), locale="fr"),
    cell("700 (fuentes extraoficiales)", S("700"), locale="es"),
    cell("4.000 (moderne Schätzungen)", S("~4000"), locale="de"),
    cell("4000 (современные исследования)", S("4000"), locale="ru"),
    cell("60 (BMT), 80 (digər mənbələrə görə)", S("60", by="BMT"), S("80", by="digər mənbələrə"), locale="az"),
    # totals, days and leads
    cell(
        "5,000+ total: 3,200 soldiers, 1,800 civilians",
        S("5000+"),
        S("3200", "soldier", part_of=0),
        S("1800", "civilian", part_of=0),
    ),
    cell(
        "Total 300: 200 soldiers and 100 civilians",
        S("300"),
        S("200", "soldier", part_of=0),
        S("100", "civilian", part_of=0),
    ),
    cell(
        "1,000 total: 600 killed, 400 wounded", S("1000"), S("600", "killed", part_of=0), S("400", "wounded", part_of=0)
    ),
    cell(
        "300 insgesamt: 200 Soldaten, 100 Zivilisten",
        S("300"),
        S("200", "soldier", part_of=0),
        S("100", "civilian", part_of=0),
        locale="de",
    ),
    cell("300 total: 120 soldiers, 90 civilians", S("300"), asks=True),
    cell("54 (12 April), 71 (15 April), 88 (20 April 2019)", S("54"), S("71"), S("88", day="2019-04-20"), asks=True),
    cell("90 (3 марта), 120 (10 марта 2021)", S("90"), S("120", day="2021-03-10"), locale="ru", asks=True),
    cell(
        "2,100 (Red Crescent); 3,400 (opposition council)",
        S("2100", by="Red Crescent"),
        S("3400", by="opposition council"),
    ),
    cell(
        "The ministry estimated 40 killed, 15 wounded",
        S("~40", "killed", by="The ministry"),
        S("~15", "wounded", by="The ministry"),
    ),
    cell("12 (claimed by IS)", S("12", by="IS")),
)
