"""Whatever text goes into an element comes out as that text, and as nothing else."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from sphinx_resources.rendering.html.elements import (
    element,
    hidden_text,
    join,
    start_tag,
)

# HTML has no form for these: parsers drop or replace them.
texts = st.text(st.characters(exclude_categories=['Cs', 'Cc']))


class Reader(HTMLParser):
    """Notes what a browser would make of markup."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ''
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@given(texts, texts, texts)
def test_text_is_text(child: str, value: str, name: str) -> None:
    found = Reader(element('p', child, classes=(name,), title=value))
    expected = {'class': name, 'title': value} if name else {'title': value}
    assert found.tags == [('p', expected)]
    assert found.text == child


@given(st.lists(texts), texts)
def test_joined_text_is_text(parts: list[str], separator: str) -> None:
    found = Reader(join(parts, separator))
    assert found.tags == []
    assert found.text == separator.join(parts)


def test_markup_stays_markup() -> None:
    inner = element('b', '<&>')
    assert element('p', inner, ' & ', 'x') == '<p><b>&lt;&amp;&gt;</b> &amp; x</p>'
    assert join([inner, '<'], '>') == '<b>&lt;&amp;&gt;</b>&gt;&lt;'
    assert isinstance(element('p') + start_tag('b') + hidden_text('x'), Markup)


def test_names_of_attributes() -> None:
    made = element('input', type='checkbox', data_href='x', hidden='')
    assert made == '<input type="checkbox" data-href="x" hidden="" />'
    assert start_tag('li', classes=('a', 'b'), name='q') == (
        '<li class="a b" name="q">'
    )
