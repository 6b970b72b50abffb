"""Who says what: sentences with the speakers over one of their words, the innermost first."""

import pytest

from kg.extract.steps.voice.attribution import Attribution

NAMES = ("Ruiz:P", "Chen:P", "Guild:O", "Peru:R")


def names_in(text):
    return [one for one in NAMES if one.partition(":")[0] in text]


@pytest.mark.parametrize(
    ("text", "word", "speakers"),
    [
        ("Ruiz left.", "left", []),
        ("Chen said Ruiz left.", "left", ["Chen"]),
        ("Chen said that Ruiz left.", "left", ["Chen"]),
        ("Ruiz left, Chen said.", "left", ["Chen"]),
        ("Ruiz left, said Chen.", "left", ["Chen"]),
        ("Ruiz, Chen said, left.", "left", ["Chen"]),
        ("Ruiz left, according to Chen.", "left", ["Chen"]),
        ("According to the Guild, Ruiz left.", "left", ["Guild"]),
        ("As Chen wrote, Ruiz left.", "left", ["Chen"]),
        ("Chen told the court that Ruiz left.", "left", ["Chen"]),
        ("In a statement, Chen said Ruiz left.", "left", ["Chen"]),
        ("The Guild's report says Ruiz left.", "left", ["Guild"]),
        ("A report by the Guild says Ruiz left.", "left", ["Guild"]),
        ("The report says Ruiz left.", "left", ["unnamed"]),
        ("A report by the Guild came out. The report says Ruiz left.", "left", ["Guild"]),
        ("A spokesman for the Guild said Ruiz left.", "left", ["Guild"]),
        ("Officials said Ruiz left.", "left", ["unnamed"]),
        ("Some have said that Ruiz left.", "left", ["unnamed"]),
        ("It is said that Ruiz left.", "left", ["unnamed"]),
        ("Chen, who said Ruiz left, wept.", "left", ["Chen"]),
        ("Saying that Ruiz left, Chen wept.", "left", ["Chen"]),
        ("Chen wept and said Ruiz left.", "left", ["Chen"]),
        ("Chen said the Guild believes Ruiz left.", "left", ["Guild", "Chen"]),
        ("Rumours spread that Ruiz left.", "left", ["unnamed"]),
        ("Chen's claim that Ruiz left is false.", "left", ["Chen"]),
        ("“Ruiz left,” Chen said.", "left", ["Chen"]),
        ("“It is over,” Chen said. “Ruiz left last night.”", "left", ["Chen"]),
        ("Chen was clear. “It is over,” she said. “Ruiz left last night.”", "left", ["unnamed"]),
        ("Chen said: “It is over. Ruiz left last night.”", "left", ["Chen"]),
        ("“It is over and Ruiz left last night.”", "left", ["unnamed"]),
        ("“It is over,” said Chen.\n\n“Ruiz left last night,” added the Guild.", "left", ["Guild"]),
        ("“It is over, said the man,” Chen wrote.\n\nRuiz left.", "left", []),
        ("Chen gave this statement:\n\n“It is over. Ruiz left last night.”", "left", ["Chen"]),
        ("“It is over,” said Chen. “We lost.\n\n“Ruiz left last night.”", "left", ["Chen"]),
        ("Chen: Ruiz left Peru", "left", ["Chen"]),
        ("Peru: Ruiz left the Guild", "left", []),
        ("The “new Guild” of Ruiz left Peru.", "left", []),
        ("Chen urged Ruiz, who left early, to return.", "left", []),
    ],
)
def test_speakers(text, word, speakers, linked_from, token_at):
    linked = linked_from(text, *names_in(text))
    assert [one.speaker for one in Attribution(linked).of(token_at(linked, word))] == speakers


def test_pronouns_speak_for_whom_they_stand_for(linked_from, token_at):
    import dataclasses

    from kg.extract.steps.linked import Reference, ReferenceKind

    linked = linked_from("Chen wept. She said Ruiz left.", "Chen:P", "Ruiz:P")
    she = token_at(linked, "She")
    pronoun = Reference("Chen", she, she + 1, she, ReferenceKind.PRONOUN)
    linked = dataclasses.replace(linked, references=(*linked.references, pronoun))
    assert [one.speaker for one in Attribution(linked).of(token_at(linked, "left"))] == ["Chen"]
