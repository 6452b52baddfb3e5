"""The list of what a reader marked: its place, its words, and what it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resources.compat import traits_of
from sphinx_resources.domain import domain_of
from sphinx_resources.formats.marks import write_marks_index
from sphinx_resources.links import address, file_address
from sphinx_resources.model.exports import MARKS_INDEX
from sphinx_resources.model.words import N_, _, counted, plural_forms
from sphinx_resources.rendering.html.elements import element
from sphinx_resources.views.details import details_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from sphinx_resources.kept import Kept
    from sphinx_resources.model.targets import Target
    from sphinx_resources.rendering.html.fragments import Parts
    from sphinx_resources.views.shapes import Marked

#: What stands there until a script runs.
WITHOUT = N_(
    'What you save or mark as done is kept in your browser alone, and a script shows '
    'it here: allow scripts to see it.'
)
#: What stands in the line with which one goes on, while nothing is marked.
NOTHING_YET = N_('What you save or mark as done will be here.')
#: What the script says of all that is marked; braces stand for what it knows.
TEXTS = {
    'empty': N_(
        'Nothing is saved yet. On a card, the bookmark saves it here, and the tick '
        'marks it as done.'
    ),
    'unread': N_('The catalogue did not load. Load the page again.'),
    'paths': N_('Paths'),
    'resources': N_('Resources'),
    'progress': N_('{done} of {total} done'),
    'known': N_('Topics that you know'),
    'others': N_('Other resources'),
    'print': N_('Print'),
    'share': N_('Address of this list, to share'),
    'export': N_('Export marks'),
    'import': N_('Import marks'),
    'keep': N_('Keep them as mine'),
    'own': N_('My own list'),
    'forget': N_('Remove'),
    'kept': N_('What this browser keeps'),
    'kept_marks': N_(
        'Saved: {saved}. Done: {done}. Topics that you know: {known}. No server gets '
        'to know them.'
    ),
    'kept_list': N_('Listings are shown as lists.'),
    'kept_cards': N_('Listings are shown as cards.'),
    'kept_nothing': N_('This browser keeps nothing of yours.'),
    'erase': N_('Erase all'),
    'sure': N_(
        'Erase all that this browser keeps? Without an export, it cannot be brought '
        'back.'
    ),
    'erased': N_('All is erased.'),
}
#: Those of which there are forms for numbers.
COUNTED = {
    'count': counted('{count} resource, {done} done', '{count} resources, {done} done'),
    'shared': counted(
        'This address brings a list of {count} resource.',
        'This address brings a list of {count} resources.',
    ),
    'gone': counted(
        '{count} mark is of a resource that is no longer here.',
        '{count} marks are of resources that are no longer here.',
    ),
}
#: What it says in the line with which one goes on.
LINE_TEXTS = {'go_on': N_('Go on:'), 'progress': TEXTS['progress']}


def marked(
    shape: Marked, level: int, parts: Parts, builder: Builder, docname: str
) -> Markup:
    """Return the place that a script fills.

    :param shape: How much of it.
    :param level: Level of a heading there.
    :param parts: What makes links.
    :param builder: The builder that writes the page.
    :param docname: Document that it stands in.
    """
    data = {
        'data_index': file_address(builder, docname, MARKS_INDEX),
        'data_root': file_address(builder, docname, ''),
    }
    if shape.limit:
        data |= {f'data_{name}': _(text) for name, text in LINE_TEXTS.items()}
        link = ['\u2002', parts.inline([shape.page])] if shape.page else []
        return element(
            'p',
            element('span', _(NOTHING_YET)),
            *link,
            classes=('resource-go-on',),
            data_limit=str(shape.limit),
            **data,
        )
    data |= {f'data_{name}': _(text) for name, text in TEXTS.items()}
    for name, forms in COUNTED.items():
        for category, text in plural_forms(*forms, builder.config.language).items():
            data[f'data_{name}_{category}'] = text
    return element(
        'div',
        element('p', _(WITHOUT), role='status'),
        classes=('resource-marked',),
        data_level=str(min(level, 5)),
        **data,
    )


def files_of(app: Sphinx, kept: Kept) -> Iterator[tuple[str, str]]:
    """Return what the list knows of the catalogue, if there is one, and its file.

    :param app: The application.
    :param kept: Not used: what it knows of a resource is little.
    """
    targets = domain_of(app.env).targets
    traits = traits_of(app.builder)
    if not traits.scripts or not targets.shows_marks:
        return

    def address_of(target: Target) -> str:
        page = app.builder.get_target_uri(target.docname)
        return address(traits, page, target)

    yield MARKS_INDEX, write_marks_index(details_of(targets), address_of)
