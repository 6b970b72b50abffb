"""Export: a trained network in, the files that ship out: its graph as ONNX with small integers for weights, and a manifest.

Dynamic quantisation (onnxruntime): weights as 8-bit integers, a scale a column, numbers between the layers as they come.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from pathlib import Path
from typing import Final

import numpy as np
import torch

from kg.extract.local.model_files import MANIFEST, MODEL, PAIRS, VOCABULARY
from kg.extract.local.training.learn import Networks
from kg.extract.local.training.network import Network

_OPSET: Final = 18


def export(networks: Networks, vocabulary: Path, out: Path) -> None:
    """Write the model, its vocabulary and the manifest of their SHA-256 into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        _graph(networks.names, whole)
        _small(whole, out / MODEL)
    shutil.copyfile(vocabulary, out / VOCABULARY)
    np.savez_compressed(
        out / PAIRS, **{name: value.numpy().astype(np.float16) for name, value in networks.pairs.arrays().items()}
    )
    sums = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in (MODEL, VOCABULARY, PAIRS)}
    lines = [f'"{name}" = "{sum}"' for name, sum in sums.items()]
    (out / MANIFEST).write_text(
        "# SHA-256 of each file, checked when it is loaded.\n" + "\n".join(lines) + "\n", encoding="utf-8"
    )


def _graph(network: Network, path: Path) -> None:
    """Write the graph for one window of any length, in float32."""
    network.eval()
    example = (torch.ones(1, 16, dtype=torch.int64), torch.zeros(1, 16, dtype=torch.int64))
    length = torch.export.Dim("length", min=3, max=128)
    torch.onnx.export(
        network, example, str(path), dynamo=True, opset_version=_OPSET, external_data=False, optimize=True,
        input_names=["pieces", "cases"], output_names=["tags", "vectors"],
        dynamic_shapes={"pieces": {1: length}, "cases": {1: length}},
    )  # fmt: skip


def _small(whole: Path, path: Path) -> None:
    """Write a graph with its weights as 8-bit integers."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    ready = whole.with_name("ready.onnx")
    quant_pre_process(str(whole), str(ready), skip_symbolic_shape=True)
    quantize_dynamic(str(ready), str(path), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
