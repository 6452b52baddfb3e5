"""The guide says all there is, and what it shows works."""

from __future__ import annotations

import re
import runpy
import shutil
import sys
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from sphinx.application import Sphinx

from sphinx_resources import config
from sphinx_resources.__main__ import COMMANDS
from sphinx_resources.diagnostics import SUBTYPES
from sphinx_resources.domain import ResourceDomain
from sphinx_resources.model.card import default_card
from sphinx_resources.releases import ADDED
from sphinx_resources.views.report import REPORTS
from support import ROOT, SYNTAXES, Project, cards, toctree

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from support import Build

GUIDE = ROOT / 'contribute'
EXAMPLES = GUIDE / 'examples'
#: What stands above an example of each syntax.
LABELS = ['In Markdown:', 'In reStructuredText:']

#: Parts of the reference that projects show; the modules are for this one.
PARTS = ['directives', 'roles', 'kinds', 'levels', 'config', 'warnings', 'commands']
#: Examples that are not of one thing in the reference.
FURTHER = {'new-resource'}


class Registered:
    """Names that the extension registers with Sphinx."""

    def __init__(self) -> None:
        #: Directives: their options, by name.
        self.directives: dict[str, set[str]] = {}
        self.config: set[str] = set()
        self.roles = set(ResourceDomain.roles)

    def watch(self, patch: pytest.MonkeyPatch) -> None:
        """Note what is registered from now on."""
        add_directive, add_config_value = Sphinx.add_directive, Sphinx.add_config_value

        def directive(app: Sphinx, name: str, class_: Any, **named: Any) -> None:
            if class_.__module__.startswith('sphinx_resources'):
                self.directives[name] = set(getattr(class_, 'table', {}))
            add_directive(app, name, class_, **named)

        def value(app: Sphinx, name: str, *rest: Any, **named: Any) -> None:
            caller = str(sys._getframe(1).f_globals['__name__'])
            if caller.startswith('sphinx_resources'):
                self.config.add(name)
            add_config_value(app, name, *rest, **named)

        patch.setattr(Sphinx, 'add_directive', directive)
        patch.setattr(Sphinx, 'add_config_value', value)

    @property
    def with_examples(self) -> set[str]:
        """Ids of what must have an example in the reference."""
        return {
            *(f'directive-{name}' for name in self.directives),
            *(f'role-{name}' for name in self.roles),
            *(f'config-{name.replace("_", "-")}' for name in self.config),
        }

    @property
    def ids(self) -> set[str]:
        """Ids of all that must be in the reference."""
        return {
            *self.with_examples,
            *(
                f'option-{name}-{option}'
                for name, options in self.directives.items()
                for option in options
            ),
            *(f'kind-{name}' for name in config.KINDS),
            *(f'level-{name}' for name in config.LEVELS),
            *(f'warning-resource-{subtype}' for subtype in SUBTYPES),
            *(f'command-{name}' for name in COMMANDS),
        }


@pytest.fixture(scope='module')
def registered() -> Registered:
    return Registered()


@pytest.fixture(scope='module')
def examples(
    tmp_path_factory: pytest.TempPathFactory, registered: Registered
) -> dict[str, Build]:
    """Build all examples of each syntax as one project."""
    builds = {}
    values: dict[str, Any] = {
        'extensions': [
            'myst_parser',
            'sphinx_resources',
            'sphinx_resources.mathml',
            'sphinx_resources.reference',
        ],
        'html_math_renderer': 'mathml',
        'nitpicky': True,
        # It adds classes for MathJax to sections, in Markdown only.
        'myst_update_mathjax': False,
    }
    for path in EXAMPLES.glob('*.py'):
        found = runpy.run_path(str(path))
        values |= {key: found[key] for key in found if key.startswith('resource_')}
    for syntax, suffix in SYNTAXES.items():
        project = Project(tmp_path_factory.mktemp(syntax), config=values)
        names = sorted(path.stem for path in EXAMPLES.glob(f'*.{suffix}'))
        title = '# Examples\n\n' if syntax == 'markdown' else 'Examples\n========\n\n'
        project.write(f'index.{suffix}', title + toctree(syntax, *names))
        data = [EXAMPLES / 'cover.svg', EXAMPLES / 'list.yaml']
        for path in [*EXAMPLES.glob(f'*.{suffix}'), *data]:
            shutil.copy(path, project.source)
        with pytest.MonkeyPatch.context() as patch:
            registered.watch(patch)
            builds[syntax] = project.build()
    return builds


def page(built_site: Path, name: str) -> BeautifulSoup:
    text = (built_site / 'contribute' / f'{name}.html').read_text(encoding='utf-8')
    return BeautifulSoup(text, 'html.parser')


def options_in(syntax: str, name: str) -> set[str]:
    """Return the options that a directive has in the examples of a syntax."""
    start = rf':::\{{{name}\}}' if syntax == 'markdown' else rf'\.\. {name}::'
    blocks = re.compile(rf'(?m)^{start}(?: .*)?\n((?: *:[\w-]+:.*\n)*)')
    return {
        option
        for path in EXAMPLES.glob(f'*.{SYNTAXES[syntax]}')
        for block in blocks.findall(path.read_text(encoding='utf-8'))
        for option in re.findall(r'(?m)^ *:([\w-]+):', block)
    }


def sentences(text: str) -> list[str]:
    """Return warnings, a line each, of which some may go on in indented lines."""
    return [' '.join(one.split()) for one in re.split(r'\n(?! )', text.strip())]


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_every_example_builds(syntax: str, examples: dict[str, Build]) -> None:
    assert examples[syntax].warnings == ''


def test_every_example_is_in_both_syntaxes() -> None:
    markdown, rest = (
        {path.stem for path in EXAMPLES.glob(f'*.{suffix}')}
        for suffix in SYNTAXES.values()
    )
    assert markdown == rest


@pytest.mark.parametrize(
    'name', sorted(path.stem for path in EXAMPLES.glob(f'*.{SYNTAXES["markdown"]}'))
)
def test_both_syntaxes_give_the_same(name: str, examples: dict[str, Build]) -> None:
    markdown, rest = (
        str(build.html(f'{name}.html').select_one('div.body'))
        for build in examples.values()
    )
    assert markdown == rest


def test_examples_show_cards_and_listings(examples: dict[str, Build]) -> None:
    html = examples['markdown'].html
    assert cards(html('directive-resource.html'))[0] == 'Sets for Everybody'
    assert 'Sets for Everybody' in cards(html('directive-resource-list.html'))
    assert html('directive-resource-list.html').select('tbody tr')
    assert len(html('directive-resource-index.html').select('.resource-index')) == 7
    assert len(html('role-topic.html').select('.body a.reference')) == 3
    assert 'For children' in html('config-resource-levels.html').article.get_text()  # type: ignore[union-attr]
    assert 'Podcast' in html('config-resource-kinds.html').article.get_text()  # type: ignore[union-attr]


@pytest.mark.usefixtures('examples')
def test_all_there_is_has_an_example(registered: Registered) -> None:
    found = {path.stem for path in EXAMPLES.glob('*.md')}
    assert found == registered.with_examples | FURTHER
    in_conf = {f'config-{name.replace("_", "-")}' for name in registered.config}
    assert {path.stem for path in EXAMPLES.glob('*.py')} == in_conf


@pytest.mark.usefixtures('examples')
@pytest.mark.parametrize('syntax', SYNTAXES)
def test_every_option_has_an_example(syntax: str, registered: Registered) -> None:
    assert len(registered.directives) >= 5
    own = runpy.run_path(str(EXAMPLES / 'config-resource-fields.py'))
    for name, options in registered.directives.items():
        found = options_in(syntax, name)
        fields = own['resource_fields']
        mine = {*fields, *(f'not-{field}' for field in fields)}
        assert found - mine == options, name


@pytest.mark.usefixtures('examples')
def test_the_reference_names_all_there_is(
    built_site: Path, registered: Registered
) -> None:
    reference = page(built_site, 'reference')
    found = {str(element['id']) for element in reference.select('[id]')}
    assert registered.ids - found == set()
    for id_ in registered.with_examples:
        section = reference.find('section', id=id_)
        assert section is not None
        assert section.p is not None, id_
        assert section.p.get_text().strip(), id_
        words = [text.get_text() for text in section.select('p')]
        assert [text for text in words if text in LABELS] == LABELS, id_
    for definition in reference.select('dd'):
        assert definition.p is not None
        assert definition.p.get_text().strip()


def test_the_reference_says_since_when(built_site: Path) -> None:
    first = (ROOT / 'tests/data/reference-0.1.0.txt').read_text().split()
    new = {id_ for ids in ADDED.values() for id_ in ids}
    assert not new & {*first}
    reference = page(built_site, 'reference')
    fields = runpy.run_path(str(ROOT / 'conf.py'))['resource_fields']
    ids = {
        id_
        for id_ in (str(element['id']) for element in reference.select('[id]'))
        if re.match('(directive|option|role|config|warning|kind|level|command)-', id_)
        and not id_.endswith(tuple(fields))
    }
    # What is promised stays, and what came later says so.
    assert {*first} - ids == set()
    assert new - ids == set()
    directives = [id_[len('directive-') :] for id_ in new if id_.startswith('dir')]
    with_directive = tuple(f'option-{name}-' for name in directives)
    assert {id_ for id_ in ids - {*first} if not id_.startswith(with_directive)} == new
    notes = reference.select('.versionadded')
    assert len(notes) == len(new)
    assert {note.get_text().strip() for note in notes} == {
        f'Added in version {release}.' for release in ADDED
    }


def test_the_reference_says_what_values_are(built_site: Path) -> None:
    """A default, a type, and each word that may stand there."""
    reference = page(built_site, 'reference')
    said = {
        id_: ' '.join(element.get_text().split())
        for id_ in ('config-resource-card', 'directive-resource-report')
        for element in reference.select(f'#{id_}')
    }
    for part in default_card(['your fields']):
        assert part in said['config-resource-card'].partition('In conf.py')[0]
    for name in REPORTS:
        assert name in said['directive-resource-report'].partition('In Markdown')[0]
    types = [text.get_text() for text in reference.select('[id^=config-] > p')]
    assert 'Type: dict. Default: {}' in types
    assert 'Type: bool. Default: False' in types


def test_the_reference_shows_each_warning(built_site: Path) -> None:
    reference = page(built_site, 'reference')
    for subtype in SUBTYPES:
        term = reference.find('dt', id=f'warning-resource-{subtype}')
        assert term is not None
        definition = term.find_next_sibling('dd')
        assert definition is not None
        assert f'[resource.{subtype}]' in definition.get_text(), subtype


def test_every_module_is_described(built_site: Path) -> None:
    package = ROOT / '_ext' / 'sphinx_resources'
    terms = page(built_site, 'develop').select('dt[id^=module-]')
    assert [term.get_text() for term in terms] == sorted(
        path.relative_to(package).as_posix() for path in package.rglob('*.py')
    )


def test_mistakes_are_told_as_shown(tmp_path: Path) -> None:
    extensions = ['myst_parser', 'sphinx_resources', 'sphinx_resources.mathml']
    values = {
        'extensions': extensions,
        'html_math_renderer': 'mathml',
        'resource_fields': {'updated': {'label': 'Updated', 'type': 'date'}},
        'resource_card': ['level', 'topics', 'sumary'],
    }
    project = Project(tmp_path, config=values)
    shutil.copytree(EXAMPLES / 'mistakes', project.source)
    names = sorted(path.stem for path in project.source.glob('*.md'))
    project.write('index.md', '# Home\n\n' + toctree('markdown', *names))
    shown = (EXAMPLES / 'warnings.txt').read_text(encoding='utf-8')
    assert sorted(sentences(shown)) == sorted(project.build().warnings.splitlines())


def test_an_unknown_part_of_the_reference_is_told(tmp_path: Path) -> None:
    source = '# Home\n\n:::{resource-reference} role\n:::\n'
    values = {'extensions': ['myst_parser', 'sphinx_resources.reference']}
    build = Project(tmp_path, {'index.md': source}, values).build()
    assert build.warnings == (
        "index.md:3: WARNING: reference: 'role' is unknown; did you mean 'roles'? "
        '[resource.query]'
    )


def test_a_reference_needs_no_examples(tmp_path: Path) -> None:
    source = '# Home\n\n' + ''.join(
        f'## {part}\n\n:::{{resource-reference}} {part}\n:::\n\n' for part in PARTS
    )
    names = ['myst_parser', 'sphinx_resources.reference', 'sphinx.ext.autosectionlabel']
    build = Project(tmp_path, {'index.md': source}, {'extensions': names}).build()
    # A directive and a role of one name have two labels.
    assert build.warnings == ''
    html = build.html('index.html')
    assert html.find(id='option-resource-url')
    assert not [text for text in html.select('p') if text.get_text() in LABELS]


def test_an_option_can_be_linked(tmp_path: Path) -> None:
    directive = ':::{resource-reference} directives\n:::\n'
    files = {
        'index.md': '# Home\n\n[it](#option-resource-url)\n\n'
        + toctree('markdown', 'reference'),
        'reference.md': f'# Reference\n\n{directive}',
    }
    values = {'extensions': ['myst_parser', 'sphinx_resources.reference']}
    build = Project(tmp_path, files, values).build()
    assert build.warnings == ''
    assert 'href="reference.html#option-resource-url"' in build.text('index.html')


def test_listings_are_shown_below_their_source() -> None:
    text = (GUIDE / 'listings.md').read_text(encoding='utf-8')
    sources = re.findall(r'```markdown\n(.*?)```\n', text, re.DOTALL)
    assert len(sources) >= 4
    for source in sources:
        assert f'```markdown\n{source}```\n\n{source}' in text


def test_the_card_of_the_example_is_that_of_its_source(built_site: Path) -> None:
    text = (GUIDE / 'add-a-resource.md').read_text(encoding='utf-8')
    (title,) = re.findall(r':start-at: ":::\{resource\} (.+)"', text)
    assert cards(page(built_site, 'add-a-resource')) == [title]


def test_every_command_exists() -> None:
    makefile = (ROOT / 'Makefile').read_text(encoding='utf-8')
    targets = set(re.findall(r'(?m)^([a-z-]+):', makefile))
    targets |= set(re.findall(r'(?m)^BUILDERS := (.*)$', makefile)[0].split())
    for path in GUIDE.glob('*.md'):
        commands = re.findall(r'`make ([\w-]+)', path.read_text(encoding='utf-8'))
        assert set(commands) <= targets, path.name


def test_every_custom_property_exists() -> None:
    style = ROOT / '_ext/sphinx_resources/static/sphinx-resources.css'
    text = (GUIDE / 'use-elsewhere.md').read_text(encoding='utf-8')
    named = set(re.findall(r'--resource-[\w-]+', text))
    assert named
    assert named <= set(re.findall(r'--resource-[\w-]+', style.read_text()))


def test_another_project_can_cite_the_catalogue(
    built_site: Path, tmp_path: Path
) -> None:
    text = (GUIDE / 'use-elsewhere.md').read_text(encoding='utf-8')
    roles = re.findall(r'(?m)^\{external\+maths:.*$', text)
    assert len(roles) == 2
    address = 'https://example.org/maths/'
    values = {
        'extensions': ['myst_parser', 'sphinx.ext.intersphinx', 'sphinx_resources'],
        'intersphinx_mapping': {'maths': (address, [str(built_site / 'objects.inv')])},
    }
    files = {'index.md': '# Home\n\n' + '\n'.join(roles)}
    build = Project(tmp_path, files, values).build(nitpicky=True)
    assert build.warnings == ''
    links = [str(link['href']) for link in build.html('index.html').select('.body a')]
    assert sum(link.startswith(address) for link in links) == len(roles)
