"""Environment (CHECKER_*) and one TOML file -> Settings, each value with the place it came from.

Read once, by the service's factory and by the command line. An unknown setting, in either place, is an error.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from checker.model import CheckerError

PREFIX = "CHECKER_"
FILE = "CHECKER_CONFIG"


class SettingsError(CheckerError):
    """A setting is unknown or has a value that cannot be used."""


class Settings(BaseSettings):
    """All that an operator can set. Sizes are upper limits; times are in seconds unless the name says otherwise."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True)

    store: bool = Field(True, description="keep checks, articles and dismissals; off: nothing of an article is kept")
    database: Path = Field(Path("checker.sqlite3"), description="the SQLite file; it also holds the keys")
    retention_days: int | None = Field(None, ge=1, description="erase checks older than this; unset: keep them")
    policy: Path | None = Field(None, description="TOML file that says what blocks and what warns")

    host: str = Field("127.0.0.1", description="address to listen on; without a key only loopback is taken")
    port: int = Field(8000, ge=0, le=65535, description="port to listen on")
    open: bool = Field(False, description="serve other machines without any key: the network is trusted")
    hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="host names answered to, by comma; unset: any if keys are needed"
    )
    log_level: str = Field("info", pattern="^(debug|info|warning|error)$", description="least level that is logged")

    workers: int = Field(2, ge=1, le=64, description="processes; each reads one article at a time")
    queue: int = Field(4, ge=0, le=1000, description="checks that may wait for a worker's reader before 503")
    queue_seconds: float = Field(10, gt=0, description="how long a check may wait before 503")
    deadline: float = Field(15, gt=0, description="a check not done by then answers with what it has")
    kill_after: float = Field(30, gt=0, description="a check still running then is ended; keep it above the deadline")

    max_body: int = Field(2_000_000, ge=1, description="bytes of a request's body")
    max_characters: int = Field(200_000, ge=1, description="characters of one article, markup included")
    max_items: int = Field(20, ge=1, description="articles in one batch")
    rate: int = Field(600, ge=1, description="requests a minute a key, unless the key has its own limit")

    @field_validator("hosts", mode="before")
    @classmethod
    def _host_names(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _killed_late(self) -> Settings:
        if self.kill_after <= self.deadline:
            raise ValueError("kill_after must be above deadline")
        return self

    def limits(self) -> tuple[str, ...]:
        """The limits in force, as they are said at the start."""
        return (
            f"limits: {self.max_body:,} bytes a body, {self.max_characters:,} characters an article,"
            f" {self.max_items} articles a batch, {self.rate:,} requests a minute a key",
            f"limits: {self.workers} checks at a time, {self.queue} more wait at each worker for up to"
            f" {self.queue_seconds:g} s; partial answer after {self.deadline:g} s, end after {self.kill_after:g} s",
        )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What is passed comes before the environment, the environment before the file."""
        path = file()
        return (init_settings, env_settings, *([TomlConfigSettingsSource(cls, path)] if path else []))


def file() -> Path | None:
    """The TOML file: the one named by CHECKER_CONFIG, else ./checker.toml if there is one."""
    named = os.environ.get(FILE)
    if named:
        if not Path(named).is_file():
            raise SettingsError(f"{FILE} names a file that is not there: {named}")
        return Path(named)
    return Path("checker.toml") if Path("checker.toml").is_file() else None


def load(**given: Any) -> Settings:
    """The settings in force. Raises SettingsError naming every setting that is unknown or cannot be used."""
    known = {PREFIX + name.upper() for name in Settings.model_fields} | {FILE}
    unknown = sorted(name for name in os.environ if name.upper().startswith(PREFIX) and name.upper() not in known)
    if unknown:
        raise SettingsError(f"unknown settings in the environment: {', '.join(unknown)}; `checker config` lists them")
    try:
        return Settings(**given)
    except ValidationError as error:
        wrong = (f"{'.'.join(str(part) for part in e['loc']) or 'settings'}: {e['msg']}" for e in error.errors())
        raise SettingsError("settings that cannot be used: " + "; ".join(wrong)) from None
    except ValueError as error:
        raise SettingsError(f"{file()} is no TOML file: {error}") from None


def sources(settings: Settings) -> dict[str, str]:
    """For each setting the place its value came from: the environment, the file, or the default."""
    path = file()
    written = TomlConfigSettingsSource(Settings, path)() if path else {}
    found = {}
    for name in Settings.model_fields:
        if any(key.upper() == PREFIX + name.upper() for key in os.environ):
            found[name] = PREFIX + name.upper()
        elif name in written:
            found[name] = str(path)
        else:
            found[name] = "given" if name in settings.model_fields_set else "default"
    return found
