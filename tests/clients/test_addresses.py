"""The table of addresses a request may go to, and what --allow-private means."""

from __future__ import annotations

import pytest

from workbench.clients.addresses import Allowance, parse_allowances, standing
from workbench.errors import BadHost


def table(addresses: str) -> list[str]:
    return addresses.split()


PUBLIC = table("""
    1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 93.184.215.14 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.1
    169.253.255.255 169.255.0.0 172.15.255.255 172.32.0.0 191.255.255.255 192.0.1.0 192.0.3.0 192.167.255.255
    192.169.0.0 198.17.255.255 198.20.0.0 198.51.99.255 198.51.101.0 203.0.112.255 203.0.114.0 223.255.255.255
    2001:200::1 2001:4860:4860::8888 2606:4700:4700::1111 2a00:1450:4001::200e 2620:fe::fe 2400:cb00::1 2c0f:fb50::1
""")

LOCAL = table("""
    10.0.0.0 10.255.255.255 100.64.0.0 100.127.255.255 127.0.0.1 127.255.255.255 169.254.0.1 169.254.169.254
    172.16.0.0 172.31.255.255 192.168.0.0 192.168.255.255 198.18.0.1 198.19.255.255
    ::1 fc00::1 fd00::1 fdff:ffff::1 fe80::1 fe80::1%eth0 febf::1 fec0::1 feff::1
""")

NEVER = table("""
    0.0.0.0 0.1.2.3 192.0.0.1 192.0.0.8 192.0.0.255 192.0.2.1 192.31.196.1 192.52.193.1 192.88.99.1 192.175.48.1
    198.51.100.1 203.0.113.255 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
    :: ::2 ::10.0.0.1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:0:10.0.0.1 64:ff9b::a00:1 64:ff9b:1::7f00:1 100::1
    100:1::1 2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:2::1 2001:10::1 2001:20::1 2001:1ff::1 2001:db8::1
    2002:7f00:1:: 2002:a00:1::1 2620:4f:8000::1 3ffe::1 3fff::1 4000::1 5f00::1 ff02::1 ff0e::1 fe00::1 f000::1
""")


@pytest.mark.parametrize("address", PUBLIC)
def test_plain_public_addresses_may_be_requested(address: str) -> None:
    assert standing(address) is None


@pytest.mark.parametrize("address", LOCAL)
def test_addresses_of_local_networks_need_a_word_from_the_reviewer(address: str) -> None:
    found = standing(address)
    assert found is not None
    assert found.is_local


@pytest.mark.parametrize("address", NEVER)
def test_all_other_addresses_are_never_requested(address: str) -> None:
    found = standing(address)
    assert found is not None
    assert not found.is_local


@pytest.mark.parametrize(
    ("given", "host", "port"),
    [
        ("intranet.example", "intranet.example", None),
        ("Intranet.Example.:8000", "intranet.example", 8000),
        ("127.0.0.1:8000", "127.0.0.1", 8000),
        ("::1", "::1", None),
        ("[::1]", "::1", None),
        ("[FD00:0::1]:81", "fd00::1", 81),
        (" localhost ", "localhost", None),
    ],
)
def test_what_is_let_through_is_a_host_with_or_without_a_port(
    given: str, host: str, port: int | None
) -> None:
    assert parse_allowances([given]) == (Allowance(host, port),)


@pytest.mark.parametrize(
    "given",
    [
        "",
        ":80",
        "http://intranet",
        "intranet:",
        "intranet:port",
        "intranet:0",
        "intranet:65536",
        "a b",
        "u@h",
        "h/path",
        "h:٣",
    ],
)
def test_what_is_no_host_is_refused_with_an_example(given: str) -> None:
    with pytest.raises(BadHost, match="write it like"):
        parse_allowances([given])


def test_an_allowance_covers_exactly_its_host_and_port() -> None:
    whole = Allowance("intranet.example")
    assert whole.covers("INTRANET.example.", 443)
    assert whole.covers("intranet.example", 8080)
    assert not whole.covers("intranet.example", 22)
    assert not whole.covers("www.intranet.example", 80)
    one = Allowance("intranet.example", 8000)
    assert one.covers("intranet.example", 8000)
    assert not one.covers("intranet.example", 80)
