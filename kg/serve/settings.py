"""What a server is told when it starts."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """`timeout` in seconds is that of one query or update; without a `token` nobody can write, whatever `writable` says."""

    store: Path
    host: str = "127.0.0.1"
    port: int = 8477
    timeout: float = 10.0
    writable: bool = False
    token: str | None = field(default=None, repr=False)
    allowed: frozenset[str] = frozenset()
    """Endpoints that SERVICE may ask; every other is refused."""
    hosts: frozenset[str] = frozenset()
    """Names under which this server may be asked, beside its own address and that of the store's base IRI."""
    origins: frozenset[str] = frozenset()
    """Web pages of others that may read answers, each an origin such as https://yasgui.example."""
    body_limit: int = 64 * 1024 * 1024
    """Bytes that a request may send."""
