"""Names meet in one form, whatever quotes, dashes, accents and letters are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest

from sphinx_resources.model.names import collation
from support import SYNTAXES, Project, block, cards, heading, toctree

if TYPE_CHECKING:
    from pathlib import Path

TITLES = {"Bob's book": 'Bobs Buch', 'Pages 3--5': 'Seiten 3--5', 'Plain': 'Schlicht'}
SHOWN = {
    'en': ['Bob’s book', 'Pages 3–5', 'Plain'],
    'de': ['Bobs Buch', 'Schlicht', 'Seiten 3–5'],
}


def _role(syntax: str, name: str, text: str) -> str:
    return f'{{{name}}}`{text}`' if syntax == 'markdown' else f':{name}:`{text}`'


@pytest.mark.parametrize('language', SHOWN)
@pytest.mark.parametrize('syntax', SYNTAXES)
def test_titles_with_signs(syntax: str, language: str, tmp_path: Path) -> None:
    end = SYNTAXES[syntax]
    books = heading(syntax, 'Books')
    for title in TITLES:
        books += _role(syntax, 'resource', title) + '\n\n'
    for number, title in enumerate(TITLES):
        options = {'url': f'https://example.org/{number}', 'topics': 'Graphs'}
        options['kind'] = 'book'
        books += block(syntax, 'resource', title, options, 'Text.') + '\n'
    words = ''.join(f'msgid "{k}"\nmsgstr "{v}"\n\n' for k, v in TITLES.items())
    made = Project(
        tmp_path,
        {
            f'index.{end}': heading(syntax, 'Home')
            + toctree(syntax, 'books', 'graphs'),
            f'books.{end}': books,
            f'graphs.{end}': heading(syntax, 'Graphs')
            + block(syntax, 'resource-topic'),
            'locale/de/LC_MESSAGES/books.po': 'msgid ""\n'
            'msgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n' + words,
        },
        {'locale_dirs': ['locale'], 'gettext_compact': False, 'language': language},
    )
    build = made.build()
    assert build.warnings == ''
    assert sorted(cards(build.html('graphs.html'))) == SHOWN[language]
    page = build.html('books.html')
    links = [a.get_text() for a in page.select('p > a.internal:not([class*=perma])')]
    assert sorted(links)[: len(TITLES)] == SHOWN[language]


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_letters_in_two_forms_are_one_name(syntax: str, tmp_path: Path) -> None:
    end = SYNTAXES[syntax]
    topic, author = 'Überblick', 'José Ortiz'
    books = heading(syntax, 'Books')
    for number, name in enumerate((author, normalize('NFD', author))):
        options = {
            'url': f'https://example.org/{number}',
            'topics': normalize('NFD', topic) if number else topic,
            'authors': name,
            'kind': 'book',
        }
        books += block(syntax, 'resource', f'Book {number}', options, 'Text.') + '\n'
    books += _role(syntax, 'topic', normalize('NFD', topic)) + '\n\n'
    options = {'authors': normalize('NFD', author), 'style': 'list'}
    books += block(syntax, 'resource-list', '', options) + '\n'
    books += block(syntax, 'resource-index', 'authors')
    build = Project(
        tmp_path,
        {
            f'index.{end}': heading(syntax, 'Home') + toctree(syntax, 'books', 'topic'),
            f'books.{end}': books,
            f'topic.{end}': heading(syntax, topic) + block(syntax, 'resource-topic'),
        },
    ).build()
    assert build.warnings == ''
    assert cards(build.html('topic.html')) == ['Book 0', 'Book 1']
    assert f'{author} (2)' in build.html('books.html').get_text()


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_topic_that_is_its_page_is_one_target(syntax: str, tmp_path: Path) -> None:
    end = SYNTAXES[syntax]
    label = '(sets)=\n' if syntax == 'markdown' else '.. _sets:\n\n'
    links = (
        '\n' + _role(syntax, 'any', 'sets') + '\n\n' + _role(syntax, 'any', 'calculus')
    )
    # Each stands on the page that is called like it.
    links += '\n\n' + _role(syntax, 'any', 'nets') + ' ' + _role(syntax, 'any', 'ants')
    if syntax == 'markdown':
        links += '\n\n[](#sets) and [](#calculus) and [](#trees) and [](#nets)'
    body, names = block(syntax, 'resource-topic'), ('calculus', 'sets', 'nets', 'ants')
    options = {'url': 'https://example.org/', 'topics': 'Sets', 'kind': 'book'}
    trees = label.replace('sets', 'trees') + block(syntax, 'resource-topic', 'Trees')
    build = Project(
        tmp_path,
        {
            f'index.{end}': heading(syntax, 'Home')
            + toctree(syntax, *(f'topics/{name}' for name in names)),
            f'topics/calculus.{end}': heading(syntax, 'Calculus')
            + f'{body}\n{links}\n',
            f'topics/sets.{end}': heading(syntax, 'Sets') + f'{body}\n{trees}',
            f'topics/nets.{end}': heading(syntax, 'On nets')
            + block(syntax, 'resource-topic', 'Nets', {}, 'x'),
            f'topics/ants.{end}': heading(syntax, 'A book')
            + block(syntax, 'resource', 'Ants', options, 'x'),
        },
    ).build()
    assert build.warnings == ''


@pytest.mark.parametrize(
    ('language', 'ordered'),
    [
        ('de', ['Analysis', 'Äpfel', 'Übersicht', 'Unendlich', 'Zufall']),
        ('es', ['nube', 'número', 'nuz', 'ñame', 'oso']),
        ('fr', ['élan', 'eleve', 'élève', 'œuf', 'ogre']),
        ('pt', ['ação', 'agua', 'área']),
        ('ru', ['ёж', 'жук', 'ива', 'йод', 'кот']),
        ('zh', ['代数', '概率', '统计']),
        ('ja', ['アリ', 'いぬ', 'ガム', 'きつね']),
        ('ar', ['آلة', 'أمثلة', 'إنشاء', 'باب', 'تفاضل']),
        ('en', ['abc', 'Ábd', 'abe']),
        ('en', ['laa', 'Łab', 'lac', 'obelisk', 'Øbro', 'ocean']),
        ('sv', ['analys', 'zon', 'ånga', 'ärm', 'öga']),
        ('da', ['analyse', 'zone', 'ærme', 'øje', 'ånd']),
        ('tr', ['cuma', 'çay', 'Dal', 'hız', 'Işık', 'İzmir', 'kar']),
        ('pl', ['las', 'lot', 'łan', 'mak', 'zen', 'źle', 'żaba']),
        ('cs', ['cena', 'cyklus', 'čas', 'den']),
        ('et', ['sada', 'šokk', 'zoo', 'tee', 'viis', 'õun', 'ärm']),
        ('vi', ['ma', 'mà', 'mả', 'mã', 'má', 'mạ', 'mai', 'măng', 'mân']),
        ('vi', ['an', 'ạt', 'ăn', 'ằng', 'âm', 'ấm', 'ậm', 'ân', 'ba']),
        ('vi', ['dãy số', 'đại số', 'ép', 'êm', 'ong', 'ống', 'ơn', 'ung', 'ưa']),
        ('eo', ['certa', 'ĉapo', 'domo', 'suno', 'ŝtono', 'tablo', 'uzi', 'ŭa']),
        ('fa', ['آب', 'ابر', 'بازی', 'پایه', 'تابع', 'جبر', 'چرخ', 'حساب']),
        (
            'fa',
            [
                'زمان',
                'ژرف',
                'سری',
                'کار',
                'گراف',
                'لایه',
                'نمودار',
                'واحد',
                'هوش',
                'یک',
            ],
        ),
        (
            'kk',
            ['азот', 'әдіс', 'банк', 'газ', 'ғылым', 'орман', 'өріс', 'ұзын', 'үлгі'],
        ),
        (
            'mk',
            ['дом', 'ѓавол', 'елка', 'исток', 'јазик', 'куќа', 'љубов', 'тон', 'ќош'],
        ),
        (
            'sr',
            ['дан', 'ђак', 'игра', 'једро', 'круг', 'љиљан', 'тело', 'ћуран', 'чаша'],
        ),
        ('sq', ['cikël', 'çelës', 'dore', 'era', 'ëndërr', 'figura']),
        ('mt', ['baħar', 'ċavetta', 'dar', 'fenek', 'ġurnata', 'gallina', 'ħobż']),
        (
            'ur',
            ['بات', 'پانی', 'تار', 'ٹوپی', 'دن', 'ڈاک', 'نام', 'وقت', 'ہاتھ', 'یاد'],
        ),
        ('uk', ['гора', 'ґава', 'ера', 'єдність', 'иа', 'іва', 'їжа', 'йод']),
    ],
)
def test_order(language: str, ordered: list[str]) -> None:
    found = sorted(set(ordered), key=lambda word: collation(word, language))
    assert found == ordered


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_lists_are_in_the_order_of_the_language(syntax: str, tmp_path: Path) -> None:
    end = SYNTAXES[syntax]
    titles = ['Zufall', 'Äpfel', 'Analysis', 'Übersicht', 'Unendlich']
    books = heading(syntax, 'Books') + block(syntax, 'resource-index', 'titles') + '\n'
    books += block(syntax, 'resource-index', 'topics') + '\n'
    books += block(syntax, 'resource-list', '', {'sort': 'title'}) + '\n'
    for number, title in enumerate(titles):
        options = {'url': f'https://example.org/{number}', 'topics': 'Übung'}
        options['kind'] = 'book'
        books += block(syntax, 'resource', title, options, 'Text.') + '\n'
    topics = heading(syntax, 'Übung') + block(syntax, 'resource-topic') + '\n'
    for name in ('Zahlen', 'Algebra'):
        topics += block(syntax, 'resource-topic', name, {}, 'x') + '\n'
    build = Project(
        tmp_path,
        {
            f'index.{end}': heading(syntax, 'Home') + toctree(syntax, 'books', 't'),
            f'books.{end}': books,
            f't.{end}': topics,
        },
        {'language': 'de'},
    ).build()
    assert build.warnings == ''
    first, second = build.html('books.html').select('.resource-index')
    ordered = ['Analysis', 'Äpfel', 'Übersicht', 'Unendlich', 'Zufall']
    assert [li.get_text().strip() for li in first.select('li')] == ordered
    words = [li.get_text().split()[0] for li in second.select('li')]
    assert words == ['Algebra', 'Übung', 'Zahlen']
    assert cards(build.html('books.html'))[:5] == ordered
