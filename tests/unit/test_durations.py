"""Durations in the words of a language."""

from __future__ import annotations

import pytest

from sphinx_resources.model import values
from sphinx_resources.model.durations import spoken


@pytest.mark.parametrize(
    ('duration', 'language', 'words'),
    [
        ('', 'de', ''),
        ('10-12 weeks', 'en', '10-12 weeks'),
        ('10-12 weeks', 'en_GB', '10-12 weeks'),
        ('10-12 weeks', 'tlh', '10-12 weeks'),
        ('10-12 weeks', 'de', '10–12 Wochen'),
        ('1 week', 'de', '1 Woche'),
        ('3 h 20 min', 'de', '3 Std. 20 Min.'),
        ('2.5 h', 'de', '2,5 Std.'),
        ('6 months', 'ru', '6 месяцев'),
        ('2 days', 'ru', '2 дня'),
        ('3 days', 'ar', '3 أيام'),
        ('1 – 2 years', 'ar', '1–2 سنوات'),
        ('3d', 'ja', '3 日'),
        ('6 months', 'zh_CN', '6个月'),
        ('6 months', 'pt-BR', '6 meses'),
    ],
)
def test_a_duration_is_spoken(duration: str, language: str, words: str) -> None:
    assert ' '.join(spoken(duration, language).split()) == words


def test_latex_knows_the_spaces_of_durations() -> None:
    """Of pdflatex, a narrow one that does not break ends the book."""
    assert spoken('3 h 20 min', 'fr') == '3\u00a0h 20\u00a0min'


@pytest.mark.parametrize(
    ('text', 'meant'),
    [
        ('2 hours', '2 h'),
        ('two hours', '2 h'),
        ('2h 30', '2 h 30 min'),
        ('2:30', '2 h 30 min'),
        ('2 hours and 30 minutes', '2 h 30 min'),
        ('1,5 h', '1.5 h'),
        ('10.5 hours', '10.5 h'),
        ('1½ hours', '1.5 h'),
        ('two and a half hours', '2.5 h'),
        ('Half an hour', '30 min'),
        ('half a year', '0.5 year'),
        ('about 3 weeks', '3 weeks'),
        ('ca. 3 Weeks', '3 weeks'),
        ('~ 45 mins.', '45 min'),
        ('two to 3 wks', '2-3 weeks'),
        ('10—12 Weeks', '10-12 weeks'),
        ('One Months', '1 month'),
    ],
)
def test_durations_in_other_words_are_put_into_ours(text: str, meant: str) -> None:
    with pytest.raises(ValueError, match=f'is not a duration; write {meant}$'):
        values.duration(text)
    assert values.duration(meant) == meant


@pytest.mark.parametrize(
    'text',
    [
        '3 hours per week',
        'a few hours',
        'up to 3 weeks',
        '2 weeks 3',
        '½',
        'a semester',
    ],
)
def test_no_duration_is_made_of_what_is_none(text: str) -> None:
    with pytest.raises(ValueError, match='is not a duration; write it as in 45 min'):
        values.duration(text)
