"""Words and code know each other: keys, arguments, plurals; and the words are a colleague's, not an office's."""

import ast
import re
from collections.abc import Iterator

import pytest

from bot.texts import LOCALES
from rules.log import GROUPS, UNREAD, kind
from sandbox.html import parse
from tests.house import tree, words
from tests.house.keys import FAMILIES

SPEAKERS = {"t", "say", "_say"}
SPEAKING = ("bot", "handlers", "jobs", "main.py")
# Asked for by `t.has`, with a word for all others: what is in the audit log about a person.
ACTIONS = "action-"
SET_APART = {"programmes-entry", "session-entry"}  # the number and the title, as in a list on paper
RU, EN = "ru", "en"


def strings() -> set[str]:
    return {
        node.value
        for _, node in tree.walk(*SPEAKING, "rules", "storage")
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def patterns() -> dict[str, str]:
    """«role-{}» → where: every key that the code puts together, said at once or kept in `key` first."""
    found = {}
    for place, node in tree.walk(*SPEAKING):
        if tree.called(node) in SPEAKERS and isinstance(node, ast.Call) and node.args:
            made = node.args[0]
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "key":
            made = node.value
        else:
            continue
        if isinstance(made, ast.JoinedStr):
            found["".join(str(it.value) if isinstance(it, ast.Constant) else "{}" for it in made.values)] = place
    return found


def expected() -> set[str]:
    return {pattern.replace("{}", part) for pattern, parts in FAMILIES.items() for part in parts}


def said() -> Iterator[tuple[str, str, set[str]]]:
    """(place, key, names of arguments) of every `t("key", …)` whose key stands there."""
    for place, node in tree.walk(*SPEAKING):
        if tree.called(node) not in SPEAKERS or not isinstance(node, ast.Call) or not node.args:
            continue
        args: set[str] = set()
        for given in node.keywords:
            if given.arg is not None:
                args.add(given.arg)
            elif isinstance(given.value, ast.Dict):
                args |= {str(it.value) for it in given.value.keys if isinstance(it, ast.Constant)}
        first = node.args[0]
        for key in (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,):
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                yield place, key.value, args


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_said_has_words(locale: str) -> None:
    keys = words.read(locale)
    assert [(place, key) for place, key, _ in said() if key not in keys] == []
    assert sorted(key for key in expected() if key not in keys) == []


def test_keys_put_together_are_known_families() -> None:
    """A new pattern needs a line in FAMILIES, so that its keys are looked for; `action-` has a word for the rest."""
    made = {pattern: place for pattern, place in patterns().items() if not pattern.startswith(ACTIONS)}
    assert {pattern: place for pattern, place in made.items() if pattern not in FAMILIES} == {}
    assert sorted(set(FAMILIES) - set(made)) == []


def test_nothing_is_unused() -> None:
    used = strings() | expected()
    assert sorted(key for key in words.read(RU) if key not in used and not key.startswith(ACTIONS)) == []


def test_decisions_have_words_and_a_group() -> None:
    """«Мои данные» shows the log to the person, «Журнал решений» to administrators."""
    # What the code puts together: how a seat came and went, and whether a session got another time or place.
    seats = ("taken", "queued", "coming", "left", "declined", "lapsed", "passed", "cancelled")
    meetings = ("proposed", "planned", "moved", "declined", "cancelled", "held", "missed", "lapsed")
    pair = ("proposed", "agreed", "began", "refused", "withdrawn", "lapsed", "paused", "resumed", "extended")
    entry = ("written", "changed", "confirmed", "corrected")
    sent = ("launched", "paused", "resumed", "cancelled", "corrected", "withdrawn", "resent")
    named = {"seat": seats, "meeting": meetings, "entry": entry, "pair": (*pair, "finished", "described", "contact")}
    named |= {"broadcast": sent, "instrument": ("drafted", "published", "withdrawn", "returned", "dropped")}
    checked = ("document-sent", "document-confirmed", "document-returned")
    named["request"] = ("made", "enrolled", "refused", "reopened", "cancelled", *checked)
    named["catalogue"] = ("imported", "undone")
    named["event"] = ("made", "described", "answerable", "programme", "dropped")
    put_together = {f"{what}.{how}" for what, ways in named.items() for how in ways}
    actions = {"session.moved", "session.relocated", *put_together} | {
        str(given.value.value)
        for _, node in tree.walk("storage")
        if isinstance(node, ast.Call)
        for given in node.keywords
        if given.arg == "action" and isinstance(given.value, ast.Constant)
    }
    worded = {key for key in words.read(RU) if key.startswith(ACTIONS)} - {"action-other"}
    assert {f"{ACTIONS}{action.replace('.', '-')}" for action in actions} == worded
    grouped = {*UNREAD, *(it for kinds in GROUPS.values() for it in kinds)}
    assert {action for action in actions if kind(action) not in grouped} == set()


def test_languages_say_the_same_things() -> None:
    ru, en = words.read(RU), words.read(EN)
    assert sorted(ru.keys() ^ en.keys()) == []
    assert [key for key in ru if ru[key].file != en[key].file] == []
    assert {key: ru[key].needs ^ en[key].needs for key in ru if ru[key].needs != en[key].needs} == {}


def test_arguments_are_those_of_the_words() -> None:
    keys = words.read(RU)
    assert [(place, key, args ^ keys[key].needs) for place, key, args in said() if args != keys[key].needs] == []


@pytest.mark.parametrize(("locale", "wanted"), [(RU, {"one", "few", "*many"}), (EN, {"one", "*other"})])
def test_plurals_are_whole(locale: str, wanted: set[str]) -> None:
    """1 место, 2 места, 5 мест. Branches for a number of its own ([0], [1]) come on top."""
    short = {
        message.key: branches
        for message in words.read(locale).values()
        for branches in message.variants
        if words.PLURALS.intersection(it.strip("*") for it in branches)
        and {it for it in branches if not it.strip("*").isdecimal()} != wanted
        and branches != {"1", "*other"}
    }
    assert short == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_html_is_what_telegram_reads(locale: str) -> None:
    for message in words.read(locale).values():
        parse(message.sample)


OFFICIALESE = re.compile(
    r"осуществл|реализ(?:ац|ов|у)|обеспечива|в рамках|в целях|посредством|данн(?:ый|ая|ое|ого|ому|ым|ой) |обучающ"
    r"|в соответствии|вышеуказ|нижеслед|надлежащ|во избежание|уважаем|является|являются|произвести|осуществ|некоррект"
)
UNKNOWN_SEX = re.compile(r"\(а\)|\b(?:вы|Вы) (?:рад|готов|должен|уверен|смог|сделал|выбрал)\b")
WITHOUT_YO = re.compile(
    r"\b(?:ее|нее|еще|мое|твое|свое|идет|пойдет|придет|найдет|пройдет|дает|ведет|берет|вернет|начнет|нажмет|поймет"
    r"|отчет\w*|расчет\w*|учет\w*|зачет\w*|зачтен\w*|прочтет|о нем|в нем)\b"
)
RUSSIAN_ONLY = (
    ("«вы» stands small inside a sentence", re.compile(r"[^.!?…:«\s]\s+(?:Вы|Вас|Вам|Вами|Ваш\w*)\b")),
    ("quotation marks are «»", re.compile('[“”"]')),
    ("a word of an office", OFFICIALESE),
    ("the person's sex is not known", UNKNOWN_SEX),
    ("ё is written", WITHOUT_YO),
    ("Latin letters inside a Russian word", re.compile(r"[а-яё][a-z]|[a-z][а-яё]", re.IGNORECASE)),
)
BOTH = (
    ("shouts", re.compile(r"!!|!\s*!|[А-ЯЁ]{6,}")),
    ("three dots are one sign", re.compile(r"\.\.\.")),
    ("a hyphen is no dash", re.compile(r"\s-\s")),
    ("a space before a stop", re.compile(r" [,.!?;:](?:\s|$)")),
    ("a dash where a colon or two sentences would do", re.compile("—")),
)


@pytest.mark.parametrize("locale", LOCALES)
def test_words_are_written_well(locale: str) -> None:
    faults = []
    for message in words.read(locale).values():
        for text in message.said:
            bare = re.sub(r"<[^>]+>", "", text)
            faults += [(message.key, what) for what, sign in BOTH if sign.search(bare)]
            if locale == RU:
                faults += [(message.key, what) for what, sign in RUSSIAN_ONLY if sign.search(bare)]
            if "  " in bare and message.key not in SET_APART:
                faults.append((message.key, "two spaces"))
    assert faults == []


def test_english_is_english() -> None:
    # A language is named in itself; the file that is imported says ПК and ПП.
    own_names = {"language-ru", "language-other", "import-problem-unknown-kind"}
    cyrillic = [
        key
        for key, message in words.read(EN).items()
        if key not in own_names
        and not key.startswith("catalogue-sample-about-")
        and re.search("[а-яё]", "".join(message.said), re.IGNORECASE)
    ]
    assert cyrillic == []
