"""What a later version of an instrument changes."""

from dataclasses import replace

import content
from rules.instrument_changes import changes, parts


def test_the_same_words_change_nothing() -> None:
    for code in content.INSTRUMENTS:
        assert not changes(content.questionnaire(code), replace(content.questionnaire(code))).any
    for variant in content.literacy():
        assert not changes(variant, replace(variant)).any


def test_new_gone_and_reworded_items_are_named_by_theme() -> None:
    before = content.questionnaire("first_year")
    first, second, third, *rest = before.items
    extra = replace(first, id="methodical.extra", theme={"ru": "новая тема", "en": "a new theme"})
    reworded = replace(second, question={"ru": "Иначе?", "en": "Otherwise?"})
    noted = replace(third, source="ФГОС", behaviour={"ru": "Иначе", "en": "Otherwise"})
    after = replace(before, version="1.1", items=(reworded, noted, *rest, extra))
    found = changes(before, after)
    assert (found.new, found.gone, found.reworded) == ((extra.theme,), (first.theme,), (second.theme,))
    assert found.unlike
    assert not changes(before, replace(after, version="2.0")).unlike
    assert changes(before, replace(after, version="2.0")).rescaled


def test_a_task_changes_with_its_stimulus_and_its_key() -> None:
    before = content.literacy()[0]
    part, *others = before.parts
    task = part.tasks[0]
    retold = replace(part.stimuli[0], text={"ru": "Иначе", "en": "Otherwise"})
    after = replace(before, parts=(replace(part, stimuli=(retold, *part.stimuli[1:])), *others))
    assert set(map(str, changes(before, after).reworded)) == {
        str(it.measures) for it in part.tasks if it.stimulus == retold.id
    }
    keyed = replace(part, tasks=(replace(task, key=(task.key + 1) % 4), *part.tasks[1:]))
    assert changes(before, replace(before, parts=(keyed, *others))).reworded == (task.measures,)


def test_parts_hold_everything_once_in_order() -> None:
    full = content.questionnaire()
    assert [it for _, asked in parts(full) for it in asked] == list(full.items)
    assert [len(tasks) for _, tasks in parts(content.literacy()[1])] == [5] * 6
