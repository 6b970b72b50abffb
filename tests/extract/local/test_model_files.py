"""The model's files are those that were shipped, or the extractor does not start."""

import shutil

import pytest

from kg.errors import ExtractorError
from kg.extract.local.model_files import FOLDER, MANIFEST, MODEL, VOCABULARY, checked, fingerprint

LIMIT = 30_000_000


def test_the_shipped_files_are_whole():
    assert checked(MODEL)
    assert checked(VOCABULARY)
    assert len(fingerprint()) == 64


def test_together_they_stay_small():
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < LIMIT


@pytest.fixture
def copy(tmp_path):
    for name in (MANIFEST, VOCABULARY):
        shutil.copyfile(FOLDER / name, tmp_path / name)
    return tmp_path


def test_a_changed_file_is_refused(copy):
    with (copy / VOCABULARY).open("ab") as file:
        file.write(b" ")
    with pytest.raises(ExtractorError, match=f"{VOCABULARY} is not the one that kg shipped"):
        checked(VOCABULARY, copy)


def test_a_missing_file_is_named(copy):
    with pytest.raises(ExtractorError, match=f"{MODEL} cannot be read"):
        checked(MODEL, copy)


def test_a_missing_manifest_is_named(tmp_path):
    with pytest.raises(ExtractorError, match=MANIFEST):
        fingerprint(tmp_path)
