import os
import socket

import pytest

from kg.model import Document, Refusal
from kg.read import PassedOver, read


@pytest.fixture
def tree(folder):
    (folder / "news/sub").mkdir(parents=True)
    (folder / "news/a.txt").write_text("The dam broke.")
    (folder / "news/sub/b.txt").write_text("The mill burnt.")
    (folder / "secret.txt").write_text("A secret.")
    (folder / "secrets").mkdir()
    (folder / "secrets/c.txt").write_text("More secrets.")
    return folder / "news"


def outcomes(path="news"):
    return {getattr(r, "where", None) or f"news/{r.id}": r for r in read([path])}


def refused(found):
    return {where: r.reason for where, r in found.items() if isinstance(r, Refusal)}


@pytest.mark.parametrize("target", ["../secret.txt", "../secrets", "/etc/hostname"])
def test_links_out_of_the_folder_are_refused_and_the_rest_goes_on(tree, target):
    (tree / "link.txt").symlink_to(target)
    found = outcomes()
    assert refused(found) == {
        "news/link.txt": "is a symbolic link that leads out of the folder; name what it leads to itself, or copy it"
    }
    assert sorted(w for w, r in found.items() if isinstance(r, Document)) == ["news/a.txt", "news/sub/b.txt"]


def test_a_link_through_another_link_out_of_the_folder_is_refused(tree):
    (tree / "out").symlink_to("..")
    (tree / "link.txt").symlink_to("out/secret.txt")
    assert set(refused(outcomes())) == {"news/link.txt", "news/out"}


def test_a_folder_that_only_begins_with_the_same_name_is_outside(tree):
    (tree.parent / "news-secret").mkdir()
    (tree.parent / "news-secret/d.txt").write_text("D.")
    (tree / "link.txt").symlink_to("../news-secret/d.txt")
    assert set(refused(outcomes())) == {"news/link.txt"}


def test_link_loops_are_refused(tree):
    (tree / "sub/up").symlink_to("..")
    (tree / "self.txt").symlink_to("self.txt")
    found = refused(outcomes())
    assert found.pop("news/sub/up") == "is a symbolic link to a folder that it is in: a loop"
    assert found.pop("news/self.txt").startswith("is a symbolic link that leads nowhere")
    assert not found


def test_links_inside_the_folder(tree):
    (tree / "again.txt").symlink_to("sub/b.txt")
    (tree / "zub").symlink_to("sub")
    (tree / "picture").symlink_to("a.txt")
    found = outcomes()
    assert not refused(found)
    assert found["news/again.txt"].text == "The mill burnt."
    assert found["news/zub"] == PassedOver("news/zub", "a symbolic link to a folder that is read in its own place")
    assert isinstance(found["news/picture"], PassedOver)


def test_a_folder_or_file_that_is_itself_a_link_is_read(tree):
    (tree.parent / "linked").symlink_to("news")
    (tree.parent / "linked.txt").symlink_to("news/a.txt")
    assert [d.id for d in read(["linked"])] == ["a.txt", "sub/b.txt"]
    assert [d.id for d in read(["linked.txt"])] == ["linked.txt"]


def test_a_broken_link_that_is_named_is_refused(tree):
    (tree.parent / "broken.txt").symlink_to("nowhere")
    (refusal,) = read(["broken.txt"])
    assert refusal == Refusal("broken.txt", "cannot be read: No such file or directory", "read")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this system")
def test_pipes_and_sockets_are_refused_without_waiting(tree):
    os.mkfifo(tree / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind("news/plug.txt")
        assert refused(outcomes()) == {
            "news/pipe.txt": "is a pipe, not a plain file; pipe it into standard input, and name it -",
            "news/plug.txt": "is a socket, not a plain file; pipe it into standard input, and name it -",
        }
    assert isinstance(next(read(["news/pipe.txt"])), Refusal)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may read everything")
def test_unreadable_files_and_folders_are_refused(tree):
    (tree / "a.txt").chmod(0)
    (tree / "sub").chmod(0)
    found = refused(outcomes())
    (tree / "sub").chmod(0o700)
    assert found == dict.fromkeys(["news/a.txt", "news/sub"], "cannot be read: Permission denied")


def test_a_file_that_vanishes_is_refused(tree):
    readings = read(["news"])
    assert next(readings).id == "a.txt"
    (tree / "sub/b.txt").unlink()
    (tree / "sub").rmdir()
    (refusal,) = readings
    assert refusal == Refusal("news/sub", "cannot be read: No such file or directory", "read")


def test_names_that_are_no_text_are_refused(tree):
    try:
        (tree / os.fsdecode(b"caf\xe9.txt")).write_text("Coffee.")
    except OSError:
        pytest.skip("this file system takes only names in UTF-8")
    assert refused(outcomes()) == {"news/caf\\xe9.txt": "has a name that is not UTF-8; rename it"}


def test_very_deep_folders_are_no_failure(folder):
    deep = folder
    for _ in range(200):
        deep = deep / "d"
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text("Deep down.")
    assert [d.id for d in read(["."])] == ["d/" * 200 + "a.txt"]


def test_a_store_inside_the_folder_is_passed_over(tree):
    (tree / "kg-store").mkdir()
    (tree / "kg-store/kg-store.json").write_text("{}")
    (tree / "kg-store/judgements.csv").write_text("a,b\n1,2\n")
    found = outcomes()
    assert found["news/kg-store"] == PassedOver("news/kg-store", "a store of kg")
    assert not refused(found)
