"""SHACL shapes in, SPARQL out: each rule becomes graph patterns that match what breaks it.

Knows the constraints that ontology/shapes.ttl uses and refuses every other, so that no rule is half-enforced. Terms are kept as
the text that N-Triples, Turtle and SPARQL share: `<iri>`, `"text"`, `"1"^^<datatype>`.

SHACL's "instance of" is the path `rdf:type/rdfs:subClassOf*`, which an engine walks anew for each node. Whoever asks the queries
adds a triple INSTANCE for every class of a node beforehand (kg.validate.check), and the path becomes that one predicate.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import OntologyError
from kg.vocab import RDF, SH, XSD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Said = Mapping[str, Sequence[str]]  # predicate -> objects

_TYPE = f"<{RDF}type>"
_NIL = f"<{RDF}nil>"
INSTANCE = "https://kg.example/shapes#instanceOf"
"""The predicate from a node to each of its classes and all that are above them."""
_INSTANCE = f"<{INSTANCE}>"
_PATH = "a/rdfs:subClassOf*"  # the same, as the shapes write it
_TOGETHER = 8  # patterns a query: planning takes the square of them, and a query alone 20 microseconds
_TEXTS = {f"<{XSD}string>", f"<{RDF}langString>"}  # every lexical form is one of theirs
_SELECT = re.compile(r"\s*SELECT \$this( \?path)?( \?value)? WHERE \{(?P<pattern>.*)\}\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Rule:
    """What breaks one rule: SPARQL patterns that bind ?this, the focus, and where they can ?path and ?value."""

    message: str
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules of a shapes file, and the prefixes that their patterns use."""

    prefixes: Mapping[str, str]
    rules: tuple[Rule, ...]

    def queries(self) -> tuple[str, ...]:
        """Ask for everything that breaks a rule: ?rule counts from 0 in `rules`."""
        header = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in self.prefixes.items())
        groups = [f"{{ {pattern} BIND ({n} AS ?rule) }}" for n, rule in enumerate(self.rules) for pattern in rule.patterns]
        return tuple(
            f"{header}SELECT ?rule ?this ?path ?value WHERE {{\n" + "\nUNION\n".join(groups[n : n + _TOGETHER]) + "\n}"
            for n in range(0, len(groups), _TOGETHER)
        )


def compile_shapes(turtle: str) -> Rules:
    """Compile a shapes file; raises OntologyError that names the shape and what is not understood of it."""
    shapes = _Shapes(turtle)
    return Rules(shapes.prefixes(), tuple(rule for shape in shapes.of_type("NodeShape") for rule in shapes.rules(shape)))


class _Shapes:
    """The triples of a shapes file, by subject and predicate."""

    def __init__(self, turtle: str) -> None:
        import pyoxigraph

        self._said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._lexical: dict[str, str] = {}  # a literal as written -> its text
        try:
            for triple in pyoxigraph.parse(turtle, pyoxigraph.RdfFormat.TURTLE):
                self._said[str(triple.subject)][str(triple.predicate)].append(str(triple.object))
                if isinstance(triple.object, pyoxigraph.Literal):
                    self._lexical[str(triple.object)] = triple.object.value
        except SyntaxError as error:
            raise OntologyError(f"shapes.ttl: {error}") from error

    def of_type(self, name: str) -> list[str]:
        return [subject for subject, said in self._said.items() if _sh(name) in said[_TYPE]]

    def prefixes(self) -> dict[str, str]:
        declared = (self._said[d] for d in self.of_type("PrefixDeclaration"))
        return {self._text(d[_sh("prefix")][0]): self._text(d[_sh("namespace")][0]) for d in declared}

    def rules(self, shape: str) -> Iterator[Rule]:
        said = self._said[shape]
        _refuse_unknown(shape, said, {"targetClass", "targetSubjectsOf", "property", "sparql"})
        target = _target(shape, said)
        for constraint in said.get(_sh("property"), ()):
            yield self._property_rule(constraint, target)
        for constraint in said.get(_sh("sparql"), ()):
            yield self._sparql_rule(constraint, target)

    def _property_rule(self, shape: str, target: str) -> Rule:
        said = self._said[shape]
        _refuse_unknown(shape, said, {"path", "message", "minCount", "maxCount", "in", *_CONDITIONS})
        path = self._one(shape, "path")
        if not path.startswith("<"):
            raise OntologyError(f"shapes.ttl: {shape}: sh:path must be a property, not a path expression")
        bind = f"{target} BIND ({path} AS ?path)"
        patterns = []
        if self._is_one(shape, "minCount"):
            patterns.append(f"{bind} FILTER NOT EXISTS {{ ?this {path} ?missing }}")
        wrong = list(self._wrong(shape, path))
        if wrong:
            patterns.append(f"{bind} ?this {path} ?value . FILTER ({' || '.join(wrong)})")
        if not patterns:
            raise OntologyError(f"shapes.ttl: {shape} asks for nothing")
        return Rule(self._text(self._one(shape, "message")), tuple(patterns))

    def _wrong(self, shape: str, path: str) -> Iterator[str]:
        """Give an expression for each way in which a ?value breaks a property shape."""
        said = self._said[shape]
        if self._is_one(shape, "maxCount"):
            yield f"EXISTS {{ ?this {path} ?other . FILTER (!sameTerm(?value, ?other)) }}"
        for head in said.get(_sh("in"), ()):
            yield f"!COALESCE(?value IN ({', '.join(self._list(head))}), false)"
        for name, condition in _CONDITIONS.items():
            yield from (condition.format(term, cast=_cast(term)) for term in said.get(_sh(name), ()))

    def _sparql_rule(self, constraint: str, target: str) -> Rule:
        _refuse_unknown(constraint, self._said[constraint], {"prefixes", "message", "select"})
        select = _SELECT.fullmatch(self._text(self._one(constraint, "select")))
        if not select:
            raise OntologyError(f"shapes.ttl: {constraint}: sh:select must read SELECT $this [?path] [?value] WHERE {{ ... }}")
        pattern = select["pattern"].replace("$this", "?this").replace(_PATH, _INSTANCE)
        return Rule(self._text(self._one(constraint, "message")), (f"{target} {pattern}",))

    def _one(self, subject: str, name: str) -> str:
        values = self._said[subject][_sh(name)]
        if len(values) != 1:
            raise OntologyError(f"shapes.ttl: {subject} needs exactly one sh:{name}, and has {len(values)}")
        return values[0]

    def _is_one(self, subject: str, name: str) -> bool:
        counts = self._said[subject].get(_sh(name), [])
        if any(self._text(count) != "1" for count in counts):
            raise OntologyError(f"shapes.ttl: {subject}: sh:{name} is understood only as 1")
        return bool(counts)

    def _text(self, literal: str) -> str:
        return self._lexical[literal]

    def _list(self, head: str) -> Iterator[str]:
        while head != _NIL:
            yield self._said[head][f"<{RDF}first>"][0]
            head = self._said[head][f"<{RDF}rest>"][0]


def _sh(name: str) -> str:
    return f"<{SH}{name}>"


_CONDITIONS: Mapping[str, str] = {
    # what is wrong with ?value; an error inside (a text compared with a number) counts as wrong, as SHACL says
    "class": f"NOT EXISTS {{{{ ?value {_INSTANCE} {{0}} }}}}",
    "nodeKind": "!({0} = <" + SH + "IRI> && isIRI(?value))",
    "datatype": "!COALESCE(DATATYPE(?value) = {0} && {cast}, false)",
    "minInclusive": "!COALESCE(?value >= {0}, false)",
    "maxInclusive": "!COALESCE(?value <= {0}, false)",
    "pattern": "!COALESCE(REGEX(STR(?value), {0}), false)",
}


def _cast(datatype: str) -> str:
    """Tell whether the lexical form is one of the datatype's: "2020-02-30"^^xsd:date is not."""
    return "true" if datatype in _TEXTS or not datatype.startswith("<") else f"{datatype}(STR(?value)) = ?value"


def _target(shape: str, said: Said) -> str:
    classes, properties = said.get(_sh("targetClass"), ()), said.get(_sh("targetSubjectsOf"), ())
    if bool(classes) == bool(properties):
        raise OntologyError(f"shapes.ttl: {shape} needs sh:targetClass or sh:targetSubjectsOf, and not both")
    if len(classes) == 1:
        return f"?this {_INSTANCE} {classes[0]} ."
    if classes:
        return f"VALUES ?class {{ {' '.join(classes)} }} ?this {_INSTANCE} ?class ."
    # each subject once, however many edges it has
    return f"{{ SELECT DISTINCT ?this WHERE {{ VALUES ?edge {{ {' '.join(properties)} }} ?this ?edge ?any }} }}"


def _refuse_unknown(subject: str, said: Said, known: set[str]) -> None:
    unknown = sorted(set(said) - {_sh(name) for name in known} - {_TYPE})
    if unknown:
        raise OntologyError(f"shapes.ttl: {subject} says {', '.join(unknown)}, which kg.validate cannot enforce")
