"""What the script says of a reader's marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resources.model.words import N_, _, counted, plural_forms
from sphinx_resources.rendering.html.elements import element

if TYPE_CHECKING:
    from markupsafe import Markup

#: What the script says about the marks of a reader, as the texts of the filter.
MARKS = {
    'saved': N_('Save'),
    'done': N_('Done'),
    'close': N_('Close'),
    'lost': N_(
        'Your browser does not keep marks; they are lost when you leave this page.'
    ),
    'foreign': N_('This file holds no marks of this site; choose one exported here.'),
}
#: What it says of a file, by the number of marks in it that are new.
IMPORTED = counted(
    'Imported {fresh} new mark; {known} you had already.',
    'Imported {fresh} new marks; {known} you had already.',
)


def message(site: str, language: str) -> Markup:
    """Return the place where the script says what became of a reader's marks.

    :param site: What tells the marks of this site from those of others.
    :param language: Language of the site.
    """
    texts = {name: _(text) for name, text in MARKS.items()}
    for category, text in plural_forms(*IMPORTED, language).items():
        texts[f'imported_{category}'] = text
    data = {f'data_{name}': text for name, text in texts.items()}
    return element('div', classes=('resource-message',), data_site=site, **data)
