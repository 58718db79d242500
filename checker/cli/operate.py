"""Running Checker as a service: serve, schema, doctor and what an operator needs; its commands stand in COMMANDS."""

from __future__ import annotations

import json
import os
import sys

import click

# pydantic, Flask and the model are imported by the commands that need them: `checker --help` stays quick


@click.command(epilog="\b\nExamples:\n  checker serve\n  checker serve --port 9000\n  CHECKER_STORE=off checker serve")
@click.option("--host", help="address to listen on (CHECKER_HOST)")
@click.option("--port", type=int, help="port to listen on (CHECKER_PORT)")
def serve(host: str | None, port: int | None) -> None:
    """Run the service and its page with gunicorn."""
    from checker.settings import SettingsError, load

    for name, value in (("CHECKER_HOST", host), ("CHECKER_PORT", port)):
        if value is not None:
            os.environ[name] = str(value)
    # one thread a process for linear algebra: the readers are as many as there are cores
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # what a long article took is given back when it has been read
    os.environ.setdefault("MALLOC_TRIM_THRESHOLD_", "131072")
    try:
        load()
    except SettingsError as error:
        raise click.ClickException(str(error)) from None
    arguments = [sys.executable, "-m", "gunicorn", "-c", "python:checker.service.gunicorn_config"]
    os.execv(sys.executable, arguments)  # noqa: S606 - no shell: the service takes this process's place and signals


@click.command(epilog="\b\nExamples:\n  checker schema > answer.schema.json")
def schema() -> None:
    """Print the JSON Schema of the answer."""
    from checker.service.schemas import answer_schema

    click.echo(json.dumps(answer_schema(), indent=2))


@click.command(
    epilog="\b\n"
    "Examples:\n"
    "  checker config\n"
    "  checker config --format json\n"
    "  CHECKER_CONFIG=/etc/checker.toml checker config"
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="form of the answer")
def config(form: str) -> None:
    """Print every setting, its value and where the value came from."""
    from checker import settings as configuration

    try:
        settings = configuration.load()
    except configuration.SettingsError as error:
        raise click.ClickException(str(error)) from None
    values, found = settings.model_dump(mode="json"), configuration.sources(settings)
    if form == "json":
        click.echo(json.dumps({name: {"value": values[name], "source": found[name]} for name in values}, indent=2))
        return
    for name, value in values.items():
        setting = type(settings).model_fields[name]
        shown = "" if value is None else json.dumps(value)
        click.echo(f"{configuration.PREFIX}{name.upper():16} {shown:24} {found[name]:24} {setting.description}")


@click.command(epilog="\b\nExamples:\n  checker doctor\n  docker compose exec checker checker doctor")
def doctor() -> None:
    """Say whether everything that is needed is there and works: versions, settings, model, database, one check."""
    worst = 0
    for name, look in (
        ("python", _python),
        ("settings", _settings),
        ("model", _model),
        ("database", _database),
        ("policy", _policy),
        ("network", _network),
        ("self-check", _self_check),
    ):
        try:
            said, good = look(), True
        except Exception as error:
            # whatever is wrong, the rest is still worth knowing
            said, good = f"{type(error).__name__}: {error}", False
        worst |= not good
        click.echo(f"{'ok  ' if good else 'FAIL'} {name:10} {said}")
    sys.exit(2 if worst else 0)


def _python() -> str:
    from importlib.metadata import version

    names = ("spacy", "quantulum3", "flask", "apiflask", "pydantic", "gunicorn", "sqlite-utils")
    return f"{sys.version.split()[0]}; " + ", ".join(f"{name} {version(name)}" for name in names)


def _settings() -> str:
    from checker import settings as configuration

    found = configuration.sources(configuration.load())
    given = [f"{name} from {source}" for name, source in found.items() if source != "default"]
    return "; ".join(given) or "all at their defaults"


def _model() -> str:
    import time

    import checker

    start = time.perf_counter()
    checker.check("Twelve people were hurt.")
    return f"{checker.pipeline.engine()['model']}, loaded in {time.perf_counter() - start:.1f} s"


def _database() -> str:
    import sqlite3

    from checker.settings import load
    from checker.store import Store, StoreError, upkeep

    settings = load()
    if not settings.store:
        return "CHECKER_STORE=off: nothing is kept"
    store = Store(settings.database)
    if not store.path.exists():
        return f"{store.path} is not there yet; the service makes it"
    store.prepare()
    store.probe()
    problems = upkeep.verify(store.path)
    if problems:
        raise StoreError("corrupt", "; ".join(problems[:3]))
    kept = upkeep.counts(store)
    sizes = f"{kept.articles} articles, {kept.checks} checks, {kept.keys} keys, {kept.bytes:,} bytes"
    return f"{store.path}: sound and writable, {sizes}; SQLite {sqlite3.sqlite_version}"


def _policy() -> str:
    from checker import policy
    from checker.settings import load

    path = load().policy
    policy.load(path)
    return str(path) if path else "the default: an error blocks, a check warns"


def _network() -> str:
    from checker.service.access import address
    from checker.settings import load

    return address(load()).why


def _self_check() -> str:
    import checker

    answer = checker.check(
        "Police said 12 people died in the fire. The mayor said 15 people died in the fire."
    ).as_dict()
    figures = [figure["text"] for figure in answer["figures"]]  # type: ignore[attr-defined]
    if figures != ["12", "15"]:
        raise RuntimeError(f"found the figures {figures} where 12 and 15 stand")
    return f"figures {', '.join(figures)}; verdict {answer['verdict']}"


COMMANDS: tuple[click.Command, ...] = (serve, schema, config, doctor)
