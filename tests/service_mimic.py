"""A real web server on loopback that answers as the outside services document it, or misbehaves as any server may.

The replies have the documented shapes and invented contents.
"""

from __future__ import annotations

import gzip
import http.server
import json
import socketserver
import threading
import time
import zlib
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

from workbench.clients.service import Bounds
from workbench.domain.services import SERVICES, Access, Configuration
from workbench.operations.services import Services

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MIB = 1 << 20
STAMP = "20241219083000"
QUICK = Bounds(seconds=1.0, wire_bytes=MIB, body_bytes=MIB, patience_s=0.5)
KEY = "k3y-that-nobody-may-see"

FACT_CHECKS = {
    "claims": [
        {
            "text": "The mill has four wheels.",
            "claimant": "A flyer",
            "claimDate": "2024-12-18T00:00:00Z",
            "claimReview": [
                {
                    "publisher": {"name": "River Check", "site": "rivercheck.example"},
                    "url": "https://rivercheck.example/mill-wheels",
                    "title": "No, the mill has one wheel",
                    "reviewDate": "2024-12-20T00:00:00Z",
                    "textualRating": "False",
                    "languageCode": "en",
                }
            ],
        }
    ],
    "nextPageToken": "CAo",
}
WIKIPEDIA = {
    "batchcomplete": True,
    "query": {
        "searchinfo": {"totalhits": 1},
        "search": [
            {
                "ns": 0,
                "title": "Old Mill (River)",
                "pageid": 7,
                "wordcount": 812,
                "snippet": 'The <span class="searchmatch">mill</span> stands by the river &amp; has one wheel',
                "timestamp": "2024-11-02T09:00:00Z",
            }
        ],
    },
}
WIKIDATA = {
    "search": [
        {
            "id": "Q4242",
            "title": "Q4242",
            "concepturi": "http://www.wikidata.org/entity/Q4242",
            "label": "Jonas Miller",
            "description": "miller (1800-1870)",
            "match": {"type": "label", "language": "en", "text": "Jonas Miller"},
            "aliases": ["J. Miller"],
        }
    ],
    "success": 1,
}
REGISTER = {
    "count": 1,
    "total_pages": 1,
    "results": [
        {
            "title": "Addition of Mills to the List of Mills",
            "type": "Rule",
            "abstract": "Four mills are added.",
            "action": "Final rule.",
            "agency_names": ["Mills Department"],
            "publication_date": "2024-12-20",
            "effective_on": "2024-12-19",
            "citation": "89 FR 99999",
            "document_number": "2024-99999",
            "html_url": "https://www.federalregister.gov/documents/2024/12/20/2024-99999/mills",
            "pdf_url": "https://www.govinfo.gov/mills.pdf",
            "excerpts": 'Adds <span class="match">four</span> mills.',
        }
    ],
}
WORK = {
    "DOI": "10.5555/mill.1",
    "title": ["Wheels of <i>mills</i>"],
    "container-title": ["Journal of Mills"],
    "publisher": "Mill Press",
    "author": [{"given": "Ana", "family": "Ruiz"}, {"name": "Mill Survey"}],
    "issued": {"date-parts": [[2021, 5]]},
    "URL": "https://doi.org/10.5555/mill.1",
    "abstract": "<jats:p>Most mills have one wheel.</jats:p>",
    "type": "journal-article",
}
CROSSREF_WORK = {"status": "ok", "message-type": "work", "message-version": "1.0.0", "message": WORK}
CROSSREF_WORKS = {
    "status": "ok",
    "message-type": "work-list",
    "message-version": "1.0.0",
    "message": {"items": [WORK], "total-results": 1},
}
MATCH = {
    "id": "NK-mill",
    "caption": "Jonas Miller",
    "schema": "Person",
    "properties": {
        "name": ["Jonas Miller"],
        "topics": ["sanction"],
        "country": ["xx"],
        "birthDate": ["1970"],
    },
    "datasets": ["us_mill_list"],
    "referents": [],
    "target": True,
    "first_seen": "2023-01-01T00:00:00",
    "last_seen": "2024-12-01T00:00:00",
    "last_change": "2024-06-01T00:00:00",
    "score": 0.93,
    "explanations": {},
    "match": True,
}
AVAILABLE = {
    "url": "herald.example/mill",
    "archived_snapshots": {
        "closest": {
            "available": True,
            "url": f"http://web.archive.org/web/{STAMP}/https://herald.example/mill",
            "timestamp": STAMP,
            "status": "200",
        }
    },
}
CDX_HEADER = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]
CDX = [
    CDX_HEADER,
    [
        "example,herald)/mill",
        STAMP,
        "https://herald.example/mill",
        "text/html",
        "200",
        "3I42H3S6NNFQ",
        "1234",
    ],
]


@cache
def bomb(size_mib: int = 100) -> bytes:
    """So many MiB of nothing, packed small."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(bytes(MIB)) for _ in range(size_mib)) + packer.flush()


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers well by path, unless the server is told to misbehave."""

    protocol_version = "HTTP/1.1"
    server: Mimic

    def log_message(self, *_: Any) -> None:
        """Keep silent."""

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers.get("Content-Length", 0))))

    def _answer(self, body: bytes) -> None:
        self.server.requests.append((self.command, self.path, dict(self.headers.items()), body))
        behaviour = self.server.behaviours.pop(0) if self.server.behaviours else self.server.behaviour
        try:
            if isinstance(behaviour, str):
                getattr(self, f"be_{behaviour}")(body)
            else:
                self.json(behaviour)
        except OSError:
            self.close_connection = True

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        usual = {"Content_Type": "application/json", "Content_Length": str(len(body))}
        for name, value in (usual | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def json(self, value: Any, status: int = 200, **headers: str) -> None:
        self.send(json.dumps(value).encode(), status, **headers)

    # As documented.

    def be_good(self, body: bytes) -> None:
        place = urlsplit(self.path)
        asked = parse_qs(place.query)
        match place.path.strip("/").split("/"):
            case ["v1alpha1", "claims:search"]:
                self.json(FACT_CHECKS)
            case ["w", "api.php"]:
                self.json(WIKIDATA if asked["action"] == ["wbsearchentities"] else WIKIPEDIA)
            case ["api", "v1", "documents.json"]:
                self.json(REGISTER)
            case ["works"]:
                self.json(CROSSREF_WORKS, X_Rate_Limit_Limit="50", X_Rate_Limit_Interval="1s")
            case ["works", doi] if unquote(doi) == WORK["DOI"]:
                self.json(CROSSREF_WORK)
            case ["works", _]:
                self.send(b"Resource not found.", 404, Content_Type="text/plain")
            case ["match", _]:
                self._match(body)
            case ["wayback", "available"]:
                self.json(AVAILABLE)
            case ["cdx", "search", "cdx"]:
                self.json(CDX)
            case ["save"]:
                self.json({"url": parse_qs(body.decode())["url"][0], "job_id": "spn2-0123abcd"})
            case ["save", "status", "spn2-0123abcd"]:
                self.json(self.server.job_says())
            case ["timegate", *_]:
                self.send(
                    b"", 302, Location=f"/memento/{STAMP}/https://herald.example/mill", Vary="accept-datetime"
                )
            case ["memento", *_]:
                self.memento()
            case _:
                self.json({"message": "no such place"}, 404)

    def _match(self, body: bytes) -> None:
        queries = json.loads(body)["queries"]
        self.json(
            {
                "responses": {
                    key: {
                        "status": 200,
                        "results": [MATCH],
                        "total": {"value": 1, "relation": "eq"},
                        "query": query,
                    }
                    for key, query in queries.items()
                },
                "limit": 5,
            }
        )

    def memento(self) -> None:
        self.send(
            b"<p>the page as it was</p>",
            Content_Type="text/html",
            Memento_Datetime="Thu, 19 Dec 2024 08:30:00 GMT",
            Link='<https://herald.example/mill>; rel="original", <http://a.example/tm/x>; rel="timemap"; type="a,b"',
        )

    def be_rated(self, _body: bytes) -> None:
        limit, interval = self.server.rate
        self.json(CROSSREF_WORKS, X_Rate_Limit_Limit=limit, X_Rate_Limit_Interval=interval)

    def be_empty(self, _body: bytes) -> None:
        place = urlsplit(self.path).path
        empty: dict[str, Any] = {
            "/v1alpha1/claims:search": {},
            "/w/api.php": {
                "batchcomplete": True,
                "query": {"searchinfo": {"totalhits": 0}, "search": []},
                "search": [],
            },
            "/api/v1/documents.json": {"count": 0},
            "/works": {"status": "ok", "message": {"items": []}},
            "/wayback/available": {"url": "x", "archived_snapshots": {}},
            "/cdx/search/cdx": [],
        }
        if place.startswith("/match/"):
            queries = json.loads(_body)["queries"]
            self.json({"responses": {key: {"status": 200, "results": []} for key in queries}, "limit": 5})
        elif place in empty:
            self.json(empty[place])
        else:
            self.send(b"nothing here", 404, Content_Type="text/plain")

    # As any server may.

    def be_limited_for_a_moment(self, _body: bytes) -> None:
        self.server.behaviour = "good"
        self.json({"detail": "slow down"}, 429, Retry_After="0")

    def be_limited_for_long(self, _body: bytes) -> None:
        self.json({"error": {"message": "quota"}}, 429, Retry_After="3600")

    def be_limited_until(self, _body: bytes) -> None:
        self.json({}, 429, Retry_After="Fri, 31 Dec 2100 23:59:59 GMT")

    def be_limited(self, _body: bytes) -> None:
        self.send(b"<h1>429</h1>", 429, Content_Type="text/html")

    def be_failing(self, _body: bytes) -> None:
        self.json({"detail": "index is missing"}, 500)

    def be_unavailable(self, _body: bytes) -> None:
        self.send(b"<html>maintenance</html>", 503, Content_Type="text/html")

    def be_forbidding(self, _body: bytes) -> None:
        sent = " ".join(value for name, value in self.headers.items() if KEY in value)
        self.json({"error": {"code": 403, "message": f"key <b>{sent}</b> may not do this"}}, 403)

    def be_unauthorised(self, _body: bytes) -> None:
        self.json({"detail": "No API key provided."}, 401)

    def be_hostile(self, _body: bytes) -> None:
        self.json({"detail": "\x1b]0;hostile\x07 \u202e\x9b2J"}, 400)

    def be_html(self, _body: bytes) -> None:
        self.send(b"<!DOCTYPE html><html><body>Welcome!</body></html>", Content_Type="text/html")

    def be_truncated(self, _body: bytes) -> None:
        whole = json.dumps(FACT_CHECKS).encode()
        self.send(whole[: len(whole) // 2])

    def be_nan(self, _body: bytes) -> None:
        self.send(b'{"score": NaN}')

    def be_double(self, _body: bytes) -> None:
        self.send(b'{"claims": [], "claims": [], "search": [], "search": []}')

    def be_deep(self, _body: bytes) -> None:
        self.send(b"[" * 100_000 + b"]" * 100_000)

    def be_binary(self, _body: bytes) -> None:
        self.send(b"\xff\xfe\x00\x01\x02")

    def be_null(self, _body: bytes) -> None:
        self.send(b"null")

    def be_other_shape(self, _body: bytes) -> None:
        self.json({"status": "ok", "result": [], "message": {"hits": 3}})

    def be_huge(self, _body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(10**12))
        self.end_headers()

    def be_endless(self, _body: bytes) -> None:
        self.send_response(200)
        self.send_header("Connection", "close")
        self.end_headers()
        while True:
            self.wfile.write(b" " * MIB)

    def be_bomb(self, _body: bytes) -> None:
        self.send(bomb(), Content_Encoding="gzip")

    def be_packed(self, _body: bytes) -> None:
        self.send(gzip.compress(json.dumps(FACT_CHECKS).encode()), Content_Encoding="br")

    def be_short(self, _body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.wfile.write(b'{"claims": [')
        self.close_connection = True

    def be_dripping(self, _body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        for _ in range(200):
            self.wfile.write(b" ")
            self.wfile.flush()
            time.sleep(0.05)

    def be_silent(self, _body: bytes) -> None:
        time.sleep(3)

    def be_looping(self, _body: bytes) -> None:
        self.send(b"", 307, Location=self.path)

    def be_leading_away(self, _body: bytes) -> None:
        self.send(b"", 307, Location=f"{self.server.elsewhere}/")

    def be_leading_nowhere(self, _body: bytes) -> None:
        self.send(b"", 307)

    def be_nonsense(self, _body: bytes) -> None:
        self.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n")
        self.close_connection = True


class Mimic(socketserver.ThreadingMixIn, http.server.HTTPServer):
    """The server, what it was asked, and how it is to behave: a name of ``Handler.be_*`` or a JSON value."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.requests: list[tuple[str, str, dict[str, str], bytes]] = []
        self.behaviour: Any = "good"
        self.rate = ("50", "1s")
        """What ``be_rated`` says is allowed: requests, in how many seconds."""
        self.elsewhere = "http://elsewhere.example:9"
        """Where ``be_leading_away`` leads."""
        self.behaviours: list[Any] = []
        """For the next requests, before ``behaviour`` counts."""
        self.job_says: Callable[[], Any] = lambda: {
            "status": "success",
            "timestamp": time.strftime("%Y%m%d%H%M%S", time.gmtime()),
            "original_url": "https://herald.example/mill",
            "resources": [],
        }

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_port}"

    @property
    def url(self) -> str:
        return f"http://{self.host}"

    def asked(self, number: int = -1) -> dict[str, list[str]]:
        """The parameters of a request."""
        return parse_qs(urlsplit(self.requests[number][1]).query)

    def config(self, contact: str = "desk@herald.example") -> str:
        """A configuration file in which every service is this server, without a pause."""
        lines = [f'contact = "{contact}"']
        for service in SERVICES.values():
            lines += [f"[{service.name}]", f'url = "{self.url}"', "pause_s = 0"]
            lines += [f'{key} = "{KEY}"' for key in service.keys]
        return "\n".join(lines) + "\n"


@contextmanager
def mimicking() -> Iterator[Mimic]:
    """The server, running."""
    server = Mimic()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    with server:
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def services_at(mimic: Mimic, cache: Path, bounds: Bounds = QUICK) -> Services:
    """All services at the mimic, with keys."""
    access = {
        service.name: Access(service, mimic.url, True, dict.fromkeys(service.keys, KEY), 0.0)
        for service in SERVICES.values()
    }
    configuration = Configuration(access, "desk@herald.example")
    return Services(configuration, cache / "config.toml", cache, "desk@herald.example", (mimic.host,), bounds)
