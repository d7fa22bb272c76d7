"""The index says the same as going through the programmes one by one, and typed words are understood as people mean."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from rules import bitsets
from rules.filters import CHOICES, NAMES, SOON_DAYS, Filters, Sort, hours_of
from rules.finding import Reader, Wanted, count, select
from rules.index import Builder, Entry, Index
from rules.stems import document, stem
from rules.taste import Taste, Theme
from rules.typed import Word, as_written, parse_speech, understand

TODAY = date(2026, 11, 22)
DAYS = ["", *((TODAY + timedelta(days)).isoformat() for days in (-5, 0, 10, SOON_DAYS, SOON_DAYS + 1))]
STEMS = ("оценк", "урок", "учен", "чтен", "цел")
CODES = ("ict", "assessment", "inclusion")
SUBJECTS = ("physics", "music")
STAGES = ("primary", "basic")


class Chance:
    """Made-up catalogues and wishes, the same ones in each run."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self.one = self._random.choice
        self.number = self._random.randint

    def yes(self) -> bool:
        return self.one((True, False))

    def some(self, of: Sequence[str], most: int) -> tuple[str, ...]:
        return tuple(self._random.sample(of, self.number(0, min(most, len(of)))))

    def entries(self) -> list[Entry]:
        return [self._entry(number * 3 + 1) for number in range(self.number(0, 14))]

    def _entry(self, number: int) -> Entry:
        return Entry(
            id=number,
            words="|".join(" ".join(self.some(STEMS, 4)) for _ in range(2)),
            codes=self.some(CODES, 3),
            kind=self.one((None, "pk", "pp")),
            hours=self.one((None, 16, 24, 36, 72, 250)),
            form=self.one((None, "full_time", "part_time", "extramural")),
            dot=self.one((None, "full", "partly", "none")),
            registry=self.yes(),
            region=self.one((None, "23", "20")),
            subjects=self.some(SUBJECTS, 2),
            stages=self.some(STAGES, 2),
            starts_on=self.one(DAYS),
            price=self.one((None, 0, 900, 4000)),
            paid=self.one((None, True, False)),
        )

    def wanted(self) -> Wanted:
        return Wanted(
            codes=self.some(CODES, 2),
            reader=Reader(self.one((None, *SUBJECTS)), self.some(STAGES, 1), self.one((None, "23"))),
            filters=self._filters(),
            sort=self.one(list(Sort)),
            taste=self._taste() if self.yes() else Taste(),
        )

    def words(self) -> list[Word]:
        """None of them in most searches."""
        many = self.one((0, 0, 0, 1, 2, 3))
        return [Word("…", self.some(STEMS, 2), self.one(((), (("урок", "чтен"),)))) for _ in range(many)]

    def _filters(self) -> Filters:
        made = Filters()
        options = {
            **CHOICES, "hours": ("-24", "25-72", "36-"), "dates": ("soon", "/2026-11-30", "2026-11-22/2027-02-20"),
            "subject": SUBJECTS, "stage": STAGES, "region": ("23", "20"),
        }  # fmt: skip
        for name in self.some(NAMES, 3):
            made = made.put(name, self.one(options[name])).let_in(name, self.yes())
        return made

    def _taste(self) -> Taste:
        theme, same = frozenset(self.some(STEMS, 3)), frozenset(self.some(STEMS, 2))
        return Taste(
            hidden=frozenset({self.one((1, 4, 1000))}),
            same=(same,) if same else (),
            themes=(Theme(theme, self.one(CODES)),) if theme else (),
            hours=self.one((None, 72)),
            paid=self.one((True, False, False)),
            far=self.one((True, False, False)),
            subjects=frozenset(self.some(SUBJECTS, 1)),
            stages=frozenset(self.some(STAGES, 1)),
        )


def index_of(them: Sequence[Entry]) -> Index:
    builder = Builder()
    for entry in them:
        builder.add(entry)
    for _ in builder.finish():
        pass
    return builder.index


@pytest.mark.parametrize("seed", range(6))
def test_the_index_says_what_one_by_one_says(seed: int) -> None:
    for turn in range(100):
        chance = Chance(seed * 1000 + turn)
        them, wanted, said, skip = chance.entries(), chance.wanted(), chance.words(), chance.number(0, 6)
        index = index_of(them)
        selected = select(index, wanted, said, TODAY)
        plain = Plain(them, wanted, said)
        shown = [index.ids[number] for number in bitsets.ordered(selected.bits, selected.keys, skip, 5)]
        assert shown == [entry.id for entry in plain.ordered()][skip : skip + 5], turn
        assert (selected.bits.bit_count(), selected.how) == (len(plain.ordered()), plain.how), turn
        assert selected.unknown == {name: n for name in wanted.filters.on if (n := plain.left_out(name))}, turn
        for name in ("hours", "subject", "free", *wanted.filters.on):
            counted = count(index, wanted, said, name, TODAY)
            assert counted == {value: plain.counted(name, value) for value in counted}, turn


def test_a_corrected_programme_is_as_if_it_had_always_been_so() -> None:
    for turn in range(50):
        chance = Chance(turn)
        them, codes = chance.entries(), chance.some(CODES, 3)
        changed = [*them[:-1], *(replace(entry, codes=codes) for entry in them[-1:])]
        index, again = index_of(them), index_of(changed)
        index.recode(them[-1].id if them else 1, codes)
        index.recode(999, codes)
        for field in ("code", "first"):
            assert [index.having(field, code) for code in CODES] == [again.having(field, code) for code in CODES], turn


class Plain:
    """The same, programme by programme."""

    def __init__(self, them: Sequence[Entry], wanted: Wanted, said: Sequence[Word]) -> None:
        self._wanted = wanted
        self._said = said
        fitting = [entry for entry in them if self._for_reader(entry)]
        if wanted.codes:
            fitting = [entry for entry in fitting if set(entry.codes) & set(wanted.codes)]
        every = [entry for entry in fitting if self._words(entry) == len(said)]
        some = [entry for entry in fitting if self._words(entry)]
        self.how = "all" if every or not said else "some" if some else "nothing"
        self._base = every if self.how == "all" else some

    def ordered(self) -> list[Entry]:
        return sorted((entry for entry in self._base if self._passes(entry)), key=self._key)

    def left_out(self, name: str) -> int:
        if name in self._wanted.filters.unknown:
            return 0
        return sum(self._passes(entry, but=name) and fits(name, "", entry) is None for entry in self._base)

    def counted(self, name: str, value: str) -> int:
        wanted = None if not value else True
        return sum(self._passes(entry, but=name) and fits(name, value, entry) is wanted for entry in self._base)

    def _passes(self, entry: Entry, but: str = "") -> bool:
        on = self._wanted.filters
        known = {name: fits(name, on.value(name), entry) for name in on.on if name != but}
        return all(fit or (fit is None and name in on.unknown) for name, fit in known.items())

    def _words(self, entry: Entry, *, title: bool = False) -> int:
        first, rest = (set(part.split()) for part in entry.words.split("|"))
        held = first if title else first | rest
        return sum(bool(held & set(word.stems)) or any(held >= set(it) for it in word.phrases) for word in self._said)

    def _for_reader(self, entry: Entry) -> bool:
        reader, taste = self._wanted.reader, self._wanted.taste
        title = frozenset(entry.words.split("|")[0].split())
        return not (
            (reader.subject and entry.subjects and reader.subject not in entry.subjects)
            or (reader.stages and entry.stages and not set(reader.stages) & set(entry.stages))
            or entry.id in taste.hidden
            or title in taste.same
        )

    def _lowered(self, entry: Entry) -> bool:
        taste = self._wanted.taste
        title = set(entry.words.split("|")[0].split())
        return bool(
            (taste.hours and entry.hours and entry.hours >= taste.hours)
            or (taste.paid and fits("free", "1", entry) is False)
            or (taste.far and entry.form in ("full_time", "part_time") and entry.dot not in ("full", "partly"))
            or (entry.subjects and set(entry.subjects) <= taste.subjects)
            or (entry.stages and set(entry.stages) <= taste.stages)
            or any(
                entry.codes[:1] == (theme.first,) and len(title & theme.stems) >= theme.least for theme in taste.themes
            )
        )

    def _key(self, entry: Entry) -> tuple[object, ...]:
        codes = self._wanted.codes
        score = sum((code in entry.codes) + (code in entry.codes[:1]) for code in codes)
        found = (-score, *([-self._words(entry)] if self.how == "some" else []), -self._words(entry, title=True))
        price = entry.price if entry.price is not None else 0 if entry.paid is False else None
        by = {
            Sort.BEST: (),
            Sort.SHORTER: (entry.hours is None, entry.hours or 0),
            Sort.SOONER: (entry.starts_on < TODAY.isoformat(), not entry.starts_on, entry.starts_on),
            Sort.CHEAPER: (price is None, price or 0),
        }[self._wanted.sort]
        foreign = entry.region != self._wanted.reader.region
        return (
            self._lowered(entry),
            *((found, by) if self.how == "some" else (by, found)),
            *(not entry.registry, self._wanted.reader.region is not None and foreign),
            *(entry.hours is None, entry.hours or 0, entry.id),
        )


def fits(name: str, value: str, entry: Entry) -> bool | None:
    """None: the programme does not say. Without a value: only whether it says."""
    match name:
        case "hours":
            least, most = hours_of(value) if value else (0, 0)
            return None if entry.hours is None else least <= entry.hours <= most
        case "dates":
            soon = f"{TODAY.isoformat()}/{(TODAY + timedelta(SOON_DAYS)).isoformat()}"
            first, _, last = (soon if value == "soon" else value).partition("/")
            return (first <= entry.starts_on <= (last or "9")) if entry.starts_on else None
        case "subject" | "stage":
            held = entry.subjects if name == "subject" else entry.stages
            return value in held if held else None
        case "free":
            return entry.price == 0 if entry.price is not None else None if entry.paid is None else not entry.paid
        case "registry":
            return entry.registry
        case _:
            said: str | None = getattr(entry, "kind" if name == "document" else name)
            wanted = ("full", "partly") if value == "any" else (value,)
            return None if said is None else said in wanted


SPEECH = parse_speech("""
empty = ["курсы"]
same = [{ words = ["фг", "функциональная грамотность"] }, { words = ["оценка", "оценивание"] }]
""")
SHELF = index_of(
    [
        Entry(1, document("Формирующее оценивание", "ИРО Краснодарского края")),
        Entry(2, document("Функциональная грамотность на уроке")),
        Entry(3, document("ФГОС: система оценки", "учителя математики")),
        Entry(4, document("Инклюзивное образование")),
        Entry(5, document("Классная карта", "классы")),
        Entry(6, document("Музейная педагогика")),
        Entry(7, document("Музыка и классы")),
        Entry(8, document("Инженерный Python")),
    ]
)


@pytest.mark.parametrize(
    ("typed", "ids", "taken"),
    [
        ("оценки", {1, 3}, ""),
        ("оценивение", {1}, "оценивание"),
        ("фг", {2}, ""),
        ("функциональной грамотности", {2}, ""),
        ("грамотность функциональная", {2}, ""),
        ("aujc", {3}, "фгос"),
        ("Aeyrwbjyfkmyfz uhfvjnyjcnm", {2}, "функциональная грамотность"),
        ("by;tythysq", {8}, "инженерный"),
        ("знерщт", {8}, "python"),
        ("инклюзив", {4}, ""),
        ("матем", {3}, ""),
        ("курсы по инклюзивному", {4}, ""),
        ("класная", {5}, "классная"),
        ("музей", {6}, ""),
        ("музык", {7}, ""),
        ("тузей", set(), ""),
        ("грамотнасти", {2}, "грамотность"),
        ("ФГОС система", {3}, ""),
        ("краснодар", {1}, ""),
        ("урак", {2}, "уроке"),
        ("<b>Ёлка</b>", set(), ""),
        ("торсионный", set(), ""),
        ("для и в 🙂", None, ""),
        ("я" * 5000, None, ""),
    ],
)
def test_typed_words_are_understood(typed: str, ids: set[int] | None, taken: str) -> None:
    found = understand(typed, SHELF, SPEECH)
    if ids is None:
        assert found == []
        return
    selected = select(SHELF, Wanted(words=typed), found, TODAY)
    assert {SHELF.ids[number] for number in bitsets.numbers(selected.bits)} == ids
    titles = ("Формирующее оценивание", "Функциональная грамотность на уроке", "ФГОС: система", "Классная")
    said = [word.meant or as_written(word, titles).lower() for word in found if word.meant or word.taken]
    assert said == ([taken] if taken else [])


def test_no_word_with_one_slip_is_missed() -> None:
    random = Random(3)
    known = sorted({"".join(random.choices("аботре", k=random.randint(4, 7))) for _ in range(400)})
    shelf = index_of([Entry(1, f"|{' '.join(known)}")])
    for word in known[::9]:
        place = random.randrange(len(word) - 1)
        slips = (
            word[:place] + word[place + 1 :],
            word[:place] + "с" + word[place:],
            word[:place] + "с" + word[place + 1 :],
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        )
        assert all(word in shelf.alike(slip, 1) for slip in slips)


def test_a_word_in_the_title_stands_before_one_elsewhere() -> None:
    shelf = index_of([Entry(1, document("Урок", "физика")), Entry(2, document("Физика", "урок")), Entry(3, "|")])
    selected = select(shelf, Wanted(words="физика"), understand("физика", shelf, SPEECH), TODAY)
    assert [shelf.ids[n] for n in bitsets.ordered(selected.bits, selected.keys, 0, 5)] == [2, 1]


def test_a_page_of_a_set_is_found_wherever_it_stands() -> None:
    random = Random(7)
    for many in (0, 1, 5, 80, 3000):
        them = random.sample(range(3001), many)
        bits = bitsets.of(them, 3001)
        assert sorted(them) == list(bitsets.numbers(bits))
        for skip in (0, 1, 79, many // 2, many - 3, many):
            assert bitsets.ordered(bits, [], max(0, skip), 5) == sorted(them)[max(0, skip) :][:5]


def test_filters_are_kept_whatever_was_kept() -> None:
    full = Filters().put("hours", "36-72").put("dates", "/2026-12-31").put("free", "1").let_in("hours").let_in("form")
    assert Filters.load(full.dump()) == full
    assert full.unknown == {"hours"}
    assert full.put("hours", "").on == ("dates", "free")
    assert full.put("hours", "").unknown == frozenset()
    more = '{"hours":"72-36","form":7,"unknown":{"a":1},"dates":"2026-13-01/"}'
    for rubbish in (more, "", "[]", "{", "null", '"x"'):
        assert Filters.load(rubbish) == Filters()
    for name, value in (
        ("hours", "0-5"),
        ("hours", "-"),
        ("dates", "2026-02-02/2026-01-01"),
        ("region", "a b"),
        ("x", "1"),
    ):
        with pytest.raises(ValueError, match="no such filter"):
            Filters().put(name, value)


def test_stems_meet_whatever_the_ending() -> None:
    assert stem("оценивания") == stem("оценивание")
    assert document("Урок и урок-игра", "Игра для учителя урока") == "урок игр|учител"
