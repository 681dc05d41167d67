"""What reaches a terminal or a pipe: help at once, nothing a terminal would obey, quiet ends."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.__main__ import main
from workbench.cli.output import to_json
from workbench.cli.root import COMMANDS, workbench

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Program

OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def commands() -> Iterator[tuple[str, ...]]:
    """Every command and group, as typed."""
    yield ()
    context = click.Context(workbench)
    for noun in COMMANDS:
        yield (noun,)
        command = workbench.get_command(context, noun)
        if isinstance(command, click.Group):
            yield from ((noun, verb) for verb in command.commands)


def test_the_verbs_of_the_contract_are_there() -> None:
    verbs: dict[str, set[str]] = {}
    for noun, *verb in (c for c in commands() if c):
        verbs.setdefault(noun, set()).update(verb)
    contract: dict[str, set[str]] = {
        "workspace": {"init", "show", "set"},
        "document": {"add", "list", "show", "withdraw", "reextract"},
        "claim": {
            "list", "show", "take", "reword", "join", "split", "dismiss", "reopen", "assign", "tag", "comment",
        },
        "assertion": {"add", "correct", "reject"},
        "reference": {"add", "list", "show", "fetch", "correct", "queue", "check", "diff", "warc"},
        "evidence": {"attach", "withdraw"},
        "verdict": {"record", "withdraw"},
        "report": {"export"},
        "audit": {"log", "verify", "head"},
        "undo": set(),
        "backup": set(),
        "extract": set(),
        "compare": set(),
    }  # fmt: skip
    missing = {noun: wanted - verbs.get(noun, set()) for noun, wanted in contract.items()}
    assert not any(missing.values()), missing
    assert contract.keys() <= verbs.keys()


def test_help_of_every_command_is_there_and_loads_nothing_heavy(program: Program) -> None:
    asked = [[*command, "--help"] for command in commands()]
    script = (
        "import json, sys\n"
        "from workbench.__main__ import main\n"
        f"codes = [main(arguments) for arguments in {asked!r}]\n"
        "heavy = {'sqlalchemy', 'textual', 'rich', 'httpx', 'jinja2', 'nupunkt', 'trafilatura', 'lxml'}\n"
        "print(json.dumps([codes, sorted(heavy & set(sys.modules))]), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env=program.environment(), capture_output=True, check=True, timeout=60
    )
    codes, heavy = json.loads(done.stderr)
    assert (set(codes), heavy) == ({0}, [])


def test_the_first_help_imports_no_noun(program: Program) -> None:
    script = (
        "import sys\n"
        "from workbench.__main__ import main\n"
        "main(['--help'])\n"
        "print([m for m in sys.modules if m in "
        f"{[late.module for late in COMMANDS.values()]!r}], file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env=program.environment(), capture_output=True, check=True, timeout=60
    )
    assert done.stderr.decode().strip() == "[]"


@pytest.mark.parametrize("command", list(commands()), ids=" ".join)
def test_every_option_has_help_and_every_verb_an_example(program: Program, command: tuple[str, ...]) -> None:
    ran = program(*command, "--help")
    assert (ran.code, ran.err) == (0, "")
    found: click.Command = workbench
    for name in command:
        assert isinstance(found, click.Group)
        found = found.get_command(click.Context(found), name) or found
    for param in found.params:
        if isinstance(param, click.Option):
            assert param.help, f"{' '.join(command)} {param.opts[0]} has no help"
    if not isinstance(found, click.Group):
        assert f"workbench {' '.join(command)}" in ran.out.split("Examples:")[-1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("clam", "list"), "Did you mean 'claim'?"),
        (("claim", "lst"), "Did you mean"),
        (("claim", "list", "--stat", "open"), "--state"),
        (("claim", "list", "--state", "opne"), "Did you mean 'open'?"),
        (("claim", "show"), "Missing argument 'CLAIM'"),
        (("--reviewer", " ", "undo"), "blank"),
    ],
)
def test_a_mistyped_command_exits_2_and_suggests_what_was_meant(
    program: Program, arguments: tuple[str, ...], words: str
) -> None:
    ran = program(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_version(program: Program) -> None:
    ran = program("--version")
    assert (ran.code, ran.err) == (0, "")
    assert re.fullmatch(r"workbench, version \d+\.\d+\.\d+\S*\n", ran.out)


HOSTILE = st.text(
    st.one_of(
        st.sampled_from([chr(c) for c in (*range(1, 32), *range(0x7F, 0xA0), 0x202E, 0x2066, 0x200B)]),
        st.sampled_from("abc \n\t]0;m[52c"),
    ),
    min_size=1,
    max_size=60,
)


def run(folder: Path, *arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
    with CliRunner().isolation(input=stdin) as (out, err, _mixed):
        code = main(["--db", str(folder / "claims.db"), "--reviewer", "Ana", *arguments])
        sys.stdout.flush()
        return code, out.getvalue().decode(), err.getvalue().decode()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(inside=HOSTILE, title=HOSTILE)
def test_nothing_a_terminal_would_obey_is_ever_printed(inside: str, title: str) -> None:
    prose = "The harbour was quiet that week, and nobody there spoke of anything else for days. " * 40
    sure = "Seven ferries were sold in May 2018.\n\n"
    text = f"{sure}{prose}He said 12 boats {inside} sank in 2019. “Ships {inside} burn,” said Jon {inside} Finer."
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        printed = [run(folder, "document", "add", "-", f"--title=T{title}", stdin=text.encode())]
        printed.append(run(folder, "claim", "list", "--json"))
        code, listed, _err = printed[-1]
        assert code == 0
        claim, document = json.loads(listed)[0]["id"], json.loads(listed)[0]["document"]
        assert title.strip() in json.loads(listed)[0]["document_title"], "JSON is exact"
        asked = (
            ("claim", "reword", claim, f"W{inside}"),
            ("claim", "tag", claim, f"--add=t{inside}"),
            ("claim", "comment", claim, f"c{inside}"),
            ("claim", "dismiss", claim, f"--reason=r{inside}"),
            ("claim", "list"),
            ("claim", "list", "--tag", inside),
            ("claim", "show", claim),
            ("claim", "show", claim, "--json"),
            ("document", "list"),
            ("document", "show", document),
            ("document", "show", document, "--text"),
            ("audit", "log"),
            ("audit", "log", "--jsonl"),
            ("claim", "show", inside),
            ("extract", "-"),
            ("extract", "-", "--jsonl"),
        )
        printed += [run(folder, *arguments, stdin=text.encode()) for arguments in asked]
    for _code, out, err in printed:
        assert not OBEYED.search(out)
        assert not OBEYED.search(err)


@given(
    st.recursive(
        st.text() | st.integers() | st.none(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_json_is_exact_and_harmless(value: object) -> None:
    printed = to_json(value, indent=2)
    assert json.loads(printed) == value
    assert not OBEYED.search(printed)


def test_a_pipe_that_is_closed_early_is_quiet(program: Program) -> None:
    lines = [f"In {year} the harbour took in {year - 1500} boats." for year in range(1600, 2000)]
    program.file("many.txt", "\n\n".join(lines))
    command = f"{sys.executable} -m workbench extract many.txt many.txt many.txt --jsonl | head -n 1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        cwd=program.folder,
        env=program.environment(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["document"] == "many.txt"


def test_a_full_disk_under_the_output_is_one_sentence(desk: Program) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full on this machine")
    with Path("/dev/full").open("wb") as full:
        done = desk.outside(
            "claim", "list", "--json", capture_output=False, stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert b"could not be read or written" in done.stderr


def test_a_terminal_that_knows_few_characters_gets_what_it_can_show(desk: Program) -> None:
    desk("claim", "reword", desk.claim(), "Čapek flew 2,750 km — “far” 🚀")
    environment = {**desk.environment(), "PYTHONIOENCODING": "latin-1"}
    for arguments in (["claim", "list"], ["claim", "list", "--json"], ["claim", "show", desk.claim()]):
        done = subprocess.run(
            [sys.executable, "-m", "workbench", *arguments],
            cwd=desk.folder,
            env=environment,
            capture_output=True,
            check=False,
            timeout=60,
        )
        assert (done.returncode, done.stderr) == (0, b""), done.stderr
        assert "2,750 km" in done.stdout.decode("latin-1")
        if "--json" in arguments:
            assert any(
                "Čapek" in row["wording"] and "🚀" in row["wording"] for row in json.loads(done.stdout)
            )


def test_ctrl_c_exits_130_and_changes_nothing(desk: Program) -> None:
    before = desk("audit", "head").out
    process = desk.started("claim", "comment", desk.claim(), "-", stdin=subprocess.PIPE)
    status = Path(f"/proc/{process.pid}/wchan")
    deadline = time.monotonic() + 20
    while status.exists() and "pipe" not in status.read_text() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (130, b"")
    assert err.strip() == b"Interrupted."
    assert desk("audit", "head").out == before


def test_a_database_without_leave_to_write_is_read_and_not_written(desk: Program) -> None:
    database = desk.folder / "claims.db"
    before = desk("audit", "head").out
    database.chmod(0o444)
    without_power = []
    if os.geteuid() == 0 and shutil.which("setpriv") is None:
        pytest.skip("setpriv is not on this machine, and root may write every file")
    if os.geteuid() == 0:
        without_power = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]
    command = [*without_power, sys.executable, "-m", "workbench"]
    how = {"cwd": desk.folder, "env": desk.environment(), "capture_output": True, "timeout": 60}
    listed = subprocess.run([*command, "claim", "list", "--json"], check=False, **how)
    assert (listed.returncode, listed.stderr) == (0, b"")
    refused = subprocess.run([*command, "claim", "take", desk.claim()], check=False, **how)
    assert (refused.returncode, refused.stdout) == (4, b"")
    assert b"claims.db" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    database.chmod(0o644)
    assert desk("audit", "head").out == before


def test_a_table_is_cut_on_a_terminal_and_whole_in_a_pipe(desk: Program) -> None:
    pty = pytest.importorskip("pty", reason="there are no pseudo-terminals on this machine")
    long = "A wording that goes on and on, " * 8
    desk("claim", "reword", desk.claim(), long)
    assert long.strip() in desk("claim", "list").out
    ours, theirs = pty.openpty()
    environment = {**desk.environment(), "COLUMNS": "80"}
    process = desk.started("claim", "list", env=environment, stdout=theirs)
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    process.communicate(timeout=20)
    assert process.returncode == 0
    lines = re.sub(r"\x1b\[[0-9;]*m", "", shown.decode()).splitlines()
    assert max(map(len, lines)) <= 80
    assert any(line.endswith("…") for line in lines)


def test_waiting_for_another_reviewers_write_is_said(desk: Program) -> None:
    fcntl = pytest.importorskip("fcntl", reason="this system has no flock")
    with (desk.folder / "claims.db-lock").open("ab") as queue:
        fcntl.flock(queue, fcntl.LOCK_EX)
        process = desk.started("claim", "take", desk.claim())
        assert process.stderr is not None
        first = process.stderr.readline()
        assert first == b"Waiting for another reviewer's write ...\n"
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (0, b"")
    assert b"Took claim" in err


def test_a_folder_is_added_under_a_progress_bar_when_a_person_looks_on(program: Program) -> None:
    pty = pytest.importorskip("pty", reason="there are no pseudo-terminals on this machine")
    for number in range(3):
        program.file(f"in/{number}.txt", f"In 201{number} twelve boats sank.")
    ours, theirs = pty.openpty()
    done = program.outside(
        "document", "add", "in", "--json", capture_output=False, stdout=subprocess.PIPE, stderr=theirs
    )
    os.close(theirs)
    shown = os.read(ours, 1 << 16).decode()
    os.close(ours)
    assert [row["status"] for row in json.loads(done.stdout)] == ["added"] * 3
    assert "Adding" in shown
    assert "100%" in shown
