"""Servers of the client tests, each on loopback and gone when its test ends."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import threading
from typing import TYPE_CHECKING

import pytest
from loopback_site import PretendInternet, Site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def serving(site: Site) -> Iterator[Site]:
    thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    with site:
        thread.start()
        yield site
        site.shutdown()
        thread.join()


@pytest.fixture
def site() -> Iterator[Site]:
    """A server that behaves well or badly, by path."""
    yield from serving(Site())


@pytest.fixture
def internet(site: Site) -> PretendInternet:
    """A network on which the server has a public address, and nothing else is there."""
    return PretendInternet(site.server_port)


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh key and a certificate for desk.example that nobody signed."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not on this machine")
    made = tmp_path_factory.mktemp("tls") / "desk.pem"
    subject = ["-subj", "/CN=desk.example", "-addext", "subjectAltName=DNS:desk.example"]
    kind = ["-x509", "-nodes", "-days", "2", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
    subprocess.run(
        [openssl, "req", *kind, *subject, "-keyout", str(made), "-out", str(made.with_suffix(".crt"))],
        check=True,
        capture_output=True,
    )
    made.write_bytes(made.read_bytes() + made.with_suffix(".crt").read_bytes())
    return made


@pytest.fixture
def tls_site(certificate: Path) -> Iterator[tuple[Site, ssl.SSLContext]]:
    """A server on TLS for desk.example, and what a client needs to trust it."""
    site = Site()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    site.socket = context.wrap_socket(site.socket, server_side=True)
    for served in serving(site):
        yield served, ssl.create_default_context(cafile=certificate)
