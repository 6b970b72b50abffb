"""Small corpora of our own in the form of each public one."""

import gzip
import json

import pytest

TEXT = "Ana Ruiz leads Vega Works. She lives in Lodva, a town of Meria."
CONLL04 = {
    "id": "c1",
    "text": TEXT,
    "sentences": [[0, 26], [27, 63]],
    "entities": [
        {"type": "Peop", "mentions": [[0, 8]]},
        {"type": "Org", "mentions": [[15, 25]]},
        {"type": "Loc", "mentions": [[40, 45]]},
        {"type": "Loc", "mentions": [[57, 62]]},
        {"type": "Other", "mentions": [[49, 53]]},
    ],
    "relations": [
        {"head": 0, "tail": 1, "label": "Work_For"},
        {"head": 0, "tail": 2, "label": "Live_In"},
        {"head": 2, "tail": 3, "label": "Located_In"},
        {"head": 0, "tail": 1, "label": "Kill"},
        {"head": 4, "tail": 3, "label": "Located_In"},
    ],
}
REDOCRED = {
    "id": "r1",
    "title": "Vega Works",
    "text": TEXT,
    "sentences": [[0, 26], [27, 63]],
    "entities": [
        {"type": "ORG", "mentions": [[15, 25]]},
        {"type": "PER", "mentions": [[0, 8]]},
        {"type": "LOC", "mentions": [[40, 45]]},
        {"type": "LOC", "mentions": [[57, 62]]},
    ],
    "relations": [
        {"head": 0, "tail": 1, "label": "P488", "name": "chairperson", "evidence": [0]},
        {"head": 2, "tail": 3, "label": "P131", "name": "located in the administrative territorial entity"},
        {"head": 3, "tail": 2, "label": "P150", "name": "contains administrative territorial entity"},
        {"head": 2, "tail": 3, "label": "P17", "name": "country"},
        {"head": 1, "tail": 2, "label": "P937", "name": "work location"},
    ],
}
RE3D = {
    "id": "3",
    "source": "a ministry",
    "title": "Visit",
    "text": TEXT,
    "entities": [
        {"type": "Person", "mentions": [[0, 8]]},
        {"type": "Organisation", "mentions": [[15, 25]]},
        {"type": "Person", "mentions": [[27, 30]]},
        {"type": "Location", "mentions": [[47, 53]]},
        {"type": "Nationality", "mentions": [[57, 62]]},
    ],
    "relations": [
        {"head": 0, "tail": 1, "label": "InChargeOf"},
        {"head": 0, "tail": 2, "label": "IsSynonymOf"},
        {"head": 3, "tail": 2, "label": "CoLocated"},
    ],
}
KNOWLEDGENET = {
    "id": "k1",
    "text": TEXT,
    "facts": [
        {"subject": [15, 25], "object": [0, 8], "label": "CEO", "subject_uri": None, "object_uri": "http://w.example/entity/Q1"},
        {
            "subject": [27, 30],
            "object": [40, 45],
            "label": "PLACE_OF_RESIDENCE",
            "subject_uri": "http://w.example/entity/Q1/",
            "object_uri": None,
        },
        {"subject": [0, 8], "object": [49, 53], "label": "DATE_OF_BIRTH", "subject_uri": None, "object_uri": None},
    ],
}
STORYWEB = {
    "id": "s1",
    "text": TEXT,
    "relations": [
        {"head": "Ana Ruiz", "tail": "Vega Works", "label": "EMPLOYEE"},
        {"head": "Lodva", "tail": "Meria", "label": "WITHIN"},
        {"head": "Ana Ruiz", "tail": "Meria", "label": "OTHER"},
        {"head": "Ana Ruiz", "tail": "Nobody", "label": "ASSOCIATE"},
    ],
}
GUM = """\
# newdoc id = G_one
# global.Entity = GRP-etype-infstat
# newpar
# sent_id = G_one-1
# text = The mayor, Ana Ruiz, didn't leave Lodva.
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(1-person-new-cf1
2\tmayor\tmayor\tNOUN\tNN\t_\t8\tnsubj\t_\tSpaceAfter=No
3\t,\t,\tPUNCT\t,\t_\t2\tpunct\t_\t_
4\tAna\tAna\tPROPN\tNNP\t_\t2\tappos\t_\tEntity=(1-person-giv
5\tRuiz\tRuiz\tPROPN\tNNP\t_\t4\tflat\t_\tEntity=1)1)|SpaceAfter=No
6\t,\t,\tPUNCT\t,\t_\t2\tpunct\t_\t_
7-8\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
7\tdid\tdo\tAUX\tVBD\t_\t9\taux\t_\t_
8\tn't\tnot\tPART\tRB\t_\t9\tadvmod\t_\t_
8.1\twent\tgo\tVERB\tVBD\t_\t_\t_\t_\t_
9\tleave\tleave\tVERB\tVB\t_\t0\troot\t_\t_
10\tLodva\tLodva\tPROPN\tNNP\t_\t9\tobj\t_\tEntity=(2-place-new)|SpaceAfter=No
11\t.\t.\tPUNCT\t.\t_\t9\tpunct\t_\t_

# newpar
# newpar_block = p (1 s)
# sent_id = G_one-2
# text = She likes it.
1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(1-person-giv)
2\tlikes\tlike\tVERB\tVBZ\t_\t0\troot\t_\t_
3\tit\tit\tPRON\tPRP\t_\t2\tobj\t_\tEntity=(2-place-giv)|SpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# newdoc id = G_two
# sent_id = G_two-1
1\tIdeas\tidea\tNOUN\tNNS\t_\t2\tnsubj\t_\tEntity=(1-abstract-new)
2\tcount\tcount\tVERB\tVBP\t_\t0\troot\t_\t_
"""


def _lines(*rows):
    return "".join(json.dumps(row) + "\n" for row in rows)


FILES = {
    "conll04": _lines(CONLL04),
    "redocred": _lines(REDOCRED),
    "re3d": _lines(RE3D),
    "knowledgenet": _lines(KNOWLEDGENET),
    "storyweb": _lines(STORYWEB),
    "gum": GUM,
    "wikigold": _lines({"id": "w1", "text": TEXT, "entities": [{"type": "PER", "mentions": [[0, 8]]}], "relations": []}),
}


@pytest.fixture
def corpus_file(tmp_path):
    """Write a corpus of ours, as it is or spoilt by a replacement, plain or packed."""

    def write(corpus, change=None, *, packed=False):
        text = FILES[corpus]
        if change:
            old, new = change
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / f"{corpus}{'.gz' if packed else '.jsonl'}"
        path.write_bytes(gzip.compress(text.encode()) if packed else text.encode())
        return path

    return write
