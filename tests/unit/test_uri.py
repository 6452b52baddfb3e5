"""Addresses leave as RFC 3986 has them, whatever letters their authors wrote."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from sphinx_resources.formats import WRITERS
from sphinx_resources.formats.dataset import Dataset
from sphinx_resources.model.addresses import same_address, uri
from sphinx_resources.model.catalogue import Catalogue
from sphinx_resources.model.records import Link, Page, Resource
from sphinx_resources.model.targets import Targets

URI = Draft202012Validator({'format': 'uri'}, format_checker=FormatChecker())


@pytest.mark.parametrize(
    ('text', 'written'),
    [
        ("https://e.org/it's~%C3%A9?a=b#c", "https://e.org/it's~%C3%A9?a=b#c"),
        ('https://[::1]:8080/x', 'https://[::1]:8080/x'),
        ('https://e.org/ö?ü=é#ß', 'https://e.org/%C3%B6?%C3%BC=%C3%A9#%C3%9F'),
        ('https://ü:p@é.org:81/', 'https://%C3%BC:p@xn--9ca.org:81/'),
        ('https://e.org/a%zz%20', 'https://e.org/a%25zz%20'),
        ('https://e.org/[x]?a[]=1', 'https://e.org/%5Bx%5D?a%5B%5D=1'),
        ('https://e.org/x#a#b', 'https://e.org/x#a%23b'),
        ('mailto:ä@e.org', 'mailto:%C3%A4@e.org'),
    ],
)
def test_letters_that_an_address_cannot_have_are_numbers(
    text: str, written: str
) -> None:
    assert uri(text) == written == uri(written)
    assert URI.is_valid(written)
    assert same_address(text) == same_address(written)


def test_every_form_has_them_so() -> None:
    resource = Resource(
        id='a',
        title='A',
        docname='p',
        lineno=1,
        url='https://e.org/é',
        archive='https://a.org/é',
        links=(Link(label='L', url='https://l.org/é'),),
        added='2026-01-01',
    )
    pages = {'p': Page(resources=(resource,))}
    targets = Targets(Catalogue(pages, {}, {}), pages)
    data = Dataset(
        title='T',
        targets=targets,
        address='https://t.org/',
        page_of=lambda docname: f'{docname}.html',
        license='',
        about=(),
        resources=(resource,),
    )
    for form, write in WRITERS.items():
        text = write(data, 'x')
        assert 'é' not in text, form
        assert 'https://e.org/%C3%A9' in text, form
    found = json.loads(WRITERS['json'](data, 'x'))['resources'][0]
    assert found['archive'] == 'https://a.org/%C3%A9'
    assert found['links'] == [{'label': 'L', 'url': 'https://l.org/%C3%A9'}]
