"""What authors call an option in other vocabularies, and what it is called here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

#: What is written otherwise than as an option.
_ELSEWHERE = {
    'write the title behind the name of the directive': (
        'title name label headline heading'
    ),
    'write the description below the options, without a name': (
        'description abstract summary abstractnote content text body'
    ),
}
#: Options by what schema.org, Dublin Core, Hugo, Zotero and CSL call them.
_OPTIONS = {
    'access': 'accessrights isaccessibleforfree price cost free',
    'added': 'date-added dateadded accessed',
    'aliases': 'alias alternatename short-title shorttitle acronym',
    'archive': 'archive-url archived wayback',
    'authors': 'author by creator creators contributor contributors',
    'duration': 'time length timerequired typicallearningtime extent',
    'image': 'picture thumbnail cover img thumbnailurl',
    'kind': 'type format category genre medium itemtype resource-type resource-kind '
    'learningresourcetype additionaltype',
    'language': 'lang languages inlanguage locale',
    'level': 'difficulty educationallevel audience levels',
    'license': 'licence rights copyright spdx',
    'links': 'see-also also sameas related relation',
    'publisher': 'university institution organization organisation journal',
    'requires': 'prerequisites prerequisite prereqs requirements needs '
    'competencyrequired courseprerequisites',
    'topics': 'topic tags tag keywords keyword subject subjects categories about '
    'teaches',
    'url': 'website link href uri address homepage web identifier',
    'year': 'date published datepublished issued publication-date pubdate datecreated',
}
_MEANT = {other: name for name, others in _OPTIONS.items() for other in others.split()}


def meant_option(name: str, known: Collection[str], *, has_text: bool) -> str:
    """Return what to write instead of an option that there is not.

    :param name: What the author wrote, in lower case.
    :param known: Names of the options that there are.
    :param has_text: Whether the directive has a title and a text.
    :returns: ``; write :authors:``, or where to write it otherwise; an empty string if
        the name says nothing.
    """
    plain = name.removeprefix('dc-').removeprefix('dcterms-').replace('_', '-')
    for hint, words in _ELSEWHERE.items():
        if has_text and plain in words.split():
            return f'; {hint}'
    meant = _MEANT.get(plain) or _MEANT.get(plain.replace('-', ''), '')
    return f'; write :{meant}:' if meant in known else ''
