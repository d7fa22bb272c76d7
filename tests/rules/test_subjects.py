"""Subjects and stages are recognised where they are certain, and only there."""

import pytest

import content
from rules.reading import BrokenContent
from rules.subjects import parse_subjects, pattern, stages_in, subjects_in


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("учителя математики", ["mathematics"]),
        ("Геометрия в 7 классе: задачи на построение", ["mathematics"]),
        ("учителя физической культуры", ["physical_education"]),
        ("Оценивание на уроках физики", ["physics"]),
        ("учителя ОБЖ и физкультуры", ["physical_education", "safety"]),
        ("Преподавание предмета «Основы безопасности и защиты Родины»", ["safety"]),
        ("учителя русского языка и литературы", ["russian"]),
        ("Урок чеченского языка и литературы", ["native"]),
        ("Родной (русский) язык и родная литература в школе", ["russian", "native"]),
        ("Литературное чтение: работа с текстом", ["primary"]),
        ("Математика в начальной школе", ["primary", "mathematics"]),
        ("учителя истории и обществознания", ["history"]),
        ("учителя естественно-научных дисциплин", ["physics", "biology", "chemistry", "geography"]),
        ("учителя технологии", ["technology"]),
        ("педагоги-психологи", ["psychology"]),
        ("Английский язык: говорение", ["foreign"]),
        ("педагоги доп. образования", ["additional"]),
        ("ОРКСЭ и ОДНКНР", ["ethics"]),
    ],
)
def test_subject_is_recognised(text: str, codes: list[str]) -> None:
    assert list(subjects_in(text, content.subjects())) == codes


@pytest.mark.parametrize(
    "text",
    [
        "Современные образовательные технологии",
        "Межпредметные технологии в обучении детей с ОВЗ",
        "Психолого-педагогическое сопровождение образовательного процесса",
        "Математическая грамотность школьников",
        "Естественно-научная грамотность",
        "История одного класса: тёплые практики",
        "Развитие физических качеств",
        "Охрана труда",
        "Воспитательная работа в классе",
        "Формирование методических компетенций педагогов",
        "Дополнительная профессиональная программа",
    ],
)
def test_uncertain_is_not_recognised(text: str) -> None:
    assert subjects_in(text, content.subjects()) == ()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("педагоги ДОУ", {"preschool"}),
        ("Работа по ФГОС ДО", {"preschool"}),
        ("Повышение компетентности специалистов ДО", set()),
        ("Требования ФГОС НОО", {"primary"}),
        ("Обновлённые ФГОС НОО и ООО", {"primary", "basic"}),
        ("ФГОС ООО и СОО", {"basic", "senior"}),
        ("ООО «Центр развития»", set()),
        ("Подготовка к ОГЭ и ЕГЭ", {"basic", "senior"}),
        ("педагоги СПО", {"vocational"}),
        ("Способы работы с классом", set()),
        ("среднее профессиональное образование", {"vocational"}),
        ("дополнительное профессиональное образование", set()),
        ("Задачи для 5–11 классов", {"basic", "senior"}),
        ("учителя 1-11 классов", {"primary", "basic", "senior"}),
        ("педагоги доп. образования", {"additional"}),
    ],
)
def test_stage_is_recognised(text: str, codes: set[str]) -> None:
    assert stages_in(text, content.stages()) == codes


def test_stems() -> None:
    assert pattern("=спо").search("педагоги спо, 2 курс")
    assert not pattern("=спо").search("способы")
    assert pattern("русск язык").search("русского (родного) языка") is None
    assert pattern("алгебр|геометр").search("на уроках геометрии")


@pytest.mark.parametrize(
    ("was", "becomes", "reason"),
    [
        ('stems = ["хими"', 'stems = ["Хими"', "chemistry: the stem “Хими” must be small letters"),
        ('stems = ["хими"', 'stems = ["хими", "хими"', "chemistry: “stems” says the same twice"),
        ('covers = ["senior"]', 'covers = ["high"]', "senior: “covers” names an unknown stage"),
        ('code = "music"', 'code = "art"', "art: the code stands twice"),
        ('ru = "ОБЗР (ОБЖ)"', 'ru = "Основы безопасности и защиты"', "safety: “short.ru” is longer than 20"),
    ],
)
def test_broken_subjects_are_refused(was: str, becomes: str, reason: str) -> None:
    good = (content.ROOM / "subjects.toml").read_text(encoding="utf-8")
    assert was in good
    with pytest.raises(BrokenContent) as caught:
        parse_subjects(good.replace(was, becomes, 1))
    assert reason in str(caught.value)
