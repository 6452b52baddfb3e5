"""What a ``resource-list`` shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_resources.model.authors import joined
from sphinx_resources.model.query import select
from sphinx_resources.model.specifications import Query
from sphinx_resources.model.words import N_, _
from sphinx_resources.views.details import own_value
from sphinx_resources.views.files import files
from sphinx_resources.views.shapes import Cards, Cell, Item, Items, Note, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx_resources.model.fields import Field
    from sphinx_resources.model.records import Resource
    from sphinx_resources.model.specifications import ListingView
    from sphinx_resources.views.details import Details
    from sphinx_resources.views.shapes import Shape


def listing(view: ListingView, details: Details) -> list[Shape]:
    """Return what a listing shows.

    :param view: Which resources, in what order and form.
    :param details: What is known of all resources.
    """
    resources = select(details.catalogue, view.query)
    if not resources:
        return [Note(_('There is no such resource yet.'))]
    return [_STYLES[view.style](resources, view, details), *_files(view, details)]


def _files(view: ListingView, details: Details) -> list[Shape]:
    """Return the files of what a listing shows, if there are some of just that."""
    query = view.query
    if not query.chooses:
        return files(details)
    topics = details.catalogue.named_topics(query.topics)
    if len(topics) == 1 and query == Query(topics=query.topics, sort=query.sort):
        return files(details, topics[0])
    return []


def lines(resources: Sequence[Resource], details: Details) -> Items:
    """Return a list of titles with what fits on a line."""
    return Items(tuple(_line(resource, details) for resource in resources))


def _line(resource: Resource, details: Details) -> Item:
    facts = [
        joined(resource),
        resource.year,
        details.kind(resource),
        details.level(resource),
    ]
    rest = ' · '.join(filter(None, facts))
    return Item([details.title(resource), f' · {rest}' if rest else ''])


class Column(NamedTuple):
    """A column of a table."""

    head: str
    #: In letters, as plain text shows it.
    width: int
    cell: Callable[[Resource, Details], Cell]


#: The columns of a table.
_COLUMNS = (
    Column(N_('Title'), 30, lambda r, details: Cell([details.title(r)])),
    Column(N_('Authors'), 20, lambda r, details: text(joined(r))),
    Column(N_('Kind'), 10, lambda r, details: text(details.kind(r))),
    Column(N_('Level'), 10, lambda r, details: text(details.level(r))),
    Column(N_('Year'), 6, lambda r, details: text(r.year)),
    Column(
        N_('Topics'),
        24,
        lambda r, details: Cell(
            [details.topic(topic) for topic in details.catalogue.topics_of(r)]
        ),
    ),
)


def _columns(details: Details) -> list[Column]:
    """Return the columns, with those of a project's own fields."""
    own = [field for field in details.catalogue.fields.values() if field.column]
    return [*_COLUMNS, *(Column(field.label, 12, _cell(field)) for field in own)]


def _cell(field: Field) -> Callable[[Resource, Details], Cell]:
    return lambda resource, details: Cell(
        own_value(resource, field, resource.members(field.name))
    )


def _table(resources: Sequence[Resource], details: Details) -> Table:
    """Return a table, without the columns in which nothing stands."""
    columns = {
        column: [column.cell(resource, details) for resource in resources]
        for column in _columns(details)
    }
    shown = {
        column: cells
        for column, cells in columns.items()
        if any(cell.content for cell in cells)
    }
    return Table(
        head=tuple(text(_(column.head)) for column in shown),
        rows=tuple(zip(*shown.values(), strict=True)),
        widths=tuple(column.width for column in shown),
    )


#: What shows each style.
_STYLES: dict[str, Callable[[Sequence[Resource], ListingView, Details], Shape]] = {
    'cards': lambda resources, view, details: Cards(tuple(resources), view.whole),
    'list': lambda resources, view, details: lines(resources, details),
    'table': lambda resources, view, details: _table(resources, details),
}


def text(value: str) -> Cell:
    """Return a cell that shows a text."""
    return Cell([value] if value else [])
