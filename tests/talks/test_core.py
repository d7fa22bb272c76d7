"""The machine around the conversations: what no feature has to think of."""

from tests.talks.conftest import Talk


async def test_an_unknown_word_gets_a_sentence_and_a_way_on(talk: Talk) -> None:
    anna = talk.person("Анна")
    await anna.writes("привет <b>мир</b>")
    assert "Не понял" in anna.text
    assert anna.buttons == ["Меню"]
    assert await talk.look("SELECT count(*) FROM screens") == [(0,)]
