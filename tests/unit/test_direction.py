"""Which way a text is read: alone, in an element, and among other text."""

from __future__ import annotations

import pytest

from sphinx_resources.model.direction import (
    attribute,
    isolated,
    led,
    of_language,
    without_isolates,
)


@pytest.mark.parametrize(
    ('tag', 'direction'),
    [
        ('ar', 'rtl'),
        ('HE', 'rtl'),
        ('fa_IR', 'rtl'),
        ('az', 'ltr'),
        ('az-Arab', 'rtl'),
        ('pa-Arab-PK', 'rtl'),
        ('ar-Latn', 'ltr'),
        ('zh-Hant', 'ltr'),
        ('', 'ltr'),
    ],
)
def test_a_language_has_a_direction(tag: str, direction: str) -> None:
    assert of_language(tag) == direction


@pytest.mark.parametrize(
    ('text', 'language', 'site', 'direction'),
    [
        ('Sets', '', 'en', ''),
        ('כותר', 'he', 'en', 'rtl'),
        ('כותר', '', 'en', 'auto'),
        ('כותר', 'en', 'en', 'auto'),
        ('C++ للقدماء', '', 'en', 'rtl'),
        ('C++ للقدماء', 'en', 'en', 'rtl'),
        ('Deep Learning ללמידה', '', 'en', 'auto'),
        ('Deep Learning ללמידה', 'he', 'en', 'rtl'),
        ('Sets', '', 'ar', 'ltr'),
        ('1, 2, 3', '', 'ar', ''),
        ('כותר', '', 'ar', ''),
        ('כותר (ML)', '', 'ar', 'auto'),
        ('כותר', 'fr', 'ar', 'auto'),
    ],
)
def test_an_element_says_the_direction_of_its_text(
    text: str, language: str, site: str, direction: str
) -> None:
    assert attribute(text, language, site) == direction


@pytest.mark.parametrize(
    ('text', 'language', 'among', 'alone'),
    [
        ('Sets', 'he', 'Sets', 'Sets'),
        ('כותר', '', '\u2068כותר\u2069', 'כותר'),
        ('C++ للقدماء', '', '\u2067C++ للقدماء\u2069', '\u200fC++ للقدماء'),
        ('Deep כותר', '', '\u2068Deep כותר\u2069', 'Deep כותר'),
        ('Deep כותר', 'he', '\u2067Deep כותר\u2069', '\u200fDeep כותר'),
    ],
)
def test_signs_keep_a_text_apart(
    text: str, language: str, among: str, alone: str
) -> None:
    assert isolated(text, language) == among
    assert isolated(among, language) == among
    assert without_isolates(among) == text
    assert led(text, language) == alone
