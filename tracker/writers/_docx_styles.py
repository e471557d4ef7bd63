"""The styles of a Word document: those of our own template, or those of a house."""

from collections.abc import Iterator, Mapping
from copy import deepcopy

from attrs import define, field

from tracker.errors import InvalidValueError, choice_hint
from tracker.writers._docx_xml import Element, name_of, w

_NUMBERED = {
    **{f"heading {level}": 0 for level in (1, 2, 3, 4)},
    "numbered paragraph": 1,
    "numbered item": 1,
    "list bullet": 2,
}
"""The styles that have a list, and which of the lists."""


@define
class Styles:
    """
    The styles of a template, found by name: what a house calls its headings is said by a mapping.

    Attributes:
        root: The element that holds them.

        own: Our own styles by name, from which those are taken that the template lacks.

        names: What the house calls our styles, by our name.
    """

    root: Element
    own: Mapping[str, Element]
    names: Mapping[str, str] = field(factory=dict)
    _ids: dict[str, str] = field(factory=dict)
    _by_name: dict[str, Element] = field(init=False)
    _added: set[str] = field(factory=set)

    def __attrs_post_init__(self) -> None:
        self._by_name = by_name(self.root)
        self.names = {name.casefold(): given for name, given in self.names.items()}
        self._demand_names()

    def id_of(self, name: str) -> str:
        """Return the id of one of our styles in the template; a style that it lacks is added to it."""
        known = name.casefold()
        if known not in self._ids:
            self._ids[known] = self._found(known)
        return self._ids[known]

    def counts(self, name: str) -> bool:
        """Tell whether a style that the house named has a numbering of its own, which is left alone."""
        given = self.names.get(name.casefold())
        return given is not None and self._is_numbered(self._by_name.get(given.casefold()))

    def _is_numbered(self, style: Element | None) -> bool:
        return any(next(each.iter(name_of("numPr")), None) is not None for each in self._line_of(style))

    def _line_of(self, style: Element | None) -> Iterator[Element]:
        """Go through a style and those that it is based on."""
        seen: set[str] = set()
        by_id = self._by_id()
        while style is not None:
            yield style
            seen.add(style.get(name_of("styleId"), ""))
            based = style.find(name_of("basedOn"))
            parent = "" if based is None else based.get(name_of("val"), "")
            style = None if parent in seen else by_id.get(parent)

    def indent(self, name: str) -> int:
        """Return how far from the margin the text of a style begins, in twips."""
        for style in self._line_of(self._by_id()[self.id_of(name)]):
            found = style.find(f"{name_of('pPr')}/{name_of('ind')}")
            said = None if found is None else found.get(name_of("left"), found.get(name_of("start")))
            if said is not None:
                return int(said) if said.isdecimal() else 0
        return 0

    def lists(self) -> dict[str, str]:
        """Return the ids of the styles that our lists number, by their names."""
        return {name: self.id_of(name) for name in _NUMBERED if not self.counts(name) and self._is_ours(name)}

    def number(self, first: int) -> None:
        """Let our styles in the template have our lists, of which the first has this number."""
        for name, list_ in _NUMBERED.items():
            if self._is_ours(name):
                style = self._by_id()[self.id_of(name)]
                for number in style.iter(name_of("numId")):
                    number.set(name_of("val"), str(first + list_))

    def _is_ours(self, name: str) -> bool:
        self.id_of(name)
        return name in self._added or self._is_own(self._by_name.get(name))

    def _is_own(self, style: Element | None) -> bool:
        return style is not None and any(style is each for each in self.own.values())

    def _demand_names(self) -> None:
        for name, given in self.names.items():
            if name not in self.own:
                raise InvalidValueError(
                    "[docx.styles] names {name}, which is no style of a report; {hint}",
                    name=repr(name),
                    hint=choice_hint(name, self.own),
                )
            kind = self.own[name].get(name_of("type"))
            style = self._by_name.get(given.casefold())
            if style is None or style.get(name_of("type")) != kind:
                raise InvalidValueError(
                    "the template has no style {style}, which [docx.styles] gives for {name}; it has {styles}",
                    style=repr(given),
                    name=repr(name),
                    styles=", ".join(repr(each) for each in sorted(_names(self.root, kind))),
                )

    def _found(self, name: str) -> str:
        wanted = self.names.get(name, name).casefold()
        style = self._by_name.get(wanted)
        if style is None or style.get(name_of("type")) != self.own[name].get(name_of("type")):
            style = self._add(name)
        elif wanted == name and name not in _NUMBERED and not self._is_own(style) and self._is_numbered(style):
            style = self._add(name)  # it would number what has no number
        elif name == "caption" and name not in self.names:
            _leave_blue_of_word(style)
        found: str = style.get(name_of("styleId"))
        return found

    def _add(self, name: str) -> Element:
        """Add a style of our own, with those that it is based on, under an id that is free."""
        style = deepcopy(self.own[name])
        taken = self._by_id()
        wanted = style.get(name_of("styleId"))
        while style.get(name_of("styleId")) in taken:
            style.set(name_of("styleId"), f"{style.get(name_of('styleId'))}R")
        if name in self._by_name:  # it is another one's
            style.find(name_of("name")).set(name_of("val"), f"Report {wanted}")
        names = {own.get(name_of("styleId")): each for each, own in self.own.items()}
        for reference in ("basedOn", "next"):
            found = style.find(name_of(reference))
            if found is not None:
                parent = names[found.get(name_of("val"))]
                if reference == "next" and parent not in self._ids:
                    style.remove(found)
                else:
                    found.set(name_of("val"), self.id_of(parent))
        self.root.append(style)
        self._added.add(name)
        return style

    def _by_id(self) -> dict[str, Element]:
        return {style.get(name_of("styleId")): style for style in self.root.iterchildren(name_of("style"))}

    def speak(self, **marks: str) -> None:
        """Say of all text in which language it is."""
        defaults = self.root.find(name_of("docDefaults"))
        if defaults is None:
            defaults = w("docDefaults")
            self.root.insert(0, defaults)
        properties = _child(_child(defaults, "rPrDefault", first=True), "rPr")
        language = _child(properties, "lang")
        for key, value in marks.items():
            language.set(name_of(key), value)


def _leave_blue_of_word(style: Element) -> None:
    """Give captions the colour of the text, unless it was chosen: Word's own blue stands in files of every office."""
    for colour in list(style.iter(name_of("color"))):
        if colour.get(name_of("val"), "").upper() in _BLUES_OF_WORD:
            colour.getparent().remove(colour)


_BLUES_OF_WORD = frozenset({"4F81BD", "1F497D", "44546A", "0E2841"})
"""What Word of 2007, 2010, 2013 and 2024 sets captions in, until somebody says otherwise."""


def _child(parent: Element, name: str, *, first: bool = False) -> Element:
    found = parent.find(name_of(name))
    if found is None:
        found = w(name)
        if first:
            parent.insert(0, found)
        else:
            parent.append(found)
    return found


def by_name(root: Element) -> dict[str, Element]:
    """Return styles by their names, case folded."""
    return {
        style.find(name_of("name")).get(name_of("val"), "").casefold(): style
        for style in root.iterchildren(name_of("style"))
        if style.find(name_of("name")) is not None
    }


def _names(root: Element, kind: str) -> Iterator[str]:
    for style in root.iterchildren(name_of("style")):
        name = style.find(name_of("name"))
        if name is not None and style.get(name_of("type")) == kind:
            yield name.get(name_of("val"), "")
