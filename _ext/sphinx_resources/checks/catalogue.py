"""What can be wrong with a catalogue as a whole, once all is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resources.checks.authors import check_authors
from sphinx_resources.checks.cycles import check_cycles
from sphinx_resources.checks.files import read_twice
from sphinx_resources.checks.path import check_paths
from sphinx_resources.checks.values import check_values
from sphinx_resources.conditions import HIDDEN
from sphinx_resources.diagnostics import Fault, gathered, place_of, place_of_option
from sphinx_resources.model.addresses import same_address
from sphinx_resources.model.forms import NOTHING
from sphinx_resources.model.listing_options import NOT
from sphinx_resources.model.mistaken import not_a_topic
from sphinx_resources.model.names import another_id, author_key, fold, proposed_id
from sphinx_resources.model.records import Path, Resource, Step, Topic
from sphinx_resources.model.specifications import IndexView, ListingView, MapView
from sphinx_resources.model.suggestions import Hints
from sphinx_resources.model.topic_names import several
from sphinx_resources.model.values import items, listed, names, torn
from sphinx_resources.model.wide_signs import first_wide, sign_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Set

    from sphinx.environment import BuildEnvironment

    from sphinx_resources.diagnostics import Place, Subtype
    from sphinx_resources.model.catalogue import Catalogue
    from sphinx_resources.model.records import Page


def check_catalogue(
    catalogue: Catalogue,
    pages: Mapping[str, Page],
    env: BuildEnvironment,
    hidden: Set[str],
) -> list[Fault]:
    """Return all that is wrong with a catalogue.

    :param catalogue: The catalogue.
    :param pages: What each document declares, by its name.
    :param env: Where the names of source files are known.
    :param hidden: Names of what the build hides, without differences of case.
    """
    check = _Check(catalogue, env, hidden)
    for docname, page in sorted(pages.items()):
        for resource in page.resources:
            check.resource(resource)
        for topic in page.topics:
            check.topic(topic)
        for path in page.paths:
            check.path(path)
        for view in page.views:
            if isinstance(view, MapView | IndexView):
                line = view.lines.get('topics', 0)
                place = place_of(env, docname, view.included, line)
                check.names(view.topics, place)
            elif isinstance(view, ListingView):
                check.listing(docname, view)
    paths = [path for page in pages.values() for path in page.paths]
    check.faults += check_paths(catalogue, paths, env)
    check.faults += check_authors(catalogue, env)
    check.faults += check_cycles(catalogue, env)
    check.faults += check_values(catalogue, env)
    files = {str(env.srcdir / r.file) for r in catalogue.resources if r.file}
    # What two pages read in one file has its faults on both.
    return gathered(check.faults, files)


class _Check:
    """One pass over a catalogue."""

    def __init__(
        self, catalogue: Catalogue, env: BuildEnvironment, hidden: Set[str]
    ) -> None:
        self.catalogue = catalogue
        self.env = env
        self.hidden = hidden
        #: What was found wrong so far.
        self.faults: list[Fault] = []
        self.addresses: dict[str, Resource] = {}
        self.labels: dict[str, Topic] = {}
        for topic in catalogue.topics.values():
            for name in (topic.label, topic.own_label, topic.id):
                self.labels.setdefault(fold(name), topic)
        self.aliases: dict[str, Topic] = {}
        labels = catalogue.declared_labels
        others = {a: listed([t]) for a, t in catalogue.declared_aliases.items()}
        self.topic_hints = Hints([listed([label]) for label in labels], others)
        titles = [r.written or r.title for r in catalogue.resources]
        self.hints = Hints([*labels, *titles], others)
        self.resource_hints = Hints([*catalogue.by_id, *titles])
        #: The names that are taken apart where they stand without quotation marks, by
        #: each of their parts, and what they are of.
        self.torn = torn(labels)
        self.torn_titles = torn(titles)
        #: Where an author was told so of which.
        self.told: set[tuple[Place, str]] = set()
        self.known: dict[str, tuple[Set[str], Hints]] = {}

    def tell(self, subtype: Subtype, message: str, place: Place) -> None:
        """Note that something is wrong."""
        self.faults.append(Fault(subtype, message, place))

    def where(self, item: Resource | Topic | Path) -> str:
        """Return the place of a record for readers of a warning."""
        file = item.file or item.included
        return f'{file or self.env.doc2path(item.docname, base=False)}:{item.lineno}'

    def place(self, item: Resource | Topic | Path, option: str) -> Place:
        """Return where an option is written, or what it is of."""
        return place_of_option(self.env, item, option)

    def resource(self, resource: Resource) -> None:
        """Check what one resource shares with others."""
        if resource.key not in self.catalogue.merged.kept:
            self._identity(resource)
            self._aliases(resource)
        own = (name for name in resource.topics if name not in resource.shared)
        self.names(own, self.place(resource, 'topics'))
        if shared := resource.shared:
            line, included = resource.shared_line, resource.included
            self.names(shared, place_of(self.env, resource.docname, included, line))
        self._requirements(resource)

    def _identity(self, resource: Resource) -> None:
        """Warn of an address or an id that another resource has."""
        address = same_address(resource.url) if resource.url else resource.id
        twin = self.addresses.setdefault(address, resource)
        first = self.catalogue.by_id[resource.id]
        if self._is_read_twice(twin, resource):
            return
        if twin is not resource:
            self.tell(
                'duplicate',
                f"'{resource.url}' is the address of '{twin.title}' in "
                f'{self.where(twin)} too; keep one of them, and show it again '
                'with resource-list',
                self.place(resource, 'url'),
            )
        elif first is not resource:
            other = another_id(
                resource.id, resource.authors, resource.year, self.catalogue.by_id
            )
            written = 'id:' if resource.file else ':id:'
            self.tell(
                'id',
                f"the id '{resource.id}' of '{resource.title}' is that of a resource "
                f'in {self.where(first)}, to which references lead; give this one '
                f'its own, as in {written} {other}',
                self.place(resource, 'id'),
            )

    def _is_read_twice(
        self, first: Resource | Topic | Path, item: Resource | Topic | Path
    ) -> bool:
        """Warn of what two pages read in one file, and say whether it is that."""
        fault = read_twice(first, item, self.env)
        if fault:
            self.faults.append(fault)
        return fault is not None

    def _aliases(self, resource: Resource) -> None:
        """Warn of aliases that lead to another resource."""
        for alias in resource.aliases:
            other = self.catalogue.resource(alias)
            if not other or other is resource:
                continue
            if not self._is_read_twice(other, resource):
                self.tell(
                    'alias',
                    f"the alias '{alias}' of '{resource.title}' leads to "
                    f"'{other.title}' in {self.where(other)}; remove one of them",
                    self.place(resource, 'aliases'),
                )

    def _requirements(self, resource: Resource) -> None:
        """Warn of what is to be known first, but is neither topic nor resource."""
        place = self.place(resource, 'requires')
        for requirement in resource.requires:
            self._shared(requirement.written, place)
            found, _ = self.catalogue.required(requirement)
            if found is None or (isinstance(found, Topic) and not found.docname):
                self._undeclared(requirement.name, place, self.hints)

    def topic(self, topic: Topic) -> None:
        """Check the names of one topic, and those that it uses."""
        first = self.catalogue.topics[topic.id]
        place = topic.docname, topic.anchor
        # A catalogue that was imported may name what a page declares.
        if (
            (first.docname, first.anchor) != place
            and not topic.file
            and not self._is_read_twice(first, topic)
        ):
            self._twice(topic, first)
        twin = self.labels[fold(first.label)]
        if twin is not first and twin.label == first.label:
            self.tell(
                'topic',
                f"the topic '{topic.label}' is called as one in {self.where(twin)}; "
                'make them parts of different topics with :broader: lines, or change '
                'a label',
                (topic.docname, topic.lineno),
            )
        self._topic_aliases(topic)
        broader = self._one('broader', topic.broader, self.place(topic, 'broader'))
        required = [
            requirement.name
            for requirement in topic.requires
            if requirement.written == requirement.name
            or self.catalogue.topic(requirement.written) is None
        ]
        for option, named in (('broader', broader), ('requires', required)):
            self.names(named, self.place(topic, option))
        for requirement in topic.requires:
            self._shared(requirement.written, self.place(topic, 'requires'))

    def _topic_aliases(self, topic: Topic) -> None:
        """Warn of aliases that are names of another topic."""
        for alias in topic.aliases:
            other = self.labels.get(fold(alias)) or self.aliases.get(fold(alias))
            if other and other.id != topic.id and alias != topic.written:
                self.tell(
                    'topic',
                    f"the alias '{alias}' of '{topic.label}' is a name of "
                    f"'{other.label}' in {self.where(other)}; remove one of them",
                    self.place(topic, 'aliases'),
                )
            self.aliases.setdefault(fold(alias), topic)

    def _twice(self, topic: Topic, first: Topic) -> None:
        """Warn of a topic whose id another has, which may be the same topic."""
        where = self.where(first)
        id_ = proposed_id(f'{topic.label} {topic.broader or 2}')
        said = (
            f"has the id '{topic.id}' of one in {where}; give it its own, as in :id: "
        )
        called, broader = fold(first.own_label), first.broader
        if (fold(topic.label), topic.broader) == (called, broader):
            said, id_ = f'is declared twice, first in {where}; remove or ', 'rename it'
        message = f"the topic '{topic.label}' {said}{id_}"
        self.tell('topic', message, self.place(topic, 'id'))

    def path(self, path: Path) -> None:
        """Check the name of one path, and the topics that it names."""
        first = self.catalogue.paths[path.id]
        other = first.docname != path.docname or first.anchor != path.anchor
        if other and not self._is_read_twice(first, path):
            own = another_id(path.id, [], '', self.catalogue.paths)
            self.tell(
                'path',
                f"the path '{path.title}' has the id '{path.id}' of one in "
                f'{self.where(first)}; give it its own, as in :id: {own}',
                self.place(path, 'id'),
            )
        goal = self._one('goal', path.goal, self.place(path, 'goal'))
        for option, named in (('goal', goal), ('assumes', path.assumes)):
            self.names(named, self.place(path, option))
        # In a document roles cite what a step names, and warn themselves.
        for step in path.steps if path.file else ():
            self._imported(step, path)

    def _imported(self, step: Step, path: Path) -> None:
        for name in filter(None, (step.topic, step.resource, *step.alternatives)):
            line = step.lines.get(name, step.lineno)
            place = place_of(self.env, path.docname, path.file, line)
            if name == step.topic:
                self.names([name], place)
            elif self.catalogue.resource(name) is None:
                hint = self.resource_hints.of(name)
                self.tell('reference', f"there is no resource '{name}'{hint}", place)

    def _one(self, option: str, name: str, place: Place) -> list[str]:
        """Return the name of one topic, and warn if it is several."""
        if len(items(name)) > 1 and self.catalogue.topic(name) is None:
            message = f"{option}: '{name}' is not one topic; write one of them"
            self.tell('topic', message, place)
            return []
        return [name] if name else []

    def names(self, names: Iterable[str], place: Place) -> None:
        """Warn of topics that no document declares."""
        for name in dict.fromkeys(names):
            topic = self.catalogue.topic(name)
            if topic is None or not topic.docname:
                self._undeclared(name, place, self.topic_hints)
            else:
                self._shared(name, place)

    def _shared(self, name: str, place: Place) -> None:
        """Warn of a name that several topics have."""
        meant = self.catalogue.meant(name)
        if len(meant) > 1:
            self.tell('topic', several(name, meant), place)

    def _undeclared(self, name: str, place: Place, hints: Hints) -> None:
        label, parts = self.torn.get(fold(name), ''), items(name)
        if not label and hints is self.hints:
            label = self.torn_titles.get(fold(name), '')
        if (place, label) in self.told:
            return
        if label:
            self.told.add((place, label))
            hint = f'; write "{label}" in quotation marks'
        elif len(parts) > 1 and all(map(self.catalogue.topic, parts)):
            hint = '; write commas alone between all of them, and no quotation marks'
            if sign := first_wide(name):
                hint = f'; write , between all of them, in place of {sign_name(sign)}'
        elif name.count('(') > name.count(')'):
            hint = '; close its parenthesis'
        elif NOTHING.fullmatch(name):
            hint = '; it says nothing, so leave it out'
        elif fold(name) in self.hidden:
            hint = HIDDEN
        else:
            hint = not_a_topic(name, self.catalogue) or hints.of(name)
        add = '; add a page with a resource-topic of that name'
        self.tell('topic', f"the topic '{name}' is not declared{hint or add}", place)

    def said(self, name: str, option: str, values: Iterable[str], place: Place) -> None:
        """Warn of values that no resource has.

        :param name: ``authors``, or the name of a field of the project's own.
        :param option: The same as its author wrote it.
        :param values: What the author asked for.
        :param place: Where.
        """
        form = author_key if name == 'authors' else fold
        if name not in self.known:
            resources = self.catalogue.resources
            found = (
                sorted(self.catalogue.by_author)
                if name == 'authors'
                else sorted({text for r in resources for text in r.names_in(name)})
            )
            many = names if name == 'authors' else items
            hints = [listed([text], many=many) for text in found]
            self.known[name] = set(map(form, found)), Hints(hints)
        known, near = self.known[name]
        for value in values:
            if form(value) not in known:
                message = f"{option}: '{value}' has no resource{near.of(value)}"
                self.tell('query', message, place)

    def listing(self, docname: str, view: ListingView) -> None:
        """Check the values that a listing asks for, but those of closed vocabularies.

        Whoever asks for a word of such a vocabulary may wait for what has it.
        """
        fields = self.catalogue.fields
        open_ = [name for name, field in fields.items() if not field.is_closed()]
        for start, pairs in ('', view.query.conditions), (NOT, view.query.without):
            for name, values in pairs:
                option = f'{start}{name}'
                line = view.lines.get(option, 0)
                place = place_of(self.env, docname, view.included, line)
                if name == 'topics':
                    self.names(values, place)
                elif name in {'authors', *open_}:
                    self.said(name, option, values, place)
