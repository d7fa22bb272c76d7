"""Broadcasts with a picture or a file: the caption, the answers under it, and what is left when it is taken back."""

from tests.talks.broadcasting import SENDER, compose, coordinator, got, reader, send
from tests.talks.conftest import Talk
from tests.talks.internship import opens
from tests.talks.mentoring import read_all


async def test_a_picture_keeps_its_caption_its_buttons_and_its_answer(talk: Talk) -> None:
    olga, anna = await coordinator(talk), await reader(talk, "Анна")
    await read_all(talk)
    await compose(olga)
    await olga.presses("Изменить текст")
    await olga.sends_file("a.jpg", b"x", as_photo=True, caption="Семинар 27 января", media_group_id="7")
    assert "Из нескольких картинок возьму только первую" in olga.text
    await olga.presses("Изменить текст")
    olga.actor.sends_raw({"message": {
        "message_id": 901, "date": int(talk.clock()), "chat": olga.actor.chat_json(), "from": olga.actor.user_json(),
        "voice": {"file_id": "v", "file_unique_id": "v", "duration": 1},
    }})  # fmt: skip
    await talk.run()
    assert "Такое разослать пока не умею" in olga.text
    await olga.sends_file("a.jpg", b"x", as_photo=True, caption="С" * 801)
    assert "Длинновато: 801 при пределе 800" in olga.text
    await olga.presses("‹ Назад")
    await send(talk, olga)
    [shown] = got(anna)
    assert shown.photo is not None
    await anna.presses("Буду очно", shown)
    assert shown.caption == f"Семинар 27 января\n\n{SENDER}\n\nВы ответили: буду очно"
    await opens(olga, "broadcast", 1)
    await olga.presses("Отозвать")
    assert "вместо картинки или файла и слов будет «Сообщение отозвано»" in olga.text
    await olga.presses("Отозвать")
    before = shown.photo
    await talk.tick()
    await talk.tick()
    assert shown.caption == "Сообщение отозвано."
    assert shown.photo is not None
    assert shown.photo != before


async def test_a_file_that_was_taken_back_does_not_stay(talk: Talk) -> None:
    olga, anna = await coordinator(talk), await reader(talk, "Анна")
    await read_all(talk)
    await compose(olga)
    await olga.presses("Изменить текст")
    await olga.sends_file("a.xlsx", b"x", caption="Семинар 27 января, список")
    await send(talk, olga)
    [file] = got(anna)
    await opens(olga, "broadcast", 1)
    await olga.presses("Отозвать")
    await olga.presses("Отозвать")
    await talk.tick()
    await talk.tick()
    assert (file.document, file.photo is not None, file.caption) == (None, True, "Сообщение отозвано.")
