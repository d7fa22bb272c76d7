"""A conversation: presses, answers, edits, pictures, files, scrolling, breaks of the connection."""

from playwright.async_api import expect

from sandbox import Upload, World
from sandbox.server import Runner, serve
from tests.browser.bot import call, keys, last_press, picture, says
from tests.browser.conftest import PageAt
from tests.browser.dsl import ChatPage

ANNA, MARIA = 1001, 1002


async def test_an_empty_chat_explains_itself_and_starts(world: World, page: ChatPage) -> None:
    anna = page.person("Анна")
    await expect(anna.column.get_by_text("Это чат с ботом")).to_be_visible()
    await anna.presses("Начать")
    await anna.sees("/start")
    await expect(anna.column.get_by_text("Это чат с ботом")).to_be_hidden()
    await expect(page.person("Мария").column.get_by_text("Это чат с ботом")).to_be_visible()


async def test_a_press_turns_until_it_is_answered(world: World, page: ChatPage) -> None:
    anna = page.person("Анна")
    world.people[ANNA].writes("/start")
    says(world, ANNA, "Придёте?", [keys("Очно", "Дистанционно")])
    await anna.presses("Очно", answered=False)
    await expect(anna.key("Очно")).to_have_attribute("aria-busy", "true")
    press = last_press(world)
    assert press["data"] == "Очно"
    call(world, "answerCallbackQuery", callback_query_id=press["id"], text="Место за вами")
    await expect(anna.column.locator(".toast")).to_have_text("Место за вами")
    await expect(anna.key("Очно")).not_to_have_attribute("aria-busy", "true")


async def test_an_answer_without_words_only_stops_the_turning(world: World, page: ChatPage) -> None:
    anna = page.person("Анна")
    world.people[ANNA].writes("/start")
    says(world, ANNA, "Вопрос", [keys("А")])
    await anna.presses("А", answered=False)
    await expect(anna.key("А")).to_have_attribute("aria-busy", "true")
    call(world, "answerCallbackQuery", callback_query_id=last_press(world)["id"])
    await expect(anna.key("А")).not_to_have_attribute("aria-busy", "true")
    await expect(anna.column.locator(".toast")).to_have_count(0)


async def test_an_alert_waits_for_its_ok_and_gives_the_focus_back(world: World, page: ChatPage) -> None:
    anna = page.person("Анна")
    world.people[ANNA].writes("/start")
    says(world, ANNA, "Место?", [keys("Занять")])
    for close in ("OK", "Escape"):
        await anna.presses("Занять", answered=False)
        await expect(anna.key("Занять")).to_have_attribute("aria-busy", "true")
        press = last_press(world)
        call(world, "answerCallbackQuery", callback_query_id=press["id"], text="Мест нет", show_alert=True)
        await anna.sees("Мест нет")
        if close == "OK":
            await anna.closes_alert()
        else:
            await page.page.keyboard.press("Escape")
            await expect(page.page.locator("dialog")).to_have_count(0)
        await expect(anna.key("Занять")).to_be_focused()


async def test_an_edit_changes_the_same_bubble_and_keeps_the_focus(world: World, page: ChatPage) -> None:
    anna = page.person("Анна")
    world.people[ANNA].writes("/start")
    message = says(world, ANNA, "Вопрос 1", [keys("А", "Б")])
    await anna.key("Б").focus()
    keyboard = {"inline_keyboard": [keys("В", "Г")]}
    call(world, "editMessageText", chat_id=ANNA, message_id=message, text="Вопрос 2", reply_markup=keyboard)
    bubble = anna.column.locator(f"[data-message='{message}']")
    await expect(bubble.locator(".words")).to_have_text("Вопрос 2")
    await expect(bubble.get_by_text("изменено")).to_be_visible()
    await expect(anna.key("Г")).to_be_focused()
    await expect(anna.bubbles).to_have_count(2)
    call(world, "deleteMessage", chat_id=ANNA, message_id=message)
    await expect(bubble).to_have_count(0)


async def test_a_picture_is_enlarged_and_a_file_is_downloaded(world: World, page: ChatPage) -> None:
    anna = page.person("Анна")
    world.people[ANNA].writes("/start")
    call(world, "sendPhoto", {"photo": Upload("radar.png", picture())}, chat_id=ANNA, caption="Ваш профиль")
    await anna.sees_picture()
    await anna.column.get_by_role("button", name="Увеличить картинку").click()
    await expect(page.page.locator("dialog.lightbox img")).to_be_visible()
    await page.page.keyboard.press("Escape")
    await expect(page.page.locator("dialog")).to_have_count(0)
    file = Upload("мои данные.json", b'{"a": 1}')
    call(world, "sendDocument", {"document": file}, chat_id=ANNA, caption="Готово")
    async with page.page.expect_download() as waiting:
        await anna.column.get_by_role("link", name="Скачать мои данные.json").click()
    download = await waiting.value
    assert download.suggested_filename == "мои данные.json"
    assert (await download.path()).read_bytes() == b'{"a": 1}'


async def test_what_comes_tall_is_seen_to_its_end(world: World, page: ChatPage) -> None:
    """Was: the reader at the end was left behind by a picture, whose height is only guessed until it is drawn."""
    anna = page.person("Анна")
    world.people[ANNA].writes("/start")
    end = """node => new Promise((tell) => requestAnimationFrame(() => setTimeout(  // when the next frame is drawn
      () => tell(node.scrollHeight - node.scrollTop - node.clientHeight))))"""
    for number in range(6):
        photo = {"photo": Upload("radar.png", picture(800, 800))}
        keyboard = {"inline_keyboard": [keys(f"Дальше {number}"), keys("Меню")]}
        caption = "строка\n" * 20
        call(world, "sendPhoto", photo, chat_id=ANNA, caption=caption, reply_markup=keyboard)
        await expect(anna.key(f"Дальше {number}")).to_be_in_viewport(ratio=1)
    await page.stands_still()
    assert await anna.column.get_by_role("log").evaluate(end) < 2


async def test_files_go_by_the_button_and_by_dropping(world: World, page: ChatPage) -> None:
    anna, person = page.person("Анна"), world.people[ANNA]
    await anna.sends_file("программы.tsv", "название\n".encode(), "text/tab-separated-values", "каталог")
    await anna.sees("каталог")
    document = person.chat.messages[-1].document
    assert document is not None
    assert (document.name, document.bytes.decode()) == ("программы.tsv", "название\n")
    await anna.sends_file("фото.png", picture(), "image/png")
    await anna.sees_picture()
    assert person.chat.messages[-1].photo is not None
    drop = """node => {
      const files = new DataTransfer();
      files.items.add(new File(["x"], "брошен.txt"));
      for (const type of ["dragover", "drop"])
        node.dispatchEvent(new DragEvent(type, { dataTransfer: files, bubbles: true, cancelable: true }));
    }"""
    await anna.column.evaluate(drop)
    await expect(anna.column.get_by_text("брошен.txt")).to_be_visible()
    await anna.column.get_by_role("button", name="Убрать брошен.txt").click()
    await expect(anna.column.get_by_text("брошен.txt")).to_have_count(0)


async def test_typing_is_shown_until_the_message(world: World, page: ChatPage) -> None:
    anna = page.person("Анна")
    world.people[ANNA].writes("/start")
    call(world, "sendChatAction", chat_id=ANNA, action="typing")
    await expect(anna.column.get_by_text("печатает…")).to_be_visible()
    says(world, ANNA, "Готово")
    await expect(anna.column.get_by_text("печатает…")).to_have_count(0)
    await expect(anna.column.locator(".subtitle")).to_have_text("учитель, 1-й год · @sokolova_anna")


async def test_who_blocked_the_bot_cannot_write_until_unblocking(world: World, page: ChatPage) -> None:
    anna = page.person("Анна")
    await anna.writes("/start")
    await page.does(anna.column.get_by_role("switch", name="Заблокировать бота").click)
    await expect(anna.input).to_be_hidden()
    await expect(anna.column.get_by_text("бот заблокирован")).to_be_visible()
    assert world.people[ANNA].blocked
    await page.does(anna.column.get_by_role("button", name="Разблокировать").click)
    await anna.writes("снова здесь")


async def test_the_reader_who_scrolled_up_stays_there(world: World, page: ChatPage) -> None:
    anna = page.person("Анна")
    world.people[ANNA].writes("/start")
    for number in range(40):
        says(world, ANNA, f"сообщение {number}\nвторая строка")
    await page.stands_still()
    scroller = anna.column.get_by_role("log")
    await scroller.evaluate("node => { node.scrollTop = 0; }")
    jump = anna.column.get_by_role("button", name="К последнему сообщению")
    await expect(jump).to_be_visible()
    says(world, ANNA, "новость")
    newer = anna.column.get_by_role("button", name="К новым сообщениям (1)")
    await expect(newer).to_be_visible()
    assert await scroller.evaluate("node => node.scrollTop") == 0
    await newer.click()
    await expect(anna.bubbles.last).to_be_in_viewport()
    await expect(jump).to_be_hidden()
    says(world, ANNA, "ещё одна")
    await expect(anna.bubbles.filter(has_text="ещё одна")).to_be_in_viewport()


async def test_a_thousand_messages_and_the_last_is_in_sight(world: World, sandbox: Runner, page_at: PageAt) -> None:
    world.people[ANNA].writes("/start")
    for number in range(1000):
        says(world, ANNA, f"<b>сообщение</b> {number}", [keys("А", "Б", "В", "Г")])
    page = await page_at(sandbox)
    anna = page.person("Анна")
    await expect(anna.bubbles).to_have_count(1001)
    await expect(anna.bubbles.last).to_be_in_viewport()
    await anna.presses("Г", answered=False)
    assert last_press(world)["message"]["text"] == "сообщение 999"


async def test_a_break_of_the_connection_loses_nothing(world: World, page_at: PageAt, free_port: int) -> None:
    first = await serve(world, port=free_port)
    page = await page_at(first)
    anna = page.person("Анна")
    await anna.writes("/start")
    await anna.input.fill("начатое письмо")
    await first.stop()
    await expect(page.page.get_by_text("Нет связи с песочницей")).to_be_visible()
    says(world, ANNA, "сказано во время разрыва")
    second = await serve(world, port=free_port)
    try:
        await anna.sees("сказано во время разрыва")
        await expect(page.page.get_by_text("Нет связи с песочницей")).to_be_hidden()
        await expect(anna.input).to_have_value("начатое письмо")
        says(world, ANNA, "и после него")
        await anna.sees("и после него")
    finally:
        page.errors.clear()  # the browser reports each refused connection
        await page.page.close()
        await second.stop()


async def test_the_screen_can_be_cleared_and_a_column_hidden(world: World, page: ChatPage) -> None:
    anna = page.person("Анна")
    await anna.writes("/start")
    await anna.column.get_by_role("button", name="Действия").click()
    await page.does(anna.column.get_by_role("button", name="Очистить экран").click)
    await expect(anna.bubbles).to_have_count(0)
    await expect(anna.input).to_be_focused()
    await anna.column.get_by_role("button", name="Действия").click()
    await anna.column.get_by_role("button", name="Скрыть колонку").click()
    await expect(anna.column).to_have_count(0)
    await page.page.reload()
    await expect(page.person("Мария").column).to_be_visible()
    await expect(anna.column).to_have_count(0)
    await page.page.get_by_role("navigation").get_by_role("button", name="Анна").click()
    await expect(anna.column).to_be_visible()


async def test_a_new_person_comes_by_the_form(world: World, page: ChatPage) -> None:
    await page.button("Новый человек").click()
    await page.page.get_by_label("Имя", exact=True).fill("Тимур")
    await page.page.get_by_label("Кто это (видно только вам)").fill("молодой учитель")
    await page.button("Добавить").click()
    timur = page.person("Тимур")
    await timur.presses("Начать")
    await timur.sees("/start")
    assert [person.note for person in world.people.values()][-1] == "молодой учитель"
