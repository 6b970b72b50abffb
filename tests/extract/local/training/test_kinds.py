"""Kinds of text: weights that tell two clouds of vectors apart, however many there are of each."""

import pytest

torch = pytest.importorskip("torch", reason="the extra `train` is not installed")


def test_two_kinds_are_told_apart_though_one_is_rare():
    from kg.extract.local.training.kinds import kind_weights

    torch.manual_seed(1)
    known = [torch.randn(9, 8) * 0.5 + 1 for _ in range(200)]
    others = [torch.randn(9, 8) * 0.5 - 1 for _ in range(5)]
    weights = kind_weights(known, others)
    assert weights.shape == (9,)
    assert all(vectors.mean(0) @ weights[:-1] + weights[-1] > 0 for vectors in known)
    assert all(vectors.mean(0) @ weights[:-1] + weights[-1] < 0 for vectors in others)
