"""What authors are told of a role that names nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resources.conditions import HIDDEN, conditions_of, hidden_names, holds
from sphinx_resources.diagnostics import warn
from sphinx_resources.domain import ResourceDomain, domain_of
from sphinx_resources.model.mistaken import cited_otherwise
from sphinx_resources.model.names import fold
from sphinx_resources.model.targets import FilterQuery

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.domains import Domain

    from sphinx_resources.model.catalogue import Catalogue


def on_warn_missing_reference(
    app: Sphinx, domain: Domain | None, node: pending_xref
) -> bool | None:
    """Say which resource or topic was probably meant."""
    # Sphinx takes out what a condition hides only after it has resolved references.
    if not holds(conditions_of(node), app.env):
        hidden = hidden_names(domain_of(app.env).pages, app.env)
        ours = isinstance(domain, ResourceDomain)
        return ours or fold(node['reftarget']) in hidden or None
    if not isinstance(domain, ResourceDomain):
        return None
    role, target = node['reftype'], node['reftarget']
    catalogue = domain.catalogue
    if role == 'resource-filter':
        for message in _faults(target, catalogue):
            warn('reference', f'{role}: {message}', node)
        return True
    if not target.strip():
        named = domain.hints(role).of(target)
        warn('reference', f'the role {role} names nothing{named}', node)
        return True
    hint = cited_otherwise(role, target, catalogue)
    if not hint and fold(target) in hidden_names(domain.pages, app.env):
        hint = HIDDEN
    noun = role.removeprefix('resource-')
    hint = hint or domain.hints(role).of(target)
    warn('reference', f"there is no {noun} '{target}'{hint}", node)
    return True


def _faults(query: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return all that is wrong with what a filter is asked for."""
    try:
        FilterQuery(query, catalogue)
    except ValueError as error:
        return error.args
    message = (
        'no page lists the whole catalogue; make one, with a resource-list that has '
        'no options'
    )
    return (message,)


def setup_missing(app: Sphinx) -> None:
    """Connect it."""
    app.connect('warn-missing-reference', on_warn_missing_reference)
