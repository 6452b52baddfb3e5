"""Blocks that are read as something else, or do not end, are told of once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sphinx_resources.directives import DIRECTIVES
from support import PLAIN_PAGES, SYNTAXES, Project, heading, toctree

if TYPE_CHECKING:
    from pathlib import Path

MARKDOWN_OPTIONS = ':url: https://example.org/%d\n:topics: graphs\n:kind: book\n\nx\n'
RST_OPTIONS = MARKDOWN_OPTIONS.replace('\n', '\n   ').replace('   \n', '\n').rstrip(' ')
AGAIN = {
    'markdown': 'begin it with :::{resource} and a space, and end it with a line :::',
    'restructuredtext': (
        'begin it with .. resource:: and a space, and indent what follows'
    ),
}
NAMELESS = (
    "':::' begins a block without a name; leave it out, or give the block around "
    'another more colons, as in ::::{resource} and ::::'
)

#: Pages by what they show, with the line of the fault and what is told.
PAGES: dict[str, dict[str, tuple[str, int, str]]] = {
    'markdown': {
        'no-fence': (
            '{resource} A\n' + MARKDOWN_OPTIONS + ':::\n',
            3,
            "'{resource} A' was not read as a block; " + AGAIN['markdown'],
        ),
        'wide-colons': (
            '：：：{resource} B\n' + MARKDOWN_OPTIONS + ':::\n',
            3,
            "'：：：{resource} B' was not read as a block; " + AGAIN['markdown'],
        ),
        'one-wide-colon': (
            '：{resource} J\n' + MARKDOWN_OPTIONS + ':::\n',
            3,
            "'：{resource} J' was not read as a block; " + AGAIN['markdown'],
        ),
        'never-closed-backquotes': (
            '````{resource} L\n' + MARKDOWN_OPTIONS + '\nThe end.\n',
            3,
            "'L' was not closed; end it with a line ````",
        ),
        'a-heading-in-more-colons': (
            '::::{resource} M\n' + MARKDOWN_OPTIONS + '\n## Next\n\nMore.\n',
            10,
            "the heading 'Next' stands inside 'M'; end that above it with a line "
            '::::, or write **Next**',
        ),
        'too-few-backquotes': (
            '```{resource} I\n' + MARKDOWN_OPTIONS + '``\n',
            3,
            "'I' ends with too few backquotes; write ```",
        ),
        'code-with-as-many-backquotes': (
            '```{resource} N\n' + MARKDOWN_OPTIONS + '\n```python\nx\n```\n```\n\n'
            ':::{resource} NN\n' + MARKDOWN_OPTIONS + ':::\n',
            3,
            "'N' ends where '```python' in it should, which begins with as many signs; "
            'begin and end the block with ````',
        ),
        'below-html': (
            '<!--\n:::{resource} Not\n-->\n<details>\n:::{resource} O\n'
            + MARKDOWN_OPTIONS
            + '</details>\n',
            7,
            "':::{resource} O' is read as HTML, as what is above it; leave a line "
            'empty between the two',
        ),
        'one-colon-too-few': (
            ':::{resource} K\n' + MARKDOWN_OPTIONS + '::\n',
            3,
            "'K' ends with too few colons; write :::",
        ),
        'never-closed': (
            ':::{resource} C\n' + MARKDOWN_OPTIONS + '\nThe end.\n',
            3,
            "'C' was not closed; end it with a line :::",
        ),
        'too-few-colons': (
            ':::{resource} D\n'
            + MARKDOWN_OPTIONS
            + '\n:::{note}\ny\n:::\n\nz\n\n:::\n',
            16,
            NAMELESS,
        ),
        'a-heading-and-another': (
            ':::{resource} E\n'
            + MARKDOWN_OPTIONS
            + '\n## Next\n\n:::{resource} F\n'
            + MARKDOWN_OPTIONS
            + ':::\n',
            12,
            "'F' stands inside 'E', which was not closed; end it with a line ::: or, "
            'in reStructuredText, of less indentation',
        ),
        'indented': (
            '\t:::{resource} H\n\t' + MARKDOWN_OPTIONS.replace('\n', '\n\t') + ':::\n',
            3,
            "':::{resource} H' was not read as a block; begin it at the start of its "
            'line, because what is indented is code',
        ),
        'spaces-in-braces': (
            ':::{ resource } II\n' + MARKDOWN_OPTIONS + ':::\n',
            3,
            "':::{ resource } II' was not read as a block; " + AGAIN['markdown'],
        ),
        'other-brackets': (
            ':::[resource] JJ\n' + MARKDOWN_OPTIONS + ':::\n',
            3,
            "':::[resource] JJ' was not read as a block; " + AGAIN['markdown'],
        ),
        'of-restructuredtext': (
            '.. resource:: KK\n   ' + RST_OPTIONS,
            3,
            "'.. resource:: KK' was not read as a block; " + AGAIN['markdown'],
        ),
        'more-colons-above': (
            '::::{resource} LL\n'
            + MARKDOWN_OPTIONS
            + ':::\n\n:::{resource} MM\n'
            + MARKDOWN_OPTIONS
            + ':::\n\n:::{resource} NN\n'
            + MARKDOWN_OPTIONS
            + ':::\n',
            3,
            "'LL' begins with :::: and goes on behind a line :::; end it with :::: "
            'instead',
        ),
        'other-signs-above': (
            '```{resource} OO\n' + MARKDOWN_OPTIONS + ':::\n',
            3,
            "'OO' begins with ``` and goes on behind a line :::; end it with ``` "
            'instead',
        ),
        'more-colons-and-no-end': (
            '::::{resource} PP\n' + MARKDOWN_OPTIONS,
            3,
            "'PP' was not closed; end it with a line ::::",
        ),
        'code-and-no-end': (
            '```markdown\n:::{resource} QQ\n:url: x\n:::\n\nAnd more.\n',
            3,
            "':::{resource} QQ' is a part of the code that begins here, which was not "
            'ended; end that with a line ```',
        ),
        'ended-by-code': (
            ':::{resource} RR\n'
            + MARKDOWN_OPTIONS
            + '```\n\n:::{resource} SS\nx\n:::\n',
            9,
            "':::{resource} SS' is a part of the code that begins here, which was not "
            "ended; end that with a line ```, or 'RR' with ::: here",
        ),
        'a-heading': (
            ':::{resource} TT\n' + MARKDOWN_OPTIONS + '\n## Contents\n\nx\n:::\n',
            10,
            "the heading 'Contents' stands inside 'TT'; end that above it with a line "
            ':::, or write **Contents**',
        ),
        'link-in-a-title': (
            ':::{resource} [G](https://example.org/)\n' + MARKDOWN_OPTIONS + ':::\n',
            3,
            "the title '[G](https://example.org/)' holds '[G](https://example.org/)', "
            'which readers see as it is, because a title is plain text; write G',
        ),
    },
    'restructuredtext': {
        'one-colon': (
            '.. resource: A\n   ' + RST_OPTIONS,
            4,
            "'resource: A' was not read as a block; " + AGAIN['restructuredtext'],
        ),
        'no-space-behind': (
            '.. resource::B\n   ' + RST_OPTIONS + '\n\n\nAnd more.\n',
            4,
            "'resource::B' was not read as a block; " + AGAIN['restructuredtext'],
        ),
        'no-space-between': (
            '..resource:: C\n   ' + RST_OPTIONS,
            4,
            "'..resource:: C' was not read as a block; " + AGAIN['restructuredtext'],
        ),
        'three-dots': (
            '... resource:: GG\n   ' + RST_OPTIONS,
            4,
            "'… resource:: GG' was not read as a block; " + AGAIN['restructuredtext'],
        ),
        'three-dots-apart': (
            '... resource:: HH\n\n   ' + RST_OPTIONS,
            4,
            "'… resource:: HH' was not read as a block; " + AGAIN['restructuredtext'],
        ),
        'no-dots': (
            'resource-list:: x\n   :kinds: book\n',
            4,
            "'resource-list:: x' was not read as a block; begin it with "
            '.. resource-list:: and a space, and indent what follows',
        ),
        'of-markdown': (
            ':::{resource} D\n' + MARKDOWN_OPTIONS,
            4,
            "':::{resource} D' was not read as a block; " + AGAIN['restructuredtext'],
        ),
        'options-not-indented': (
            '.. resource:: F\n   ' + RST_OPTIONS + '\n\n:language: en\n',
            12,
            "':language:' stands below 'F', and not in it; write it above the end of "
            'the block or, in reStructuredText, indent it',
        ),
        'link-in-a-title': (
            '.. resource:: `E <https://example.org/>`_\n   ' + RST_OPTIONS,
            4,
            "the title '`E <https://example.org/>`_' holds "
            "'`E <https://example.org/>`_', "
            'which readers see as it is, because a title is plain text; write E',
        ),
    },
}
#: What is right, or means something else.
SOUND = {
    'markdown': (
        ':::{resource} Right\n' + MARKDOWN_OPTIONS + ':::\n\n'
        '::::{resource} With a note\n'
        + MARKDOWN_OPTIONS
        + '\n:::{note}\ny\n:::\n\n:::{rubric} Parts\n:::\n\nz\n::::\n'
        '\n% resource: x\n\n:::wide\nA div.\n:::\n\n{resource}`right` is cited.\n\n'
        '````\n:::{resource} An example\n:::\n````\n\n'
        '~~~text\n:::{resource} An example\n:::\n~~~\n\n'
        '::::{resource} With code\n'
        + MARKDOWN_OPTIONS
        + '\n```\n:::{resource} An example\n:::\n```\n::::\n'
        '.. resources: all\n\n'
        '    A line of code.\n\nx\n'
    ),
    'restructuredtext': (
        '.. resource:: Right\n   ' + RST_OPTIONS + '\n.. resource: a remark\n\n'
        '..\n   .. resource:: Left out\n      :url: x\n\nresources: all of them\n'
        '\n::\n\n   :::{resource} An example\n   :::\n'
    ),
}


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_what_was_not_read_is_told_once(syntax: str, tmp_path: Path) -> None:
    end = SYNTAXES[syntax]
    files = {f'{name}.{end}': page[0] for name, page in PAGES[syntax].items()}
    files[f'sound.{end}'] = SOUND[syntax]
    graphs = (
        ':::{resource-topic}\n:::\n'
        if syntax == 'markdown'
        else '.. resource-topic::\n'
    )
    files[f'graphs.{end}'] = graphs
    number = 0
    for name, text in files.items():
        while '%d' in text:
            text = text.replace('%d', str(number := number + 1), 1)
        files[name] = heading(syntax, name.partition('.')[0].title()) + text
    files[f'index.{end}'] = heading(syntax, 'Home') + toctree(
        syntax, *(name.partition('.')[0] for name in files)
    )
    build = Project(tmp_path, files).build()
    told = [line for line in build.warnings.splitlines() if 'resource.' in line]
    wanted = {
        f'{name}.{end}:{line}: WARNING: {message}'
        for name, (_, line, message) in PAGES[syntax].items()
    }
    assert sorted(line.rpartition(' [')[0] for line in told) == sorted(wanted)


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_each_directive_is_known_where_it_is_not_read(
    syntax: str, tmp_path: Path
) -> None:
    begin = '{%s} x\n:id: x\n\n' if syntax == 'markdown' else '%s:: x\n   :id: x\n\n'
    text = heading(syntax, 'Home') + ''.join(begin % name for name in DIRECTIVES)
    build = Project(tmp_path, {f'index.{SYNTAXES[syntax]}': text}).build('dummy')
    told = re.findall(r"'\W*([\w-]+)\W* x' was not read as a block", build.warnings)
    assert sorted(told) == sorted(DIRECTIVES)


def test_a_block_that_ends_as_its_page_does_is_closed(tmp_path: Path) -> None:
    page = (
        '# Home\n\n:::{resource-topic}\n:::\n\n::::{resource} A\n'
        ':url: https://example.org/\n:topics: home\n:kind: book\n\n'
        ':::{note}\nIts last line is that of the page.\n:::\n::::\n\n'
        ':::{note}\nThe end.\n:::\n'
    )
    assert Project(tmp_path, {'index.md': page}).build().warnings == ''
    project = Project(tmp_path / 'open', {'index.md': page.replace('\n::::\n', '\n')})
    assert 'was not closed' in project.build().warnings


def test_what_is_not_indented_below_a_block_is_told_once(tmp_path: Path) -> None:
    text = (
        'Page\n====\n\n.. resource:: A\n:url: https://example.org/a\n:topics: Page\n'
        ':kind: book\n\nText.\n\n.. resource:: B\n   :url: https://example.org/b\n'
        '   :topics: Page\n   :kind: book\nText of B.\n\n.. resource-topic::\n\n'
        '.. resource::\n   :url: https://example.org/c\n   :topics: Page\n'
        '   :kind: book\n\n   Text.\n'
    )
    build = Project(tmp_path, {'index.rst': text}, PLAIN_PAGES).build()
    told = [line for line in build.warnings.splitlines() if 'docutils' not in line]
    assert sorted(told) == [
        "index.rst:11: WARNING: 'B' has no description; indent 'Text of B.', if that "
        'is it [resource.no-description]',
        'index.rst:19: WARNING: a resource has no title; write it behind the name of '
        'the directive, such as Dive into Deep Learning [resource.title]',
        "index.rst:5: WARNING: ':url:' stands below 'A', and not in it; write it above "
        'the end of the block or, in reStructuredText, indent it [resource.block]',
    ]
