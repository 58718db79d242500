"""Settings and keys -> who may come in: where to listen, and for each request its host, its origin, its key's scope."""

from __future__ import annotations

import contextlib
import ipaddress
import threading
import time
from dataclasses import dataclass

from flask import Flask, Request, current_app, g, request

from checker.service import limits
from checker.service.problems import Problem
from checker.settings import Settings
from checker.store import Store, StoreError, keys

_LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")
# what each address asks for; one that is not named asks for admin, so that a new one is closed until it is thought of
PUBLIC = "public"
SCOPES = {
    "health.live": PUBLIC,
    "health.ready": PUBLIC,
    "openapi.spec": PUBLIC,
    "static": PUBLIC,
    "page.static": PUBLIC,
    "page.style": PUBLIC,
    "page.docs": PUBLIC,
    "page.problem_types": PUBLIC,
    "page.problem_type": PUBLIC,
    "api.check": "check",
    "api.check_batch": "check",
    "comparing.compare": "check",
    "exporting.export": "check",
    "exporting.export_kept": "read",
    "articles.kept": "read",
    "articles.history": "read",
    "articles.dismissed": "read",
    "articles.dismiss": "check",
    "articles.reopen": "check",
    "articles.erase": "admin",
    "discovery.rules": "read",
    "discovery.units": "read",
    "discovery.lexicon_lists": "read",
    "discovery.words": "read",
    "metrics.metrics": "read",
}
_PAGE = "check"
_SAFE = ("GET", "HEAD", "OPTIONS")
_KEYS_ARE_FRESH = 1.0


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen, and the sentence that says why there."""

    host: str
    port: int
    why: str

    @property
    def bind(self) -> str:
        """As gunicorn wants it."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        return f"{shown}:{self.port}"


def address(settings: Settings) -> Address:
    """Where to listen: the wanted host if there is a key or the network is said to be trusted, else loopback."""
    host, keyed = settings.host, has_keys(settings)
    if keyed:
        why = "keys are needed"
    elif is_loopback(host):
        why = "no key is needed: only this machine is answered"
    elif settings.open:
        why = "CHECKER_OPEN is set: any machine that reaches this address is answered without a key"
    else:
        cause = "there is no key" if keyed is False else "the database cannot be read, so keys cannot be tried"
        why = (
            f"{cause}: {host} is not listened on, only loopback; make a key with `checker keys add`,"
            " or set CHECKER_OPEN=true where the network is trusted"
        )
        host = "127.0.0.1"
    found = Address(host, settings.port, "")
    return Address(host, settings.port, f"listening on http://{found.bind}; {why}")


def has_keys(settings: Settings) -> bool | None:
    """Whether any key was made; None when the database is there and cannot be read."""
    if not settings.database.exists():
        return False
    store = Store(settings.database)
    # a file that cannot be written may still be read; one without tables is given them first
    with contextlib.suppress(StoreError):
        return keys.any_in_force(store)
    with contextlib.suppress(StoreError):
        store.prepare()
        return keys.any_in_force(store)
    return None


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this machine only."""
    found = _ip(host)
    return found.is_loopback if found else host == "localhost"


def _ip(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return None


class KeyRing:
    """The keys in force, read again every second; while the database fails, those last read."""

    def __init__(self, settings: Settings) -> None:
        self._store = Store(settings.database)
        self._lock = threading.Lock()
        self._read = -_KEYS_ARE_FRESH
        self._keys: keys.Keys | None = None
        self._loopback = is_loopback(address(settings).host)

    def needed(self) -> bool:
        """Whether a key is needed. Raises Problem when that is not known and others than this machine may ask."""
        held = self._current()
        if held is None:
            if self._loopback:
                return False
            raise Problem("store_unavailable", "The database cannot be read, so keys cannot be tried.")
        return held.any

    def find(self, text: str) -> keys.Key | None:
        """The key in force that a caller sent."""
        held = self._current()
        return held.find(text) if held else None

    def _current(self) -> keys.Keys | None:
        with self._lock:
            now = time.monotonic()
            if now - self._read >= _KEYS_ARE_FRESH:
                self._read = now
                with contextlib.suppress(StoreError):
                    self._keys = keys.held(self._store)
            if self._keys is None and not self._store.path.exists():
                return keys.NONE
            return self._keys


def register(app: Flask, settings: Settings) -> None:
    """Let every request of the application pass the guard first."""
    app.extensions["keys"] = KeyRing(settings)
    app.extensions["rates"] = limits.Window()
    app.before_request(_guard)


def _guard() -> None:
    settings: Settings = current_app.extensions["settings"]
    ring: KeyRing = current_app.extensions["keys"]
    scope = scope_of(request.endpoint)
    needed = scope != PUBLIC and ring.needed()
    _host(settings, scope == PUBLIC or needed)
    _origin(request)
    if scope == PUBLIC:
        return
    slot, rate = 0, settings.rate
    if needed:
        key = _key(ring, request)
        if not key.may(scope):
            raise Problem("forbidden", f"This address needs a key with the scope {scope}.", scope=scope)
        g.key_name, g.key_id = key.name, key.id
        slot, rate = key.number, key.rate or settings.rate
    g.slot, g.rate = slot, rate
    limits.charge(1)


def scope_of(endpoint: str | None) -> str:
    """The scope an endpoint asks for; an address that does not exist may be asked for by anybody."""
    if endpoint is None:
        return PUBLIC
    return SCOPES.get(endpoint) or (_PAGE if endpoint.startswith("page.") else "admin")


def _host(settings: Settings, guarded: bool) -> None:
    """Answer to known names only: else a page whose name is rebound to this address could read what is kept here.

    Where any name may be the service's own, a key guards what is kept; without one an address must be given, since no
    address can be rebound. `guarded`: a key is needed, or there is nothing to guard.
    """
    name = (request.host.rsplit(":", 1)[0] if not request.host.endswith("]") else request.host).lower()
    known = settings.hosts or (_LOOPBACK_NAMES if is_loopback(settings.host) else ())
    if name not in (known or _LOOPBACK_NAMES) and (known or not (guarded or _ip(name))):
        raise Problem("unknown_host")


def _origin(request: Request) -> None:
    """A page of another site may send a form or plain text here with the browser's own credentials: refuse it."""
    if request.method in _SAFE:
        return
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    own = (None, f"http://{request.host}", f"https://{request.host}")
    if site not in (None, "same-origin", "none") or origin not in own:
        raise Problem("cross_site")


def _key(ring: KeyRing, request: Request) -> keys.Key:
    given = request.authorization
    text = ""
    if given is not None and given.type == "bearer":
        text = given.token or ""
    elif given is not None and given.type == "basic":
        text = given.password or ""
    key = ring.find(text)
    if key is None:
        # a browser asks for the key itself when it is offered Basic: any name, the key as the password
        raise Problem("unauthorized", "", {"WWW-Authenticate": 'Basic realm="Checker", Bearer realm="Checker"'})
    return key
