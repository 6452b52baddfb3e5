"""What stands under a condition, and which builds show it.

``only`` asks for tags, among them the name of the builder, ``ifconfig`` for the
configuration, and ``todo`` for one setting of it.  Builders share what was read, so
that each asks for itself.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from sphinx import addnodes

from sphinx_resources import config
from sphinx_resources.compat import app_of
from sphinx_resources.model.names import fold
from sphinx_resources.model.records import Page

if TYPE_CHECKING:
    from collections.abc import Mapping, Set
    from typing import Any

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_resources.model.records import Conditions

#: What is said of a name of something that the build hides.
HIDDEN = (
    '; a condition, such as only, hides it from this build: take it out of that, or '
    'put what names it under the same'
)


def conditions_of(node: nodes.Node) -> Conditions:
    """Return the conditions under which a node is shown, each with its directive."""
    found = []
    parent = node.parent
    while parent is not None:
        if isinstance(parent, addnodes.only):
            found.append(('only', parent['expr']))
        # Their modules are loaded only in projects that use them.
        elif type(parent).__name__ == 'ifconfig':
            found.append(('ifconfig', parent['expr']))
        elif type(parent).__name__ == 'todo_node':
            found.append(('ifconfig', 'todo_include_todos'))
        parent = parent.parent
    return tuple(found)


def holds(conditions: Conditions, env: BuildEnvironment) -> bool:
    """Say whether the build that runs shows what stands under conditions."""
    return all(_holds(name, source, env) for name, source in conditions)


def _holds(name: str, source: str, env: BuildEnvironment) -> bool:
    app = app_of(env)
    if name == 'only':
        try:
            return bool(app.tags.eval_condition(source))
        # Sphinx tells of a condition that cannot be read, whatever its parser
        # raises, and shows what stands under it.
        except Exception:
            return True
    names = {value.name: value.value for value in app.config}
    names |= {**app.config.__dict__, 'builder': app.builder.name}
    try:
        # The directive runs it too.
        return bool(eval(source, names))
    # It is Python that an author wrote and may raise anything: the directive shows
    # the error in place of what stands under it.
    except Exception:
        return False


def decided(app: Sphinx, pages: Mapping[str, Page]) -> list[object]:
    """Return what the configuration and the builder decide.

    It can differ although no page was read since.

    :param app: The application.
    :param pages: What each document declares, by its name.
    """
    conditional = {
        condition: holds(condition, app.env)
        for page in pages.values()
        for condition, _ in page.conditional
    }
    return [
        app.extensions['sphinx_resources'].version,
        config.vocabulary(app.config),
        config.exports(app.config),
        app.config.language,
        # Pages come in the order in which they were read.
        sorted(conditional.items()),
    ]


def hidden_names(pages: Mapping[str, Page], env: BuildEnvironment) -> Set[str]:
    """Return the names of what the build that runs hides, as they are compared.

    :param pages: What each document declares, by its name.
    :param env: The environment of the build.
    """
    parts = [
        part
        for page in pages.values()
        for conditions, part in page.conditional
        if not holds(conditions, env)
    ]
    names: list[str] = []
    for part in parts:
        for resource in part.resources:
            names += [resource.id, resource.title, *resource.aliases]
        for topic in part.topics:
            names += [topic.id, topic.label, *topic.aliases]
        for path in part.paths:
            names += [path.id, path.title, *path.aliases]
    return frozenset(map(fold, names))


def shown_page(page: Page, env: BuildEnvironment) -> Page:
    """Return what of a document the build that runs shows."""
    if not page.conditional:
        return page
    for conditions, part in page.conditional:
        if holds(conditions, env):
            page = _joined(page, part)
    return replace(page, conditional=())


def _joined(page: Page, part: Page) -> Page:
    values: dict[str, Any] = {
        field.name: (*getattr(page, field.name), *getattr(part, field.name))
        for field in fields(Page)
        if isinstance(getattr(page, field.name), tuple)
    }
    return replace(page, **values)
