"""Starts Firefox, and stands between it and Playwright.

Playwright opens a page of any Firefox through WebDriver BiDi, but asks first for a
color scheme, which only releases after 153 can set, and takes a refusal as the end.
Here Firefox does nothing when it is asked for what it does not know.

Protocol: https://www.w3.org/TR/webdriver-bidi/.

Usage: firefox_relay.py FIREFOX ARGUMENT...
"""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
import sys
import threading
from functools import partial
from typing import TYPE_CHECKING

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect
from websockets.sync.server import serve

if TYPE_CHECKING:
    from websockets.sync.connection import Connection

READY = 'WebDriver BiDi listening on '


def lenient(text: str | bytes) -> str | bytes:
    """Return an answer, with nothing in place of a refusal of what is not known."""
    answer = json.loads(text)
    if answer.get('error') != 'unknown command':
        return text
    return json.dumps({'type': 'success', 'id': answer['id'], 'result': {}})


def answer_all(firefox: Connection, client: Connection) -> None:
    """Pass on all that Firefox says, until one of both is gone."""
    with contextlib.suppress(ConnectionClosed), client:
        for text in firefox:
            client.send(lenient(text))


def relay(address: str, client: Connection) -> None:
    """Pass on what a client and Firefox say to each other."""
    with connect(address, max_size=None) as firefox:
        threading.Thread(target=answer_all, args=(firefox, client)).start()
        with contextlib.suppress(ConnectionClosed):
            for text in client:
                firefox.send(text)


def main(command: list[str]) -> None:
    """Run Firefox, and say where it can be spoken to."""
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        for line in process.stderr:
            if found := re.search(rf'{READY}(ws://\S+)', line):
                break
        else:
            sys.exit('Firefox does not listen.')
        handler = partial(relay, f'{found[1]}/session')
        with serve(handler, '127.0.0.1', 0, max_size=None) as server:
            threading.Thread(target=server.serve_forever).start()
            port = server.socket.getsockname()[1]
            sys.stderr.write(f'{READY}ws://127.0.0.1:{port}\n')
            # Until it ends: what nobody reads would halt it.
            sys.stderr.writelines(process.stderr)


if __name__ == '__main__':
    main(sys.argv[1:])
