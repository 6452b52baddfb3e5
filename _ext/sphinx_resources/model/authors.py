"""Authors as they are written: what is one name, what is several, who else there is.

The lists that others write end in "et al." or "and others", and divide names by
commas or by the word "and", which names hold too.  Here that is told apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_resources.model.direction import isolated
from sphinx_resources.model.forms import NOTHING
from sphinx_resources.model.names import author_key
from sphinx_resources.model.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_resources.model.records import Resource

#: How an author writes that there are more.
OTHERS = 'and others'

#: The same as bibliographies have it, in several languages.
_MORE = (
    r'(?:and|&)\s+(?:\w+\s+)?(?:others|more|colleagues)|'
    r'(?:and\s+)?(?:et|&)\.?\s+al(?:ii|iae|ia)?|et\s+(?:autres|coll)|'
    r'und\s+andere|u\.\s?a|en\s+anderen|m\.\s?fl|y\s+otros|e\s+(?:outros|altri)|'
    r'i\s+inni|и\s+др(?:угие)?|та\s+ін(?:ші)?|等|他|ほか|…|\.{3}'
)
_ALONE = re.compile(rf'[\[(]?(?:(?:many\s+)?others|{_MORE})\.?[\])]?', re.IGNORECASE)
_BEHIND = re.compile(
    rf'(?P<name>.*?\S)(?:\s*,\s*|\s+)[\[(]?(?:(?<=,\s)others|{_MORE})\.?[\])]?',
    re.IGNORECASE,
)

#: A name as a link, as emphasis, or in an element of HTML.
_LINKED = re.compile(
    r'\[([^][]+)\]\(\S*\)|`([^`<>]+?)\s*<[^<>]*>`__?|\*{1,2}([^*]+)\*{1,2}|'
    r'<[A-Za-z][^<>]*>([^<>]+)</\w+>'
)
#: What joins a name to others, or says whose work something is.
_BEFORE_NAME = re.compile(
    r'(?:and|(?:(?:written|created|made)\s+)?by|und|&|authors?:|author\(s\):)\s+(?=\w)',
    re.IGNORECASE,
)
_COMMA = re.compile(r'\s*[,،，]\s*')
#: The word between two names, in several languages, or a sign that pages have there;
#: others have it within a name.
_AND = re.compile(r'\s*,?\s+(?:and|AND|&|et|und|och|og|и|[·•|/+—–-]|--)\s+')
_INITIALS = re.compile(r'(?:[^\W\d_]\.?[\s-]*){1,4}')
#: A name as medicine has it.
_SHORT = re.compile(r'[^\W\d_][\w’\'-]+\s(?:[A-Z]{1,3}|(?:[A-Z]\.[\s-]?)+)')
#: One that begins with initials, as a family name never does.
_INITIALS_FIRST = re.compile(r'(?:[A-Z]\.[\s-]?)+[A-Z][\w’\'-]+')
#: Names of Chinese, and the signs that part them; bodies have longer ones.
_HAN = re.compile('[\u3400-\u9fff]{2,3}')
_HAN_COMMA = re.compile('[、，,]')
#: Signs of notes, as papers have them behind names, and an address of mail.
_NOTE = re.compile(
    r'<sup>[^<>]*</sup>|\s*(?<![¹²³⁰⁴-⁹*†‡§¶‖])[¹²³⁰⁴-⁹*†‡§¶‖]+(?=\s*(?:[,;]|$))'
)
_MAIL = re.compile(r'\s*[<(\[]?(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+[>)\]]?')

#: Words in lower case that names of persons hold.
_PARTICLE = re.compile(
    r'a[bdflmpvz]?|a[ns]|ash|at|b[ae]r|ben|bint?|d[aeio]s?|d[aeo]l|d?all?as?|degli|dei|'
    r'dell[ae]|de[nr]|du|d|e[lz]?|ibn|in|l[aeo]s?|mac|och|op|oud|san|st|'
    r't(e[nr]?|hoe|o)?|und|v[ao]n|ver|vo[mn]|y|zu[mr]?|z'
)
#: Words that bodies have in their names, and hardly any person.
_BODY = re.compile(
    r'\b(academ(y|ies)|administration|agency|alliance|american|analytics|applied|'
    r'artificial|association|authors|bank|board|british|brothers|bureau|cent(er|re)s?|'
    r'club|co|college|commission|committee|community|company|computer|computing|'
    r'consortium|contributors|corp|corporation|council|data|deep|department|'
    r'developers|division|editors|education|engineering|european|faculty|federal|'
    r'federation|forum|foundation|friends|gmbh|government|group|health|hub|inc|'
    r'initiative|institut\w*|intelligence|international|journal|lab|labs|laborator\w*|'
    r'learning|library|llc|ltd|machine|math\w*|ministry|museum|national|network|office|'
    r'open|organi[sz]ation|partners|press|project|publish\w+|research|royal|safety|'
    r'school|scien\w+|services?|social|societ\w+|software|sons|staff|standards|'
    r'statistic\w*|studies|systems?|teams?|technolog\w+|the|trade|trust|union|'
    r'universit\w+|wiki\w*|workshop|world)\b|\d',
    re.IGNORECASE,
)


def people(members: Iterable[str]) -> tuple[tuple[str, ...], bool]:
    """Return the authors of a list, and whether there are others.

    :param members: What stands between the semicolons, such as ``Gilbert Strang`` and
        ``and others``, or ``Strang et al.``.
    :returns: The names, each once, and whether the list says that there are more.
    """
    found: dict[str, str] = {}
    others = False
    for member in members:
        if _ALONE.fullmatch(member):
            others = True
        elif behind := _BEHIND.fullmatch(member):
            others = True
            found.setdefault(author_key(behind['name']), behind['name'])
        else:
            found.setdefault(author_key(member), member)
    return tuple(found.values()), others and bool(found)


def check_name(text: str) -> None:
    """Check that a text is but the name of one author.

    :param text: The text, on one line.
    :raises ValueError: It is markup, joins the name to others, is the names of
        several, or names nobody.
    """
    body(text)
    if (words := _BEFORE_NAME.match(text)) and not _ALONE.fullmatch(text):
        msg = f"'{text}' begins with '{words[0].strip()}'; write {text[words.end() :]}"
        raise ValueError(msg)
    for form, what in ((_NOTE, 'the sign of a note'), (_MAIL, 'an address of mail')):
        if plain := form.sub('', text) if form.search(text) else '':
            # Each of several has such a sign.
            several = len(form.findall(text)) > 1
            names = _COMMA.split(plain) if several else [plain]
            plain = '; '.join(filter(None, names))
            msg = f"'{text}' holds {what}; write {plain}"
            raise ValueError(msg)
    if NOTHING.fullmatch(text):
        msg = f"'{text}' names nobody; leave the line out"
        raise ValueError(msg)
    if '://' in text:
        msg = f"'{text}' is an address; write a name, and the address into links"
        raise ValueError(msg)
    if persons := apart(text):
        msg = f"'{text}' looks like several authors; write {'; '.join(persons)}"
        raise ValueError(msg)


def body(text: str) -> str:
    """Read the name of a body, on one line.

    :param text: ``MIT Press``.
    :raises ValueError: It is markup, which readers would see as it is.
    """
    text = ' '.join(text.split())
    match = _LINKED.fullmatch(text)
    if match and (plain := next(filter(None, match.groups()), '').strip()):
        msg = f"'{text}' is markup, which readers see as it is; write {plain}"
        raise ValueError(msg)
    return text


def apart(text: str) -> list[str]:
    """Return the full names that a text joins, by commas or by the word "and".

    One comma divides a family name from a given one, and bodies have both in their
    names: only three full names or more between commas, names with initials, and
    full names around an "and", are surely several.

    :param text: What stands for one author.
    :returns: The names, and that there are others where it says so; none if it can be
        one author.
    """
    if behind := _BEHIND.fullmatch(text):
        found = apart(behind['name'])
        return [*found, OTHERS] if found else []
    if _BODY.search(text):
        return []
    around = [part for part in _AND.split(text) if part]
    if len(around) > 1 and all(map(_is_full, around)):
        return [name for part in around for name in _between_commas(part)]
    names = _COMMA.split(text)
    if len(names) > 2 and all(map(_is_full, names)):
        return names
    if len(names) > 1 and any(
        all(map(form.fullmatch, names)) for form in (_SHORT, _INITIALS_FIRST)
    ):
        return names
    han = _HAN_COMMA.split(text)
    if len(han) > 1 and all(map(_HAN.fullmatch, han)):
        return han
    pairs = _pairs(names)
    return pairs if all(map(_INITIALS.fullmatch, names[1::2])) else []


def _between_commas(text: str) -> list[str]:
    names = _COMMA.split(text)
    return names if all(map(_is_full, names)) else _pairs(names) or [text]


def _pairs(names: list[str]) -> list[str]:
    """Return family names with the given names after them; none if it is but one."""
    if len(names) < 4 or len(names) % 2:
        return []
    return [', '.join(pair) for pair in zip(names[::2], names[1::2], strict=True)]


def _is_full(text: str) -> bool:
    """Say whether a text has the form of a person's given and family names."""
    words = text.replace(',', ' ').split()
    return (
        len(words) > 1 and all(map(_is_part, words)) and _is_part(words[-1], last=True)
    )


def _is_part(word: str, *, last: bool = False) -> bool:
    bare = word.lstrip('\'’‘("“')
    if not bare:
        return False
    letter = bare[0]
    # Letters of many scripts have no case.
    if letter.isupper() or (letter.isalpha() and not letter.islower()):
        return True
    return not last and bool(_PARTICLE.fullmatch(re.split(r"[-'’.]", bare)[0]))


def joined(resource: Resource) -> str:
    """Return the authors of a resource as readers see them, on one line.

    :param resource: Whose they are.
    :returns: The names between commas, or between semicolons where one of them holds
        a comma; empty if there are none.
    """
    names = resource.authors
    if not names:
        return ''
    separator = '; ' if any(map(_COMMA.search, names)) else ', '
    line = separator.join(isolated(name) for name in names)
    if not resource.others:
        return line
    if len(names) == 1:
        return _('{name} and others').format(name=line)
    if separator == '; ':
        return _('{names}; and others').format(names=line)
    return _('{names}, and others').format(names=line)
