"""Looking after what is kept: keys, the policy, backups, erasing; its commands stand in COMMANDS."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.model import CheckerError

if TYPE_CHECKING:
    from checker.settings import Settings
    from checker.store import Store


class Refusal(click.ClickException):
    """Something could not be done: exit code 2, as everywhere."""

    exit_code = 2


def settings() -> Settings:
    """The settings in force."""
    from checker.settings import SettingsError, load

    try:
        return load()
    except SettingsError as error:
        raise Refusal(str(error)) from None


def store(*, make: bool = False) -> Store:
    """The store of the settings; `make` creates it when it is not there."""
    from checker.store import Store, StoreError

    found = Store(settings().database)
    if not found.path.exists() and not make:
        raise Refusal(f"there is no database at {found.path}; CHECKER_DATABASE names another")
    try:
        found.prepare()
    except StoreError as error:
        raise Refusal(f"{found.path}: {error}") from None
    return found


@click.group()
def keys() -> None:
    """Keys of callers. Without any key only this machine is answered."""


@keys.command(
    epilog="\b\nExamples:\n  checker keys add cms\n  checker keys add desk --scope check --scope read --rate 120"
)
@click.argument("name")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    type=click.Choice(["read", "check", "admin"]),
    default=["check"],
    help="what it may do",
)
@click.option("--rate", type=click.IntRange(min=1), help="requests a minute (default: CHECKER_RATE)")
def add(name: str, scopes: tuple[str, ...], rate: int | None) -> None:
    """Make a key for NAME and print it: this once, since only its digest is kept.

    Scopes: check posts articles, read sees what is kept, admin may all; give --scope more than once for several.
    """
    from checker.store import keys as kept

    click.echo(kept.add(store(make=True), name, scopes, rate))
    click.echo("Kept as a digest: write the key down now. A running service knows it within a second;", err=True)
    click.echo("one that listens on loopback only for want of a key must be started again.", err=True)


@keys.command("list", epilog="\b\nExamples:\n  checker keys list")
def listed() -> None:
    """Print the keys, without their secrets."""
    from checker.store import keys as kept

    for key in kept.listed(store()):
        state = f"revoked {key.revoked}" if key.revoked else "in force"
        rate = f"{key.rate}/min" if key.rate else "-"
        click.echo(f"{key.id}  {key.name:24} {','.join(key.scopes):18} {rate:10} {key.created}  {state}")


@keys.command(epilog="\b\nExamples:\n  checker keys revoke 7f3a91c2")
@click.argument("key_id")
def revoke(key_id: str) -> None:
    """Revoke the key with the id KEY_ID (`checker keys list`)."""
    from checker.store import keys as kept

    if not kept.revoke(store(), key_id):
        raise Refusal("no key in force has this id")
    click.echo(f"{key_id} is revoked; a running service refuses it within a second")


@click.group("policy")
def policy_group() -> None:
    """Policies: what blocks, what warns, what passes."""


@policy_group.command(
    "try",
    epilog="\b\n"
    "Examples:\n"
    "  checker policy try policy.toml\n"
    "  checker policy try --last 1000 --format json policy.toml",
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--last", type=click.IntRange(1, 10_000), default=100, show_default=True, help="how many stored checks")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="form of the answer")
def try_policy(file: Path, last: int, form: str) -> None:
    """Print what the policy FILE would have said of the last stored checks, beside what was said."""
    from checker import policy
    from checker.store import checks

    try:
        tried = policy.load(file)
        rows = []
        for kept in checks.latest(store(), last):
            answer = json.loads(kept.answer)
            verdict, table = tried.verdict(answer["findings"], kept.desk, kept.by)
            said = {"check": kept.id, "article": kept.article, "created": kept.created, "said": kept.verdict}
            rows.append({**said, "would_say": verdict, "policy": table})
    except CheckerError as error:
        raise Refusal(str(error)) from None
    if form == "json":
        click.echo(json.dumps(rows, indent=1))
        return
    for row in rows:
        mark = " " if row["said"] == row["would_say"] else "*"
        where = f"{row['article'] or '-':24} {row['created']}"
        click.echo(f"{mark} {row['check']} {where} {row['said']:5} -> {row['would_say']:5} ({row['policy']})")
    changed = sum(row["said"] != row["would_say"] for row in rows)
    counts = ", ".join(f"{name} {sum(r['would_say'] == name for r in rows)}" for name in ("pass", "warn", "block"))
    click.echo(f"{len(rows)} checks: {counts}; {changed} would change")


@click.command(epilog="\b\nExamples:\n  checker backup /backup/checker-monday.sqlite3")
@click.argument("file", type=click.Path(path_type=Path))
def backup(file: Path) -> None:
    """Write a copy of the database to FILE, while the service may be running."""
    from checker.store import upkeep

    try:
        click.echo(f"{upkeep.backup(store(), file):,} bytes written to {file}, and verified")
    except CheckerError as error:
        raise Refusal(str(error)) from None


@click.command(epilog="\b\nExamples:\n  checker restore /backup/checker-monday.sqlite3")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(file: Path) -> None:
    """Put the backup FILE in the database's place; the former file is kept aside.

    Checks kept after the backup are only in the former file. A running service takes the backup up at once.
    """
    from checker.store import Store, upkeep

    try:
        aside = upkeep.restore(Store(settings().database), file)
    except CheckerError as error:
        raise Refusal(str(error)) from None
    click.echo(f"restored from {file}" + (f"; the former file is {aside}" if aside else ""))


@click.command(epilog="\b\nExamples:\n  checker verify\n  checker verify /backup/checker-monday.sqlite3")
@click.argument("file", required=False, type=click.Path(path_type=Path))
def verify(file: Path | None) -> None:
    """Say whether the database, or the backup FILE, is sound."""
    from checker.store import upkeep

    path = file or settings().database
    problems = upkeep.verify(path)
    for problem in problems:
        click.echo(f"{path}: {problem}", err=True)
    if problems:
        sys.exit(2)
    click.echo(f"{path} is sound")


@click.command(epilog="\b\nExamples:\n  checker erase --article fire-2041\n  checker erase --older-than 30")
@click.option("--article", help="the article with this id, and all that came from it")
@click.option("--check", "check_id", help="the check with this id")
@click.option("--older-than", "days", type=click.FloatRange(min=0), help="checks older than so many days")
def erase(article: str | None, check_id: str | None, days: float | None) -> None:
    """Erase what is kept, from the log and from free pages too."""
    from checker.store import upkeep

    if sum(given is not None for given in (article, check_id, days)) != 1:
        raise click.UsageError("give one of --article, --check and --older-than")
    try:
        if days is not None:
            click.echo(f"{upkeep.erase_older(store(), days)} checks erased")
        elif not (upkeep.erase_article(store(), article) if article else upkeep.erase_check(store(), check_id or "")):
            raise Refusal("nothing of this id is kept")
        else:
            click.echo("erased")
    except CheckerError as error:
        raise Refusal(str(error)) from None


COMMANDS: tuple[click.Command, ...] = (keys, policy_group, backup, restore, verify, erase)
