"""What each release added, by the anchors of the reference.

What is not named here is as old as the extension, or as old as its directive.
"""

from __future__ import annotations

ADDED = {
    '0.2.0': (
        'command-convert',
        'command-export',
        'command-init',
        'config-resource-about',
        'config-resource-card',
        'config-resource-fields',
        'config-resource-formats',
        'config-resource-issue-url',
        'config-resource-language',
        'config-resource-license',
        'config-resource-math-macros',
        'config-resource-search-fields',
        'directive-resource-import',
        'directive-resource-map',
        'directive-resource-marks',
        'directive-resource-path',
        'directive-resource-search',
        'option-resource-aliases',
        'option-resource-index-topics',
        'option-resource-list-access',
        'option-resource-list-languages',
        'option-resource-list-not-access',
        'option-resource-list-not-authors',
        'option-resource-list-not-kinds',
        'option-resource-list-not-languages',
        'option-resource-list-not-levels',
        'option-resource-list-not-topics',
        'option-resource-list-years',
        'role-resource-path',
        'warning-resource-access',
        'warning-resource-alias',
        'warning-resource-card',
        'warning-resource-field',
        'warning-resource-import',
        'warning-resource-no-description',
        'warning-resource-no-topic',
        'warning-resource-path',
    ),
}


def added_in(anchor: str) -> str:
    """Return the release that added something.

    :param anchor: Its anchor in the reference, ``directive-resource-path``.
    :returns: ``0.2.0``; an empty string if the first release had it.
    """
    return _RELEASES.get(anchor, '')


_RELEASES = {
    anchor: release for release, anchors in ADDED.items() for anchor in anchors
}
