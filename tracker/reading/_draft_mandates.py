"""Drafts of the documents and mandates that a sentence names, by symbol, by number or by title."""

import re
from collections.abc import Iterable, Iterator

from tracker.model import Register
from tracker.reading._draft import Confidence
from tracker.reading._drafting import Drafting, Sentence, slug
from tracker.reading._find import Find
from tracker.reading._instruments import instruments_called
from tracker.reading._lexicon import one_of, shaped
from tracker.reading._symbols import BARE_NUMBER
from tracker.values import DocumentSymbol

_ACTS = {"RES": "resolution", "DEC": "decision"}


def symbols(drafting: Drafting, sentence: Sentence) -> Iterator[Find]:
    """Draft the documents and the acts whose symbols a sentence names and the register lacks."""
    for find in sentence.of("symbol"):
        symbol = str(find.value)
        if BARE_NUMBER.fullmatch(symbol):
            continue  # of which organ it is nobody can tell
        if not DocumentSymbol.is_symbol(symbol):  # a decision that is known by its number alone
            raw = {"id": slug(symbol), "kind": "decision"}
            if drafting.draft("mandate", raw, sentence, Confidence.SURE):
                yield find
            continue
        if _has_symbol(drafting.register, symbol) or symbol == _canonical(drafting.source.symbol):
            yield find
            continue
        act = next((kind for part, kind in _ACTS.items() if f"/{part}/" in symbol), None)
        raw = {"id": slug(symbol), "symbol": symbol}
        table, raw = ("document", raw) if act is None else ("mandate", {**raw, "kind": act})
        if drafting.draft(table, raw, sentence, Confidence.SURE):
            yield find


def _canonical(symbol: str | None) -> str | None:
    return DocumentSymbol(symbol).canonical if symbol and DocumentSymbol.is_symbol(symbol) else symbol


def _has_symbol(register: Register, symbol: str) -> bool:
    named = [each.symbol for each in register.documents.values()] + [each.symbol for each in register.mandates.values()]
    return symbol in map(_canonical, named)


def mandates(drafting: Drafting, sentence: Sentence) -> Iterable[Find]:
    """
    Draft the acts that a sentence names by a number that is no symbol, "cible 5.2", or by a name that is known in full.

    Of any other name, no pattern tells for certain where it ends: one that says what it is about is drafted to be
    looked at, and "the Convention" is left to whoever reads.
    """
    for kind, name, confidence in _named_in_full(drafting, sentence):
        raw = {"id": slug(name)[:_LONGEST_ID].rstrip("-"), "kind": kind, "title": drafting.words(name)}
        drafting.draft("mandate", raw, sentence, confidence)
    plain = shaped(sentence.text)
    taken = [(each.start, each.end) for each in sentence.of("symbol")]
    for named in drafting.acts.get("numbered", ()):
        if not re.search(named.get("where", ""), plain):
            continue
        for listed in re.finditer(named["pattern"], plain):
            for one in re.finditer(named["number"], listed[0]):
                start, end = listed.start() + one.start(), listed.start() + one.end()
                if any(first < end and start < last for first, last in taken):
                    continue
                title = named["title"].replace("{}", sentence.text[start:end])
                raw = {"id": slug(title), "kind": named["kind"], "title": drafting.words(title)}
                if not _is_called(drafting, title):
                    drafting.draft("mandate", raw, sentence, Confidence.LIKELY)
    return ()


def _named_in_full(drafting: Drafting, sentence: Sentence) -> Iterator[tuple[str, str, Confidence]]:
    """Go through the instruments that a sentence calls by name: the kind of each, the name, and how sure it is."""
    for kind, names in drafting.acts["instruments"].items():
        for name in names:
            if drafting.says(sentence, (name,)) is not None and not _is_called(drafting, name):
                yield kind, name, Confidence.SURE
    for kind, name in instruments_called(sentence.text, drafting.language):
        if not _is_known(drafting, name):
            yield kind, name, Confidence.ASK


def _is_called(drafting: Drafting, title: str) -> bool:
    """Tell whether the register has a mandate of this title."""
    wanted = slug(title)
    known = drafting.register.mandates.values()
    return any(slug(each.title.get(drafting.language) or "") == wanted for each in known)


def _is_known(drafting: Drafting, name: str) -> bool:
    """Tell whether a name is that of a listed instrument, of a mandate or of a draft, or short for it."""
    called = drafting.acts["called"]
    passed = {word for each in (*called["links"], *called["nouns"]) for word in slug(each).split("-")}
    wanted = {word for word in slug(name).split("-") if len(word) > _LONGEST_SMALL_WORD} - passed
    listed = (slug(each) for names in drafting.acts["instruments"].values() for each in names)
    held = (slug(each.title.get(drafting.language) or "") for each in drafting.register.mandates.values())
    drafted = (each.entry.key for each in drafting.drafts if each.entry.table == "mandate")
    known = (len(wanted.intersection(each.split("-"))) for each in (*listed, *held, *drafted))
    return any(3 * number >= 2 * len(wanted) for number in known)


def titled_documents(drafting: Drafting, sentence: Sentence) -> Iterator[Find]:
    """Draft what an office published without a symbol, by its title in quotation marks, or for its title to be told."""
    data = drafting.acts
    if sentence.of("symbol") or drafting.has_drawn(sentence, "document"):
        return
    if drafting.says(sentence, data["published"]) is None:
        return
    new = rf"(?<!\w){one_of(data['new'])}\s+(?:\w+\s+)?"
    noun = re.search(rf"{new}(?P<noun>{one_of(data['publications'])})(?!\w)", sentence.plain)
    if noun is None:
        return
    titled = re.compile(rf"{one_of(data['entitled'])}\s*[«“\"]\s*(?P<title>[^»”\"]+?)\s*[»”\"]")
    found = titled.search(sentence.plain, noun.start())
    raw: dict[str, object] = {"id": drafting.id_for(sentence, noun["noun"])}
    if found is not None:
        title = sentence.text[found.start("title") : found.end("title")]
        raw = {"id": slug(title)[:_LONGEST_ID].rstrip("-"), "title": drafting.words(title)}
    dates = [each for each in sentence.of("date") if drafting.is_covered(each) and each.start < noun.start()]
    if dates:
        raw["published"] = str(dates[0].value)
    if drafting.draft("document", raw, sentence, Confidence.LIKELY if found else Confidence.ASK):
        yield from dates[:1]


_LONGEST_ID = 60
_LONGEST_SMALL_WORD = 3
