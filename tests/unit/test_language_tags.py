"""Tags of languages: which are taken, how they are written, what readers see."""

from __future__ import annotations

import pytest

from sphinx_resources.model.languages import language, language_name


@pytest.mark.parametrize(
    ('written', 'tag'),
    [
        # Case is no difference.
        ('EN', 'en'),
        ('pt-br', 'pt-BR'),
        ('zh-hans', 'zh-Hans'),
        # Of two codes for one language, the shorter and the newer one.
        ('eng', 'en'),
        ('deu', 'de'),
        ('ger', 'de'),
        ('iw', 'he'),
        ('in', 'id'),
        ('ji', 'yi'),
        ('cmn', 'zh'),
        ('zh-cmn-Hans', 'zh-Hans'),
        ('zh-yue', 'yue'),
        ('sh', 'sr-Latn'),
        ('en-UK', 'en-GB'),
        # The script, where the region says which.
        ('zh-TW', 'zh-Hant-TW'),
        ('sr-ME', 'sr-Latn-ME'),
        ('de-CH', 'de-CH'),
        # Languages for which there are no words, and those that are none.
        ('tlh', 'tlh'),
        ('grc', 'grc'),
        ('mul', 'mul'),
        ('und', 'und'),
        ('zxx', 'zxx'),
        ('qaa', 'qaa'),
        ('x-klingon', 'x-klingon'),
        # Variants and extensions.
        ('de-1996', 'de-1996'),
        ('ca-ES-valencia', 'ca-ES-valencia'),
        ('de-DE-u-co-phonebk', 'de-DE-u-co-phonebk'),
        ('es-419', 'es-419'),
    ],
)
def test_tags(written: str, tag: str) -> None:
    assert language(written) == tag
    assert language(tag) == tag


@pytest.mark.parametrize(
    ('written', 'reason'),
    [
        ('sr_Latn', "; did you mean 'sr-Latn'?"),
        ('pt_br', "; did you mean 'pt-BR'?"),
        ('en_US.UTF-8', "; did you mean 'en-US'?"),
        ('German', "; did you mean 'de'?"),
        ('Deutsch', "; did you mean 'de'?"),
        ('français', "; did you mean 'fr'?"),
        ('日本語', "; did you mean 'ja'?"),
        ('Tiếng Việt', "; did you mean 'vi'?"),
        ('cz', ": nothing is called 'cz'; did you mean 'cs'?"),
        ('en-XY', ": nothing is called 'XY'; write it as in en, fr or pt-BR"),
        ('en-', '; write it as in en, fr or pt-BR'),
        ('root', '; write it as in en, fr or pt-BR'),
    ],
)
def test_what_is_no_tag(written: str, reason: str) -> None:
    with pytest.raises(ValueError, match='not a language tag') as told:
        language(written)
    assert str(told.value) == f"'{written}' is not a language tag{reason}"


@pytest.mark.parametrize(
    ('tag', 'site', 'name'),
    [
        ('tlh', 'en', 'Klingon'),
        ('grc', 'en', 'Ancient Greek'),
        ('mul', 'en', 'Multiple languages'),
        ('und', 'en', 'Unknown language'),
        ('zxx', 'en', 'No linguistic content'),
        ('pt-BR', 'de', 'Portugiesisch (Brasilien)'),
        ('zh-Hant-TW', 'en', 'Chinese (Traditional, Taiwan)'),
        ('ca-ES-valencia', 'en', 'Catalan (Spain, Valencian)'),
        ('x-klingon', 'en', 'x-klingon'),
        ('fr', 'nonsense', 'fr'),
    ],
)
def test_names(tag: str, site: str, name: str) -> None:
    assert language_name(tag, site) == name


@pytest.mark.parametrize(
    ('written', 'right'), [('and fr', 'fr'), ('or de', 'de'), ('fr and en', 'fr, en')]
)
def test_the_last_of_a_list_in_words(written: str, right: str) -> None:
    with pytest.raises(ValueError, match=f'; write {right}$'):
        language(written)
