"""The model's files: a folder in; the tokenizer and the graph of the encoder out, each checked by its SHA-256 first."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.errors import ExtractorError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

FOLDER: Final = Path(__file__).parent / "model"
"""Where the model lies that ships with kg."""
MANIFEST: Final = "sha256.toml"
MODEL: Final = "names.onnx"
VOCABULARY: Final = "vocabulary.txt"
PAIRS: Final = "pairs.npz"


def fingerprint(folder: Path = FOLDER) -> str:
    """Return one SHA-256 for all that the manifest promises; reads nothing else."""
    return hashlib.sha256("\n".join(f"{name} {sum}" for name, sum in sorted(_promised(folder).items())).encode()).hexdigest()


def checked(name: str, folder: Path = FOLDER) -> bytes:
    """Return the bytes of a file of the model. Raises ExtractorError when it is missing or not what the manifest promises."""
    try:
        content = (folder / name).read_bytes()
    except OSError as error:
        raise ExtractorError(f"the model's file {name} cannot be read ({error.strerror}): install kg again") from None
    if hashlib.sha256(content).hexdigest() != _promised(folder)[name]:
        raise ExtractorError(f"the model's file {name} is not the one that kg shipped: its SHA-256 differs; install kg again")
    return content


def tokenizer_of(vocabulary: bytes) -> Tokenizer:
    """Return the tokenizer of BERT's lower-case models over a vocabulary, a piece a line; it neither cuts nor fills a text."""
    from tokenizers import Tokenizer
    from tokenizers.models import WordPiece
    from tokenizers.normalizers import BertNormalizer
    from tokenizers.pre_tokenizers import BertPreTokenizer

    pieces = {piece: number for number, piece in enumerate(vocabulary.decode("utf-8").removesuffix("\n").split("\n"))}
    tokenizer = Tokenizer(WordPiece(pieces, unk_token="[UNK]", max_input_chars_per_word=100))  # noqa: S106 - a piece, no password
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer


def _promised(folder: Path) -> dict[str, str]:
    try:
        return tomllib.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ExtractorError(f"the model's manifest {MANIFEST} cannot be read ({error}): install kg again") from None
