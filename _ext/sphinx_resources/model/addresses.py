"""Reading addresses, alone and with a label.

As in :mod:`~sphinx_resources.model.values`, a reader raises :exc:`ValueError` with
what is wrong and what to write instead.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from sphinx_resources.model.records import Link
from sphinx_resources.model.values import SEMICOLONS, between, line, separators

#: Schemes of the addresses that come out; anything else could run code or
#: read the reader's files.
SCHEMES = ('https', 'http', 'mailto', 'ftp')

_LINK = re.compile(r'(?P<label>.*?)\s*<(?P<url>[^<>]*)>\s*')
#: An address in brackets, or a semicolon between two members.
_PARTS = re.compile(
    rf'<[^<>]*>|(?P<cut>(?<=[>\s])[{SEMICOLONS}]|[{SEMICOLONS}](?=\s|$|\w+://|mailto:))'
)
_TRACKING = re.compile(
    r'(utm_\w+|\w{1,2}clid|msclkid|igsh(id)?|srsltid|mc_cid|mc_eid|mkt_tok|_hs\w+|si|'
    r'ref|ref_src)='
)
#: A passage that a browser marks, behind an address or the name of a part of the page.
_PASSAGE = re.compile(r':~:.*')
#: The page that is shown where an address names its folder.
_INDEX = re.compile(r'/index\.html?$')
_MARKDOWN_LINK = re.compile(r'\[([^]]*)\]\((.*)\)')
_MARKDOWN_LINKS = re.compile(
    r'\[([^][]*)\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)[\s,;]*'
)
_ELEMENT = re.compile(r'<a\s[^<>]*?href=["\']?([^"\'<>\s]+).*', re.IGNORECASE)
#: What sites have in place of an address, to know who leaves them.
_BY_WAY_OF = re.compile(
    r'https?://(?:(?:www\.)?google\.[a-z.]+/url|l\.facebook\.com/l\.php|'
    r'(?:www\.)?youtube\.com/redirect|out\.reddit\.com/\w+)\?'
    r'(?:.*&)?(?:q|u|url)=(http[^&]+).*'
)
#: The beginning of an address, where one can begin.
_START = re.compile(r'(?:^|\s)[(<"]?\w+://')
#: What no address holds.
_BAD = re.compile(r'[\s<>"`\\{}|^\ufffd]')
#: Signs that authors put around an address.
_AROUND = ' <>"\'`*()[]“”„‘’«»'
_DOI = re.compile(r'(?:doi:?\s*)?(10\.\d{4,}/\S+)', re.IGNORECASE)
#: A number of arXiv, with its field behind it as arXiv cites itself.
_ARXIV = re.compile(
    r'(?:arxiv:\s*([a-z.-]+/\d{7}|\d{4}\.\d{4,5})|(\d{4}\.\d{5}))(v\d+)?(?:\s+\[.*\])?',
    re.IGNORECASE,
)
#: What is before an address that begins twice, or that a browser shows otherwise.
_BEFORE = re.compile(
    r'(?:https?:?//+|view-source:|blob:|[a-z]+-extension://\w+/)(?=https?:?//)',
    re.IGNORECASE,
)
#: A sign that Markdown or LaTeX has with a backslash before it.
_ESCAPED = re.compile(r'\\([_&#%~$])')
#: How an address begins, perhaps with a typing error in its scheme.
_BEGINNING = re.compile(
    r'(?:(?P<scheme>[A-Za-z]*)\s*[:;]*/+)?'
    r'(?P<host>[\w-]+(?:\.[\w-]+)+(?::\d+)?)(?P<rest>(?:[/?#].*)?)'
)


#: A remark behind an address, or signs that end a sentence.
_REMARK = re.compile(r'\s+(?:#|//|\(|[-–—]+\s|[^\w\s]+$).*')
#: What ends no address: a comma, or a bracket that does not begin in it.
_STRAY_END = re.compile(r'[,;]+$|(?<=[^([])[])>]+$')
#: An address in a text, and what can stand between one and its label.
_WITHIN = re.compile(r'\w+://[^\s<>"“”‹›`]+')
_SIGNS = '‹›:=|_-–—'
#: What texts that are copied have behind an address, such as emphasis.
_BEHIND = re.compile(r'\)?(?<!\*)\*{2,}$|(?<![’”»])[’”»]+$|【[^【】]*】$|(?<!\\)\\+$')
#: The beginning of an address with spaces in it, up to its path.
_SPACED = re.compile(r'h\s?t\s?t\s?p\s?s?\s?:\s?/\s?/\s?[\w.-]+(?:\s[\w.-]+)?(?:/\S*)?')
#: What is a file, and has the form of a host.
_FILE = re.compile(
    r'[^/]+\.(?:csv|docx?|epub|html?|ipynb|jpe?g|md|pdf|png|pptx?|ps|py|rst|txt|zip)',
    re.IGNORECASE,
)


#: A sign of per cent before what is no number.
_STRAY = re.compile(r'%(?![0-9A-Fa-f]{2})')
#: What an address has that :rfc:`3986` does not allow there.
_FOREIGN = re.compile(
    rf'[^\x21-\x7e]|{_STRAY.pattern}|#.*#|(^\w+://[^/?#]*[/?#]|^mailto:).*[][]'
)
#: A byte in an address.
_ENCODED = re.compile(r'%([0-9A-Fa-f]{2})')

#: A parameter that says where in a video to begin, or who asks.
_PLACE = r'(?:t|start|feature|ab_channel|pp|app)=[^&]*'
_TUBE = r'(?:m\.)?youtube(?:-nocookie)?\.com'
_SHORT = rf'(?:youtu\.be|{_TUBE}/(?:embed|v|shorts|live))'
_VIDEO = r'([\w-]{11})'
_PAPER = r'([a-z.-]+/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?'
_MIRROR = r'(?:export\.|ar5iv\.labs\.)?'
#: Addresses of one thing, without their scheme, with the one that stands for them.
_SAME = {
    rf'{_TUBE}/watch\?(?:{_PLACE}&)*v={_VIDEO}(?:&{_PLACE})*': 'youtu.be/{}?',
    rf'{_SHORT}/{_VIDEO}\?(?:&?{_PLACE})*': 'youtu.be/{}?',
    rf'(?:{_MIRROR}arxiv\.org|ar5iv\.org)/(?:abs|pdf|html)/{_PAPER}\?(?:context=.*)?': (
        'arxiv.org/abs/{}?'
    ),
    r'dx\.doi\.org/(.*)': 'doi.org/{}',
    r'([\w-]+)\.m\.(wiki\w+\.org/.*)': '{}.{}',
    r'(github\.com/[^/]+/[^/]+)\.git\?': '{}?',
}

#: Ports that nobody needs to write.
_STANDARD_PORTS = {80, 443}


def url(text: str) -> str:
    """Read an absolute address.

    :param text: ``https://example.org/``.
    :raises ValueError: It is relative, malformed, or of another scheme than
        those in :data:`SCHEMES`.
    """
    text = text.strip()
    if not text:
        msg = 'an address is missing; write it in full, as in https://example.org/'
        raise ValueError(msg)
    if fault := _fault(text):
        meant = _meant(text)
        hint = f"; did you mean '{meant}'?" if meant and not _fault(meant) else ''
        msg = f"'{text}' {fault}{hint}"
        raise ValueError(msg)
    return text


def _fault(text: str) -> str:
    """Return what is wrong with an address; an empty string if nothing is."""
    if len(_START.findall(text)) > 1:
        return 'holds several addresses; keep one, and write the others into links'
    if _BAD.search(text) or not text.isprintable():
        return 'is not an address: it holds a character that none can have'
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname, parts.port
    except ValueError as error:
        return f'is not an address: {error}'
    scheme = parts.scheme.lower()
    if not scheme or (scheme not in SCHEMES and re.match(r'[\w.-]+:\d', text)):
        return 'is not a full address'
    if scheme not in SCHEMES:
        return f'is not allowed as an address: use {", ".join(SCHEMES)}'
    if scheme == 'mailto' and '@' not in parts.path:
        return "has no address after 'mailto:'"
    if scheme != 'mailto' and (not host or not text[len(scheme) :].startswith('://')):
        return 'is not a full address: it names no host'
    if stray := _stray_end(text):
        return f"ends with '{stray}'"
    if _BEFORE.match(text):
        return 'begins twice'
    if _BY_WAY_OF.fullmatch(text):
        return 'leads there by way of another site'
    if text.endswith('…'):
        return 'ends where a part of it was left out; copy it whole'
    if (host or '').startswith('.') or '..' in (host or ''):
        return 'is not an address: its host has a dot too many'
    if ',' in (host or ''):
        return 'is not an address: its host holds a comma'
    if _is_open(text):
        return 'lacks the bracket at its end'
    if '&amp;' in text:
        return "holds '&amp;', which HTML has for '&'"
    return ''


def _is_open(text: str) -> bool:
    """Say whether an address lost its last bracket, as where Markdown took it."""
    before, sign, after = text.rpartition('(')
    is_part = bool(sign and after and (before[-1:].isalnum() or before.endswith('_')))
    return is_part and set(')/?#&=').isdisjoint(after) and '(' not in before


def _stray_end(text: str) -> str:
    """Return the signs behind an address that belong to the sentence around it."""
    if behind := _BEHIND.search(text):
        return behind[0]
    match = _STRAY_END.search(text)
    if not match or any(sign in text for sign in '([<'):
        return ''
    return match[0]


def _meant(text: str) -> str:
    """Return the address that was probably meant; an empty string if none is near."""
    if way := _BY_WAY_OF.fullmatch(text):
        return unquote(way[1])
    link = _MARKDOWN_LINK.fullmatch(text)
    text = match[1] if (match := _ELEMENT.fullmatch(text)) else text
    bare = _REMARK.sub('', link[2] if link else text).rstrip(' ,;')
    words = re.split(r'\s+', bare)
    if len(words) > 1 and re.match(r'https?://', words[-1]):
        # What stands before it says what it is.
        bare = words[-1]
    elif _SPACED.fullmatch(bare):
        bare = ''.join(words)
    bare = re.sub(r'^(https?:)\\+', r'\1//', bare) + ')' * _is_open(bare)
    if bare[:1] in _AROUND:
        bare = bare.strip(_AROUND)
    bare = _ESCAPED.sub(r'\1', bare.removesuffix(_stray_end(bare)))
    bare = _BEFORE.sub('', bare).replace('&amp;', '&')
    if re.match(r'https?://[^/\\]+\\', bare):
        bare = bare.replace('\\', '/')
    if match := re.match(r'(https?://[^/]*?),([^/]*)', bare):
        bare = f'{match[1]}.{match[2]}{bare[match.end() :]}'
    if paper := _ARXIV.fullmatch(bare) or _ARXIV.fullmatch(text):
        return f'https://arxiv.org/abs/{paper[1] or paper[2]}{paper[3] or ""}'
    if doi := _DOI.fullmatch(bare):
        return f'https://doi.org/{doi[1]}'
    # What begins with one slash is a place of this site.
    match = None if re.match(r'/(?!/)', bare) else _BEGINNING.fullmatch(bare)
    written = match['scheme'] or 'https' if match else ''
    near = get_close_matches(written.lower(), ('https', 'http', 'ftp'), n=1)
    if not match or not near or _FILE.fullmatch(bare) or len(_START.findall(text)) > 1:
        return ''
    return f'{near[0]}://{match["host"]}{_BAD.sub(_as_number, match["rest"])}'


def _as_number(match: re.Match[str]) -> str:
    return quote(match[0])


def uri(text: str) -> str:
    """Return an address as :rfc:`3986` has it, for programs that take no other.

    :param text: An address, as :func:`url` returns it.
    :returns: It with letters and signs as numbers that it must not hold itself.
    """
    if not _FOREIGN.search(text):
        return text
    parts = urlsplit(text)
    host = parts.netloc
    try:
        name, at, place = host.rpartition('@')
        host = f'{_numbered(name)}{at}{place.encode("idna").decode()}'
    except UnicodeError:
        host = _numbered(host)
    rest = [_numbered(part) for part in (parts.path, parts.query, parts.fragment)]
    return urlunsplit((parts.scheme, host, *rest))


def _numbered(text: str) -> str:
    return quote(_STRAY.sub('%25', text), safe="/?%:@!$&'()*+,;=~")


def filled(pattern: str, **parts: str) -> str:
    """Return an address with what stands for something replaced by it.

    :param pattern: An address, perhaps with ``{id}`` in it.
    :param parts: What stands for each name.
    """
    for name, text in parts.items():
        pattern = pattern.replace(f'{{{name}}}', quote(text, safe=''))
    return pattern


def host(url: str) -> str:
    """Return the name of the host of an address, as readers know it."""
    return (urlsplit(url).hostname or '').removeprefix('www.')


def same_address(text: str) -> str:
    """Return what equal addresses have in common.

    :param text: An address.
    :returns: It without differences of scheme, case of the host, standard port, last
        slash or index.html, of the way in which letters are written, forms of the
        addresses of one video or paper, and parameters that only trace where a reader
        comes from.
    """
    parts = urlsplit(_ENCODED.sub(_plainly, uri(text)))
    host = (parts.hostname or '').removeprefix('www.')
    _name, _colon, port = parts.netloc.removesuffix(':').rpartition(':')
    if port.isdecimal() and int(port) not in _STANDARD_PORTS:
        host += f':{port}'
    query = '&'.join(
        sorted(
            part
            for part in parts.query.split('&')
            if part and not _TRACKING.match(part)
        )
    )
    path = _INDEX.sub('', parts.path).rstrip('/')
    fragment = _PASSAGE.sub('', parts.fragment)
    return _one_of_several(f'{host}{path}?{query}') + f'#{fragment}'


def _one_of_several(address: str) -> str:
    """Return the address that stands for all of the same video, paper or object."""
    for pattern, form in _SAME.items():
        if match := re.fullmatch(pattern, address, re.IGNORECASE):
            return form.format(*match.groups())
    return address


def _plainly(match: re.Match[str]) -> str:
    """Return a byte of an address as the sign that it is, if that may stand there.

    https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2
    """
    sign = chr(int(match[1], 16))
    plain = sign.isascii() and (sign.isalnum() or sign in '-._~')
    return sign if plain else match[0].upper()


def links(text: str) -> tuple[str, ...]:
    """Read a list of further addresses, separated by semicolons.

    One within an address does not separate: in angle brackets, or before what
    neither is blank nor begins another address.  Labels hold one as the members of
    each list do, in quotation marks.

    :param text: ``Slides <https://example.org/a;b>; https://example.org/c;d``.
    :returns: Its members, each once, as :func:`link` reads them.
    """
    text = line(text)
    held = {match.start() for match in _PARTS.finditer(text) if match['cut']}
    return between(text, sorted(held.intersection(separators(text, SEMICOLONS))))


def link(text: str) -> Link:
    """Read one further address, with or without a label.

    :param text: ``Slides <https://example.org/slides>``, or only the address.
    :raises ValueError: The address is not one, or the form is not this.
    """
    text = line(text)
    several = [f'{one[1]} <{one[2]}>' for one in _MARKDOWN_LINKS.finditer(text)]
    if len(several) > 1 and not _MARKDOWN_LINKS.sub('', text):
        msg = f"'{text}' are links of Markdown; write {'; '.join(several)}"
        raise ValueError(msg)
    if match := _MARKDOWN_LINK.fullmatch(text):
        msg = f"'{text}' is a link of Markdown; write {match[1]} <{match[2]}>"
        raise ValueError(msg)
    found = _WITHIN.findall(text)
    if len(found) > 1 or (text.count('<') > 1 and not found):
        msg = f"'{text}' holds several addresses; separate them with semicolons"
        raise ValueError(msg)
    is_element = text.startswith('<a ')
    if not is_element and (match := _LINK.fullmatch(text)):
        address = url(match['url'])
        return Link(label=match['label'] or urlsplit(address).netloc, url=address)
    if ' ' in text:
        meant = _labelled(text, found)
        msg = f"'{text}' is not of the form: Label <https://example.org/>"
        raise ValueError(f'{msg}; write {meant}' if meant else msg)
    address = url(text)
    return Link(label=urlsplit(address).netloc or address, url=address)


def _labelled(text: str, addresses: list[str]) -> str:
    """Return a label and its address as they are to be written, if there are both."""
    if len(addresses) != 1:
        return ''
    address = addresses[0] if '(' in addresses[0] else addresses[0].rstrip(')')
    label = re.sub(r'<[^<>]*>', ' ', text.replace(address, ''))
    label = re.sub(r'\s+[.,]$', '', label.strip())
    label = ' '.join(label.strip(f'{_AROUND}{_SIGNS}').split())
    return f'{label} <{address}>' if label else address
