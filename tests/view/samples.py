"""Invented graphs to draw: a small world of news with every kind of line, a large one by rule, and one of hostile names."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace

from kg.ids import Namer, digest
from kg.known import Known, KnownDocument, KnownEntity, KnownEvent, KnownStatement, Quote
from kg.model import ENDED, NARRATOR, UNNAMED, EntityType, Modality, Status, When

NAMER = Namer()
TYPES = {"P": EntityType.PERSON, "O": EntityType.ORGANIZATION, "G": EntityType.GROUP, "R": EntityType.REGION}


@dataclass
class World:
    """Collects what documents say; `known()` gives it sorted."""

    documents: list[KnownDocument] = field(default_factory=list)
    entities: dict[str, KnownEntity] = field(default_factory=dict)
    statements: list[KnownStatement] = field(default_factory=list)
    events: list[KnownEvent] = field(default_factory=list)

    def document(self, name: str, title: str, published: str) -> str:
        iri = NAMER.document(name)
        self.documents.append(KnownDocument(iri, name, title, f"https://news.example/{name}", dt.date.fromisoformat(published)))
        return iri

    def entity(self, kind: str, name: str, *aliases: str, **more) -> str:
        iri = NAMER.entity(digest([kind, name]))
        self.entities[iri] = KnownEntity(iri, TYPES[kind], name, aliases, **more)
        return iri

    def say(self, document: str, subject: str, predicate: str, other: str, words: str, **more) -> str:
        """Say a fact (or what `more` makes of it); `words` is a sentence whose exact words stand between asterisks."""
        iri = NAMER.within("statement", document, [subject, predicate, other, words])
        given = {"status": Status.FACT, "polarity": True, "modality": Modality.ASSERTED, "speaker": NARRATOR} | more
        self.statements.append(
            KnownStatement(iri, subject, predicate, other, document=document, evidence=(quote(words),), **given)
        )
        return iri

    def happen(self, document: str, kind: str, words: str, **more) -> str:
        iri = NAMER.within("event", document, [kind, words])
        given = {"agents": (), "targets": (), "places": (), "status": Status.FACT, "polarity": True} | more
        given = {"modality": Modality.ASSERTED, "speaker": NARRATOR} | given
        self.events.append(KnownEvent(iri, kind, document=document, evidence=(quote(words),), **given))
        return iri

    def contest(self, fact: str, denial: str) -> None:
        """Let a denial contradict a fact."""
        changed = {fact: {"contested": True, "contradicts": (denial,)}, denial: {"contradicts": (fact,)}}
        self.statements = [replace(each, **changed.get(each.iri, {})) for each in self.statements]

    def known(self) -> Known:
        by_iri = [sorted(group, key=lambda each: each.iri) for group in (self.documents, self.entities.values())]
        said = [sorted(group, key=lambda each: each.iri) for group in (self.statements, self.events)]
        return Known(tuple(by_iri[0]), tuple(by_iri[1]), tuple(said[0]), tuple(said[1]))


def quote(words: str) -> Quote:
    """Make a quote of the words between asterisks, in their sentence, which stands at 100 of its text."""
    before, exact, after = words.split("*")
    return Quote(exact, 100 + len(before), 100 + len(before) + len(exact), before + exact + after, 100)


def claim(speaker: str, modality: Modality = Modality.ALLEGED, **more) -> dict:
    return {"status": Status.CLAIM, "speaker": speaker, "modality": modality} | more


def small_world() -> Known:  # noqa: PLR0915 - a list of what is said, not a course of steps
    """Thirty-odd entities of an invented coast, with every kind of line and event."""
    w = World()
    d1 = w.document("harbour", "Harbour board under pressure after sanctions", "2021-03-14")
    d2 = w.document("merger", "Two shipping lines agree to merge", "2021-05-02")
    d3 = w.document("denial", "Minister rejects the report of the fishermen", "2021-05-20")
    d4 = w.document("border", "Talks on the Orrin border resume", "2021-06-11")
    velmara = w.entity("R", "Velmara", "the Republic of Velmara")
    orrin = w.entity("R", "Orrin Valley")
    port = w.entity("R", "Port Sable")
    dunmark = w.entity("R", "Dunmark")
    lisk = w.entity("R", "Lisk Island")
    government = w.entity("O", "Government of Velmara")
    treasury = w.entity("O", "Dunmark Treasury", "the Treasury")
    ministry = w.entity("O", "Ministry of Harbours", "MoH")
    board = w.entity("O", "Port Sable Harbour Board", "PSHB")
    blue = w.entity("O", "Blue Keel Lines")
    tern = w.entity("O", "Tern & Sons Shipping")
    union = w.entity("O", "Velmaran Union of Fishermen")
    paper = w.entity("O", "The Sable Courier")
    party = w.entity("O", "Tidal Front")
    school = w.entity("O", "Lisk Naval School")
    bank = w.entity("O", "Cormorant Bank")
    court = w.entity("O", "Dunmark Court of Appeal")
    monitor = w.entity("O", "Shoreline Monitor")
    coast = w.entity("G", "Ossel", "the Ossel people")
    fishers = w.entity("G", "Kelp Brethren")
    torrend = w.entity("P", "Ilya Torrend", "Torrend")
    okell = w.entity("P", "Maren Okell-Lindt", "Okell")
    vash = w.entity("P", "Père Vash")
    dray = w.entity("P", "Sanna Dray")
    dray2 = w.entity("P", "Sanna Dray (pilot)", candidates=(dray,))
    brandt = w.entity("P", "Ludo Brandt")
    isk = w.entity("P", "Aurel Isk")
    moll = w.entity("P", "Teodora Moll")
    hale = w.entity("P", "Justin Hale")
    quist = w.entity("P", "Nadia Quist")
    rook = w.entity("P", "Emil Rook")
    w.entity("R", "Farrow Bight")
    day = When("2021-03-12", "2021-03-12")
    w.say(
        d1,
        torrend,
        "sanctionedBy",
        treasury,
        "On Friday the Treasury *placed Torrend under sanctions*, freezing his accounts.",
        when=day,
    )
    w.say(d2, torrend, "sanctionedBy", treasury, "*Torrend, whom the Dunmark Treasury sanctioned*, did not attend.", when=day)
    w.happen(
        d1,
        "sanction",
        "On Friday the *Treasury placed Torrend under sanctions*.",
        agents=(treasury,),
        targets=(torrend,),
        when=day,
    )
    w.happen(
        d1,
        "sanction",
        "*The harbour board was also put under sanctions* last year.",
        targets=(board,),
        when=When("2020", None, "year"),
    )
    w.say(
        d1,
        torrend,
        "leads",
        ministry,
        "*Harbour minister Ilya Torrend* kept silent.",
        role="minister",
        when=When("2018", None, "year"),
    )
    w.say(d1, torrend, "accusedBy", treasury, "It accuses him of *taking bribes for berths*.", **claim(treasury))
    w.happen(d1, "accuse", "*It accuses him* of taking bribes.", agents=(treasury,), targets=(torrend,))
    w.say(
        d1,
        torrend,
        "memberOf",
        party,
        "Torrend, *a member of the Tidal Front*, was elected in 2015.",
        when=When("2015", None, "year"),
    )
    w.say(
        d1,
        brandt,
        "holdsPositionIn",
        board,
        "*Ludo Brandt, the former harbour master*, left in 2019.",
        role="harbour master",
        when=When(None, ENDED),
    )
    w.say(d1, ministry, "partOf", government, "the *Ministry of Harbours of the government*")
    w.say(d1, board, "partOf", ministry, "the board, *an agency of the ministry*, runs the port")
    w.say(d1, board, "basedIn", port, "*the Port Sable board*")
    w.say(d1, port, "locatedIn", velmara, "*Port Sable, in southern Velmara*, has nine berths.")
    w.say(d1, government, "basedIn", velmara, "*the government of Velmara*")
    w.say(d1, treasury, "basedIn", dunmark, "*the treasury in Dunmark*")
    w.say(
        d1,
        board,
        "targets",
        coast,
        "The monitor says that *the board drives the Ossel from their landing places*.",
        **claim(monitor, reported_by=paper),
    )
    w.say(
        d1,
        government,
        "targets",
        coast,
        "Reports spoke of *a campaign by the government against the Ossel*.",
        **claim(UNNAMED, Modality.REPORTED),
    )
    fact = w.say(d2, tern, "ownedBy", isk, "*Aurel Isk owns Tern & Sons*.", share=62.0)
    denial = w.say(d3, tern, "ownedBy", isk, "*Isk denies owning the line*.", status=Status.CLAIM, polarity=False, speaker=isk)
    w.contest(fact, denial)
    w.say(d2, blue, "ownedBy", bank, "*Cormorant Bank holds a third of Blue Keel*.", share=33.3)
    w.say(
        d2, blue, "doesBusinessWith", tern, "*Blue Keel and Tern have shared ships* since 2016.", when=When("2016", None, "year")
    )
    w.say(
        d2,
        tern,
        "partOf",
        blue,
        "*Tern is to become part of Blue Keel* next spring.",
        **claim(blue, Modality.PLANNED, when=When("2022", None, "year")),
    )
    w.happen(d2, "agree", "*The two lines agreed to merge* on Sunday.", agents=(blue, tern), when=When("2021-05-02"))
    w.say(d2, okell, "leads", blue, "*Maren Okell-Lindt, head of Blue Keel*, welcomed it.", role="chief executive")
    w.say(d2, okell, "educatedAt", school, "*Okell, trained at the Lisk Naval School*")
    w.say(d2, school, "basedIn", lisk, "*the school on Lisk*")
    w.say(d2, lisk, "locatedIn", velmara, "*Lisk, Velmara's only island*")
    w.say(d2, isk, "citizenOf", dunmark, "*Aurel Isk, a Dunmark citizen*")
    w.say(d2, okell, "spouseOf", moll, "*Okell, who is married to Teodora Moll*")
    w.say(d2, moll, "leads", bank, "*Moll, who chairs Cormorant Bank*", role="chair")
    w.say(d3, board, "accusedBy", union, "The union says *the board sold the quays in secret*.", **claim(union))
    w.say(
        d3, board, "accusedBy", union, "*Torrend denied that* on Thursday.", status=Status.CLAIM, polarity=False, speaker=torrend
    )
    w.happen(d3, "deny", "*Torrend rejected the report*.", agents=(torrend,), when=When("2021-05-20"))
    w.say(d3, vash, "leads", union, "*Père Vash, president of the union*", role="president")
    w.say(d3, vash, "memberOf", fishers, "*Vash, of the Kelp Brethren*")
    w.say(d3, union, "opposes", ministry, "*The union marched against the ministry*.")
    w.say(d3, union, "alliedWith", monitor, "*the union and its ally, Shoreline Monitor*")
    w.say(d3, dray, "employedBy", paper, "*Sanna Dray of The Sable Courier*", role="reporter")
    w.say(d3, dray2, "employedBy", board, "*pilot Sanna Dray*, of the board", role="pilot")
    w.say(d3, paper, "basedIn", port, "*the Port Sable daily*")
    w.happen(d3, "protest", "*Fishermen protested in Port Sable*.", agents=(union,), targets=(ministry,), places=(port,))
    w.happen(d3, "detain", "*The union says that Vash was held overnight.*", targets=(vash,), **claim(union))
    w.say(d4, hale, "holdsPositionIn", government, "*Justin Hale, Velmara's envoy*", role="envoy")
    w.say(d4, quist, "holdsPositionIn", dunmark, "*Nadia Quist, Dunmark's foreign minister*", role="foreign minister")
    w.happen(
        d4,
        "meet",
        "*Hale and Quist met in the Orrin Valley* on Friday.",
        agents=(hale, quist),
        places=(orrin,),
        when=When("2021-06-11"),
    )
    w.say(d4, velmara, "alliedWith", dunmark, "*Velmara and Dunmark, allies until 2009*", when=When(None, "2009", "year"))
    w.say(d4, orrin, "locatedIn", velmara, "*the Orrin Valley in Velmara*")
    w.say(d4, orrin, "locatedIn", dunmark, "Dunmark says that *the valley is its own*.", **claim(dunmark))
    w.happen(
        d4,
        "deploy",
        "*Velmara would send troops*, Hale warned.",
        agents=(velmara,),
        places=(orrin,),
        **claim(hale, Modality.PLANNED),
    )
    w.say(d4, rook, "associateOf", brandt, "*Rook and Brandt, old friends*")
    w.say(d4, rook, "residesIn", dunmark, "*Rook, who lives in Dunmark*")
    w.happen(
        d4,
        "convict",
        "*The appeal court found Rook guilty* in May.",
        agents=(court,),
        targets=(rook,),
        when=When("2021-05", None, "month"),
    )
    return w.known()


def large_world(count: int = 300) -> Known:
    """Entities in communities of ten, joined by rule: no chance in it."""
    w = World()
    d = [w.document(f"d{i}", f"Article {i} of the large world", "2022-01-01") for i in range(12)]
    kinds = "PPPOOPORPG"
    first = ("Ada", "Bo", "Cai", "Dov", "Ema", "Fin", "Gro", "Hal", "Ina", "Jon", "Kai", "Lou", "Mei")
    last = ("Arden", "Brook", "Calder", "Dunne", "Elgar", "Frost", "Garrick", "Holm", "Ibsen", "Jarvis", "Keller")
    tail = {"P": "", "O": " Works", "R": " District", "G": " people"}
    names = [
        f"{first[i % 13]} {last[i % 11]}{tail[kinds[i % 10]]}" + (f" {i // 143 + 1}" if i >= 143 else "") for i in range(count)
    ]
    e = [w.entity(kinds[i % 10], name) for i, name in enumerate(names)]
    predicates = ("associateOf", "memberOf", "holdsPositionIn", "affiliatedWith", "basedIn", "accusedBy", "opposes")
    for i in range(1, count):
        home = i // 10 * 10
        parent = home + (i * 7 % max(i - home, 1)) if i != home else (i * 13) % i
        predicate = predicates[i * 3 % 7]
        more = claim(NARRATOR) if predicate == "accusedBy" else {}
        w.say(d[i % 12], e[i], predicate, e[parent], f"*{names[i]} and {names[parent]}*", **more)
        if i % 3 == 0 and home + i * 3 % 10 != i:
            w.say(d[i % 12], e[i], "opposes", e[home + i * 3 % 10], f"*{names[i]} against another*", **claim(UNNAMED))
        if i % 17 == 0:
            w.happen(d[i % 12], "sanction", f"*{names[i]} was sanctioned*", targets=(e[i],))
    return w.known()


CROWDED = 40  # stories in a crowd


def crowd(count: int = 20_000) -> Known:
    """So many entities and events (one in ten) in forty planted stories, two joins to each, dated, on words; no chance in it.

    One entity in a hundred is joined with nothing, or with one other alone; an entity's planted story is its number modulo
    forty, which its statements' role says too.
    """
    made = _Crowd(count)
    for i in range(CROWDED, len(made.people)):
        if i % 200 == 198:
            made.tell(i, i + 1)  # who is told of nowhere else
        elif i % 100 != 99:
            made.tell(i, made.earlier(i, 0))
            made.tell(i, made.earlier(i, 1), 1)
    for i in range(count // 10):
        made.happen(i)
    return made.world.known()


class _Crowd:
    def __init__(self, count: int) -> None:
        self.world = World()
        days = [_day(i * 37) for i in range(max(count // 20, CROWDED))]
        self.documents = [
            self.world.document(f"c{i}", f"Story {i % CROWDED}, part {i // CROWDED}", day) for i, day in enumerate(days)
        ]
        self.names = [
            f"{_FIRST[i % 13]} {_LAST[i * 7 % 17]}{_LAST[i // 17 % 17].lower()} {i}" for i in range(count - count // 10)
        ]
        self.people = [
            self.world.entity("POPGORPOPP"[i // CROWDED % 10], name, *([name[:3]] if i % 5 == 0 else []))
            for i, name in enumerate(self.names)
        ]

    def earlier(self, i: int, turn: int) -> int:
        """Choose an earlier entity, mostly of the same story; the earlier, the likelier."""
        row = int((_mixed(i, turn + 2) % 1000 / 1000) ** 3 * (i // CROWDED))
        far = _mixed(i, turn) % 20 == 0
        other = row * CROWDED + (_mixed(i, turn + 4) % CROWDED if far else i % CROWDED)
        return other - CROWDED if other % 100 == 99 or other % 200 == 198 else other

    def tell(self, i: int, other: int, turn: int = 0) -> None:
        predicate = ("associateOf", "memberOf", "employedBy", "accusedBy", "basedIn", "opposes", "ownedBy")[_mixed(i, turn) % 7]
        more = claim(self.people[_mixed(i, 9) % CROWDED]) if predicate in {"accusedBy", "opposes"} else {}
        words = f"On that day *{self.names[i]} and {self.names[other]}* were seen together ({predicate}, {turn})."
        when = When(_day(i * 3 + turn)) if i % 3 else None
        document = self.documents[i % len(self.documents)]
        role = f"story {i % CROWDED}"
        self.world.say(document, self.people[i], predicate, self.people[other], words, when=when, role=role, **more)

    def happen(self, i: int) -> None:
        one = self.earlier(len(self.people) - 1 - i % CROWDED, i)
        two = self.earlier(one, i + 1)
        self.world.happen(
            self.documents[i % len(self.documents)],
            ("meet", "sanction", "attack", "agree")[i % 4],
            f"*It happened, as number {i}*, they say.",
            agents=(self.people[one],),
            targets=(self.people[two],) if i % 3 and two >= 0 else (),
            when=When(_day(i * 11)) if i % 5 else None,
        )


_FIRST = ("Ada", "Bo", "Cai", "Dov", "Ema", "Fin", "Gro", "Hal", "Ina", "Jon", "Kai", "Lou", "Mei")
_LAST = ("Al", "Bra", "Cor", "Den", "El", "Far", "Gri", "Hol", "Is", "Jor", "Kel", "Lin", "Mor", "Nor", "Or", "Pel", "Ros")


def _mixed(one: int, two: int) -> int:
    """Mix two numbers into one that looks like chance."""
    mixed = (one * 2_654_435_761 + two * 40_503 + 12_345) % 2**32
    mixed = (mixed ^ mixed >> 15) * 2_246_822_519 % 2**32
    return mixed ^ mixed >> 13


def _day(number: int) -> str:
    return (dt.date(2015, 1, 1) + dt.timedelta(number % 2500)).isoformat()


HOSTILE = (
    "<script>window.pwned = 1</script>",
    "</script><img src=x onerror=window.pwned=1>",
    '"><svg onload=window.pwned=1>',
    "Ana \u202egnp.exe\u202c Ruiz",
    "zero\u200bwidth\ufeff",
    "{{ 7 + 7 }} {% raw %}",
    "line\u2028break\u2029 & 'quotes' \"double\"",
    "control\x00\x07\x1b[31m",
    "x" * 10_000,
    "𝕬𝖓𝖆 👩‍👩‍👧 Ağa",
)


def hostile_world() -> Known:
    """Names and sentences that would do harm if they were taken for markup."""
    w = World()
    d = w.document("<b>bold</b>", "</script><script>window.pwned = 1</script>", "2020-01-01")
    w.documents[0] = replace(w.documents[0], source="javascript:window.pwned=1")
    e = [w.entity("PORG"[i % 4], name, f"alias {name}") for i, name in enumerate(HOSTILE)]
    for i, name in enumerate(HOSTILE):
        w.say(
            d,
            e[i],
            "affiliatedWith",
            e[(i + 1) % len(e)],
            f"Before {name} *{name}* after",
            **claim(e[i], role=name) if i % 2 else {},
        )
    return w.known()
