"""Looking through the catalogue: words, filters, order, and «не подходит», as a teacher sees it; and what is kept."""

from pathlib import Path

import pytest

from tests.talks.conftest import Talk, Talker
from tests.talks.test_programmes import bring, diagnosed

NAMES = (
    *("название", "вид", "часы", "форма", "дот", "организация", "регион", "стоимость", "номер в реестре"),
    *("дата начала", "дата окончания"),
)
ROWS = (
    ("Формирующее оценивание на уроке", "ПК", "36", "заочная", "полностью", "ИРО Кубани", "Краснодарский край", "0"),
    ("Критериальное оценивание на уроке", "ПК", "144", "очная", "нет", "Академия", "Москва", "9000"),
    ("Критериальное оценивание: как договориться с классом", "ПК", "108", "очная", "нет", "ЦНППМ", "Томская область"),
    ("Обратная связь и критерии оценивания", "ПК", "", "заочная", "", "ИРО Перми", "Пермский край"),
    ("Объективное оценивание функциональной грамотности", "ПК", "24", "очно-заочная", "частично", "ИРО Уфы", ""),
    ("Инструменты оценивания: от отметки к обратной связи", "ПК", "72", "очная", "нет", "ИРО Твери", "", "5000"),
    ("Здоровьесбережение на уроке", "ПК", "16", "заочная", "полностью", "ИРО Твери", ""),
)


async def found(talk: Talk, tmp_path: Path) -> Talker:
    """Anna stands before the programmes suggested for her lowest area."""
    rows = [dict(zip(NAMES, (*row, *[""] * len(NAMES)), strict=False)) for row in ROWS]
    rows[0] |= {"номер в реестре": "101", "дата начала": "15.01.2027", "дата окончания": "30.01.2027"}
    await bring(talk, tmp_path / "real.tsv", *rows)
    anna = talk.person("Анна")
    await diagnosed(talk, anna, assessment=1.5, health=2.0)
    await anna.writes("/programmes")
    return anna


async def test_words_endings_slips_and_what_nothing_has(talk: Talk, tmp_path: Path) -> None:
    anna = await found(talk, tmp_path)
    await anna.writes("грамотностью")
    assert anna.text.startswith("Поиск: «грамотностью» · найдено 1")
    await anna.writes("критериальное <b>оцинивание</b> 😀\u202e")
    assert "вы написали «оцинивание»" in anna.text
    assert "Поиск: «критериальное <b>оцинивание</b> 😀»" in anna.text
    assert anna.rows[0] == ["1", "2"]
    await anna.writes("здоровьесбережение грамотность")
    assert "Всех этих слов вместе нет" in anna.text
    await anna.writes("щъщъщъ " * 700)
    assert "Такого в каталоге нет" in anna.text
    await anna.writes("… 😀")
    assert "Не вижу здесь слов" in anna.text
    await anna.writes("101")
    assert "Формирующее оценивание" in anna.text
    await anna.presses("1")
    await anna.presses("Не подходит")
    await anna.presses("Тема не та")
    assert anna.toast == "Отметил. В подобранных вам её больше не будет."
    assert "✗ Отмечена: тема не та" in anna.text
    await anna.presses("1")
    assert "Отмечена как неподходящая: тема не та" in anna.text
    await anna.presses("Вернуть в подбор")
    assert "Не подходит" in anna.buttons
    assert "Занятия: 15 января 2027 – 30 января 2027" in anna.text
    await anna.presses("‹ Назад")
    assert anna.text.startswith("Поиск: «101»")
    await anna.presses("Подобранные мне")
    assert anna.text.startswith("Оценочная компетенция")


async def test_filters_are_kept_counted_and_let_the_unknown_in(talk: Talk, tmp_path: Path) -> None:
    anna = await found(talk, tmp_path)
    everything = int(anna.text.split("найдено ")[1].split()[0])
    await anna.presses("Фильтры")
    await anna.presses("Часы")
    assert "до 24 ч · 1" in anna.buttons
    await anna.writes("много")
    assert "Не понял «много»" in anna.text
    await anna.writes("до 72")
    assert "Часы: до 72 ч" in anna.text
    await anna.presses("Показать · 3")
    assert "Фильтры: до 72 ч" in anna.text
    assert "Ещё 1 программа без указания часов." in anna.text
    await anna.presses("Показать и их")
    assert "Фильтры: до 72 ч и где не указано" in anna.text
    assert "найдено 4" in anna.text
    assert await talk.look("SELECT filters FROM programme_lists") == [('{"hours": "-72", "unknown": ["hours"]}',)]
    await talk.restart()
    await anna.presses("Порядок")
    await anna.presses("Короче")
    assert "Сначала короче." in anna.text
    assert "24 ч" in anna.text.split("2  ")[0]
    await anna.presses("Фильтры · 1")
    await anna.presses("Регион")
    assert anna.buttons[0] == "Краснодарский край · 1"
    await anna.writes("Атлантида")
    assert "Не нашёл региона «Атлантида»" in anna.text
    await anna.writes("кубань")
    await anna.presses("Показать · 1")
    await anna.presses("Фильтры · 2")
    await anna.presses("Сбросить всё")
    assert f"найдено {everything}" in anna.text
    await anna.presses_in_vain(".Es:hours:7-1", ".Es:nothing:1", told="Такого значения больше нет")
    assert await talk.look("SELECT filters FROM programme_lists") == [("{}",)]


async def test_what_does_not_suit_teaches_the_list_and_is_taken_back(talk: Talk, tmp_path: Path) -> None:
    anna = await found(talk, tmp_path)
    total = int(anna.text.split("найдено ")[1].split()[0])
    await anna.presses("2")
    title = anna.text.splitlines()[0]
    await anna.presses("Не подходит")
    await anna.presses("Слишком долго")
    assert anna.toast == "Убрал. Такие длинные будут ниже."
    assert title not in anna.text
    assert f"найдено {total - 1}" in anna.text
    assert "Ниже остальных стоят длинные (от" in anna.text
    assert await talk.look("SELECT reason, undone_at FROM programme_refusals") == [("long", None)]
    without_hours = next(line for line in anna.text.splitlines() if "Обратная связь и критерии" in line)
    await anna.presses(without_hours[0])
    await anna.presses("Не подходит")
    await anna.presses("Слишком долго")
    assert anna.toast == "Убрал, больше её не предложу.", "without hours it teaches nothing"
    await anna.presses("Мои отметки · 2")
    await anna.presses("Вернуть 1")
    assert "слишком долго, 22 ноября 2026" in anna.text
    back = anna.data("Вернуть 1")
    await anna.presses_data(back)
    assert "Отметок нет" in anna.text
    await anna.presses_data(back)
    assert anna.toast == "Этой отметки уже нет."
    await anna.presses("‹ Назад")
    assert f"найдено {total}" in anna.text
    assert await talk.look("SELECT count(*) FROM programme_refusals WHERE undone_at IS NOT NULL") == [(2,)]


async def test_a_large_catalogue_that_is_still_being_read_is_waited_for(
    talk: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.finding.SMALL", 0)
    anna = await found(talk, tmp_path)
    assert "Каталог сейчас готовится" in anna.text
    await talk.tick()
    await anna.presses("Ещё раз")
    assert anna.text.startswith("Оценочная компетенция")
    await anna.presses("1")
