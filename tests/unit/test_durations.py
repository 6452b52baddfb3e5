"""Durations in the words of a language."""

from __future__ import annotations

import pytest

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
