"""The longest result there can be: it must still be a caption, which Telegram cuts off at 1024 signs."""

import content
from bot.screen import CAPTION_LIMIT
from rules.scoring import SHOWN
from storage import diagnosis
from tests.talks.conftest import Talk
from tests.talks.test_start import begin

DAY = 86_400
TITLE = 80  # of an instrument that a place has made: it stands before the day instead of «Ваш профиль»


async def test_the_longest_result_is_still_a_caption(talk: Talk) -> None:
    anna = await begin(talk)
    questionnaire = content.questionnaire()
    extra = [area.code for area in content.areas() if not area.general]
    words = {
        area.code: len(area.short["ru"])
        + sum(len(item.theme["ru"]) for item in questionnaire.items if item.area == area.code)
        for area in content.areas()
    }
    longest = sorted(words, key=words.__getitem__)[-SHOWN:]
    low = {item.id for item in questionnaire.items if item.area in longest}
    person = (await talk.look("SELECT id FROM people"))[0][0]
    now = int(talk.clock())
    async with talk.db.write() as tx:
        done = None
        # One area a day before, so that every change is counted from a day of its own; then everything at once.
        for day, areas in enumerate([*([area] for area in longest), list(words)]):
            draft = await diagnosis.begin(tx, person, questionnaire, form="full", now=now)
            draft = await diagnosis.widen(tx, person, draft.id, questionnaire, now=now)
            for area in extra:
                draft = await diagnosis.add_area(tx, person, draft.id, area, questionnaire, now=now)
            last = len(areas) > 1
            for item in (item for item in draft.items if item.partition(".")[0] in areas):
                draft = await diagnosis.enter_area(tx, person, draft.id, item.partition(".")[0], now=now)
                assert draft.current is not None
                choice = (1 if draft.current in low else 4) if last else 4
                await diagnosis.answer(tx, person, draft.id, draft.current, choice, now=now)
            done = await diagnosis.finish(tx, person, draft.id, questionnaire, now=now + day * DAY)
    assert done is not None
    await anna.writes("/diagnosis")
    await anna.presses("Мой результат")
    assert anna.screen.photo is not None
    assert anna.text.count("−3,0") == SHOWN
    assert len(anna.text) + TITLE < CAPTION_LIMIT
    await anna.presses("По областям")
    assert anna.text.count("−3,0") == SHOWN
    assert anna.text.count("▓") > len(words)
    assert anna.text.count("Трудные места") == SHOWN
