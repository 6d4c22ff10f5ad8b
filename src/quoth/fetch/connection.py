"""Connections that are made only to machines that were looked at. Whatever proxy the environment names is not asked."""

from __future__ import annotations

import socket

from urllib3 import PoolManager, Timeout
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError
from urllib3.util.connection import create_connection

from quoth.settings import Fetching

from .addresses import find_machines

__all__ = ["make_pool"]


def make_pool(fetching: Fetching) -> PoolManager:
    """Return what asks servers; nothing is tried again and no redirect followed by itself."""
    pool = PoolManager(retries=False, timeout=Timeout(connect=fetching.connect, read=fetching.read))
    plain, safe = (_OpenHTTPPool, _OpenHTTPSPool) if fetching.allow_private else (_HTTPPool, _HTTPSPool)
    pool.pool_classes_by_scheme = {"http": plain, "https": safe}
    return pool


def _connect(connection: HTTPConnection, allow_private: bool) -> socket.socket:
    """Connect to the first machine of the host that answers."""
    failed: OSError | None = None
    try:
        for machine in find_machines(connection._dns_host, connection.port, allow_private):
            try:
                return create_connection(
                    (machine, connection.port), connection.timeout, socket_options=connection.socket_options
                )
            except OSError as error:
                failed = error
    except OSError as error:  # the name cannot be looked up now
        failed = error
    if isinstance(failed, TimeoutError):
        raise ConnectTimeoutError(connection, "no answer to the call") from failed
    raise NewConnectionError(connection, failed.strerror or str(failed) if failed else "no machine") from failed


class _HTTP(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return _connect(self, allow_private=False)


class _HTTPS(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return _connect(self, allow_private=False)


class _OpenHTTP(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return _connect(self, allow_private=True)


class _OpenHTTPS(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return _connect(self, allow_private=True)


class _HTTPPool(HTTPConnectionPool):
    ConnectionCls = _HTTP


class _HTTPSPool(HTTPSConnectionPool):
    ConnectionCls = _HTTPS


class _OpenHTTPPool(HTTPConnectionPool):
    ConnectionCls = _OpenHTTP


class _OpenHTTPSPool(HTTPSConnectionPool):
    ConnectionCls = _OpenHTTPS
