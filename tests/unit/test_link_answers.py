"""What an answer means."""

from __future__ import annotations

from contextlib import nullcontext

import pytest

from sphinx_resources.commands.link_answers import (
    FINE,
    IGNORED,
    Answer,
    category_of,
    check_connection,
    core_of,
)
from sphinx_resources.commands.output import CommandError


@pytest.mark.parametrize(
    ('categories', 'connected'),
    [
        (['connection', 'connection'], False),
        # What an interrupt left unasked says nothing of the network.
        (['connection', 'late', IGNORED], False),
        (['connection', 'gone'], True),
        (['connection', FINE], True),
        (['late'], True),
        ([], True),
    ],
)
def test_whether_there_is_a_connection(categories: list[str], connected: bool) -> None:
    answers = [
        Answer('a.md', 0, f'https://a.org/{place}', category, '', (), archived=False)
        for place, category in enumerate(categories)
    ]
    with nullcontext() if connected else pytest.raises(CommandError, match='connected'):
        check_connection(answers)


@pytest.mark.parametrize(
    ('status', 'code', 'info', 'category', 'core'),
    [
        ('working', 0, '', FINE, ''),
        ('redirected', 302, 'https://example.org/', FINE, 'https://example.org/'),
        ('redirected', 308, 'https://example.org/', 'moved', 'https://example.org/'),
        ('ignored', 0, '', IGNORED, ''),
        ('ignored', 0, 'service unavailable', 'refused', 'service unavailable'),
        ('broken', 0, '', 'other', ''),
        ('broken', 0, '418 Client Error:  for url: https://a.org/', 'refused', '418'),
        ('broken', 0, '502 Server Error: Bad for url: x', 'server', '502 Bad'),
        ('broken', 0, 'Exceeded 30 redirects.', 'refused', 'Exceeded 30 redirects.'),
        (
            'broken',
            0,
            "HTTPSConnectionPool(host='no.example', port=443): Max retries exceeded "
            'with url: / (Caused by NameResolutionError("HTTPSConnection(host='
            "'no.example', port=443): Failed to resolve 'no.example' ([Errno -2] Name "
            'or service not known)"))',
            'connection',
            "Failed to resolve 'no.example'",
        ),
        (
            'broken',
            0,
            "('Connection aborted.', RemoteDisconnected('Remote end closed connection "
            "without response'))",
            'refused',
            "('Connection aborted.', RemoteDisconnected('Remote end closed connection "
            "without response'))",
        ),
        (
            'timeout',
            0,
            "HTTPSConnectionPool(host='a.org', port=443): Max retries exceeded with "
            'url: / (Caused by ConnectTimeoutError(<HTTPSConnection(host='
            "'a.org', port=443) at 0x7f>, 'Connection to a.org timed out. (connect "
            "timeout=20)'))",
            'timeout',
            'Connection to a.org timed out',
        ),
    ],
)
def test_words_of_failures(
    status: str, code: int, info: str, category: str, core: str
) -> None:
    assert category_of(status, code, info) == category
    assert core_of(info) == core
