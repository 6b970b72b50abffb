def kept(document):
    """Return the text without its boilerplate."""
    text, end = "", 0
    for span in document.boilerplate:
        text, end = text + document.text[end : span.start], span.end
    return text + document.text[end:]


def test_syntax_is_marked_and_words_are_kept(document):
    found = document(
        "a.md",
        "---\ndate: 2020-07-31\n---\n# The dam ##\n\nThe **mayor** of [Port Ada](https://ada.ex) spoke_of_it, _so_ he says.\n\n"
        "> - A quotation\n\n![the dam](dam.png)\n<!-- a note -->1. One\n\n---\n\n[1]: https://ada.example\n",
    )
    assert kept(found) == ("The dam\n\nThe mayor of Port Ada spoke_of_it, so he says.\n\n- A quotation\n\n\n1. One\n\n\n\n\n")


def test_the_first_heading_is_the_title(document):
    assert document("a.md", "## Small\n\n# The dam\n\n# The mill\n").title == "The dam"
    assert document("b.md", "---\ntitle: Front\n---\n# The dam\n\nIt broke.\n").title == "Front"
    assert document("c.md", "#hashtag broke\n\nIt broke.\n").title == "#hashtag broke"


def test_stars_and_dashes_in_prose_are_left(document):
    text = "Two * three * four, a - b, snake_case_name, 5 > 3 and #1 in the list [see there]."
    assert document("a.md", text).boilerplate == ()


def test_carriage_returns(document):
    found = document("a.md", "# The dam\r\n\r\n* It **broke**.\r\n")
    assert found.title == "The dam"
    assert kept(found) == "The dam\r\n\r\nIt broke.\r\n"
