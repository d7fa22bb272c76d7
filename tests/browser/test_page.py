"""The page around the chats: panel, phone, theme, language, keyboard, names for those who do not see."""

import pytest
from playwright.async_api import expect

from sandbox import Cut, World
from sandbox.server import Runner
from tests.browser.bot import call, keys, last_press, picture, says
from tests.browser.conftest import PageAt
from tests.browser.dsl import ChatPage

ANNA, MARIA = 1001, 1002

NAMELESS = """() => {
  const name = (node) => (node.getAttribute("aria-label") || node.labels?.[0]?.textContent || node.getAttribute("alt")
    || node.textContent || "").trim();
  const named = "button, a[href], input:not([type=file]), select, textarea, [role=button], dialog, section, nav, aside";
  return [...document.querySelectorAll(named)].filter((node) => !name(node)).map((node) => node.outerHTML);
}"""
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
BRIGHTNESS = """() => {
  const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number);
  return (r + g + b) / 3;
}"""


async def test_a_fault_is_switched_on_used_up_and_seen(world: World, page: ChatPage) -> None:
    world.people[ANNA].writes("/start")
    panel = await page.opens_panel()
    await expect(panel.get_by_text("Сбоев нет")).to_be_visible()
    await panel.get_by_role("combobox", name="Что случится").select_option("429")
    await panel.get_by_role("combobox", name="Метод", exact=True).select_option("sendMessage")
    await panel.get_by_label("Раз", exact=True).fill("1")
    await panel.get_by_label("Секунд").fill("7")
    await panel.get_by_role("button", name="Включить").click()
    await expect(panel.locator(".faults")).to_contain_text("sendMessage · ещё 1")
    answer = world.call(world.bot.token, "sendMessage", {"chat_id": ANNA, "text": "привет"})
    assert (answer.status, answer.body["parameters"]["retry_after"]) == (429, 7)
    await expect(panel.locator(".log tbody tr").first).to_contain_text("Too Many Requests: retry after 7")
    await expect(panel.get_by_text("Сбоев нет")).to_be_visible()
    says(world, ANNA, "теперь дошло")
    await page.person("Анна").sees("теперь дошло")


async def test_a_cut_for_one_person_until_switched_off(world: World, page: ChatPage) -> None:
    for person in (ANNA, MARIA):
        world.people[person].writes("/start")
    panel = await page.opens_panel()
    await panel.get_by_role("combobox", name="Что случится").select_option("cut_after")
    await panel.get_by_role("combobox", name="Чат", exact=True).select_option("Анна Соколова")
    await panel.get_by_label("Раз", exact=True).fill("9")
    await panel.get_by_role("button", name="Включить").click()
    await expect(panel.locator(".faults")).to_contain_text("Анна Соколова")
    with pytest.raises(Cut):
        says(world, ANNA, "дошло, но бот не знает")
    await page.person("Анна").sees("дошло, но бот не знает")
    says(world, MARIA, "без помех")
    await panel.get_by_role("button", name="Выключить").click()
    await expect(panel.get_by_text("Сбоев нет")).to_be_visible()
    says(world, ANNA, "снова без помех")


async def test_the_log_filters_and_the_switches_work(world: World, page: ChatPage) -> None:
    world.people[ANNA].writes("/start")
    panel = await page.opens_panel()
    says(world, ANNA, "раз")
    world.call(world.bot.token, "sendMessage", {"chat_id": 5, "text": "никому"})
    call(world, "getMe")
    rows = panel.locator(".log tbody tr")
    await expect(rows).to_have_count(3)
    await panel.get_by_label("только ошибки").check()
    await expect(rows).to_have_count(1)
    await expect(rows).to_contain_text("chat not found")
    await panel.get_by_label("только ошибки").uncheck()
    await panel.get_by_role("searchbox", name="Метод").fill("getme")
    await expect(rows).to_have_count(1)
    await expect(panel.locator(".pending")).to_have_text("1")
    before = world.rates.strict
    await panel.get_by_role("switch", name="Строгие пределы").click()
    await expect(panel.get_by_role("switch", name="Строгие пределы")).to_have_attribute(
        "aria-checked", str(not before).lower()
    )
    assert world.rates.strict is not before
    await panel.get_by_role("button", name="Отправить", exact=True).click()
    await expect(panel.get_by_text("Бот должен пережить его")).to_be_visible()
    updates = call(world, "getUpdates")
    assert updates[-1]["message"]["date"] == "x"
    await panel.get_by_role("button", name="Закрыть").press("Escape")
    await expect(panel).to_be_hidden()
    await expect(page.button("Журнал и сбои")).to_be_focused()


async def test_a_newcomer_is_told_what_this_is_once(sandbox: Runner, page_at: PageAt) -> None:
    page = await page_at(sandbox, init="localStorage.removeItem('sandbox.intro')")
    await page.page.reload()
    intro, again = page.page.get_by_text("Это ещё один Telegram"), page.button("Что это за страница?")
    await expect(intro).to_be_visible()
    await page.button("Понятно").press("Enter")
    await expect(intro).to_be_hidden()
    await expect(again).to_be_focused()
    await again.press("Enter")
    await expect(intro).to_be_visible()


async def test_every_fault_is_explained(page: ChatPage) -> None:
    panel = await page.opens_panel()
    kind, hint = panel.get_by_label("Что случится"), panel.locator(".hint")
    said = set()
    for value in await kind.locator("option").evaluate_all("all => all.map(one => one.value)"):
        await kind.select_option(value)
        said.add(await hint.inner_text())
    assert len(said) == 7
    assert all(len(words) > 20 for words in said)


async def test_a_phone_shows_one_person_and_marks_the_others(world: World, sandbox: Runner, page_at: PageAt) -> None:
    for person in (ANNA, MARIA):
        world.people[person].writes("/start")
    page = await page_at(sandbox, width=390, height=844)
    await expect(page.person("Анна").column).to_be_visible()
    await expect(page.person("Мария").column).to_be_hidden()
    assert await page.page.evaluate(SIDEWAYS) == 0
    says(world, MARIA, "Вам сообщение", [keys("Открыть")])
    tab = page.page.get_by_role("navigation").get_by_role("button", name="Мария, есть новое")
    await tab.click()
    await page.person("Мария").sees("Вам сообщение")
    await expect(page.person("Мария").bubbles.last).to_be_in_viewport()
    await expect(page.person("Анна").column).to_be_hidden()
    await expect(page.page.get_by_role("navigation").get_by_role("button", name="есть новое")).to_have_count(0)
    await page.opens_panel()
    assert await page.page.evaluate(SIDEWAYS) == 0


async def test_a_wide_screen_shows_four_people_whole(page: ChatPage) -> None:
    for name in ("Анна", "Мария", "Олег", "Елена"):
        await expect(page.person(name).column).to_be_in_viewport(ratio=1)


async def test_twice_enlarged_nothing_runs_out_sideways(sandbox: Runner, page_at: PageAt) -> None:
    """200 % on a screen of 1600×1000 leaves 800×500, on one of 1280×720 it leaves 640×360."""
    for width, height in ((800, 500), (640, 360)):
        page = await page_at(sandbox, width=width, height=height)
        assert await page.page.evaluate(SIDEWAYS) == 0
        await expect(page.person("Анна").input).to_be_in_viewport(ratio=1)
        await expect(page.person("Анна").key("Начать")).to_be_in_viewport(ratio=1)


async def test_dark_follows_the_system_and_the_switch_is_remembered(sandbox: Runner, page_at: PageAt) -> None:
    page = await page_at(sandbox, dark=True)
    assert await page.page.evaluate(BRIGHTNESS) < 64
    await page.page.get_by_role("switch", name="Тёмная тема").click()
    assert await page.page.evaluate(BRIGHTNESS) > 192
    await page.page.reload()
    await expect(page.page.get_by_role("switch", name="Тёмная тема")).to_have_attribute("aria-checked", "false")
    assert await page.page.evaluate(BRIGHTNESS) > 192


async def test_the_language_changes_and_drafts_stay(world: World, page: ChatPage) -> None:
    anna = page.person("Анна")
    await anna.writes("/start")
    await anna.input.fill("черновик")
    await page.button("English").click()
    await expect(page.button("Log and faults")).to_be_visible()
    await expect(page.page.locator("html")).to_have_attribute("lang", "en")
    await anna.sees("/start")
    await expect(anna.input).to_have_value("черновик")
    await page.does(lambda: anna.input.press("Enter"))
    await anna.sees("черновик")
    await page.page.reload()
    await expect(page.button("Русский")).to_be_visible()


async def test_the_page_works_without_storage(sandbox: Runner, page_at: PageAt) -> None:
    broken = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } });"
    page = await page_at(sandbox, init=broken)
    await page.person("Анна").writes("/start")
    await page.page.get_by_role("switch", name="Тёмная тема").click()
    assert await page.page.evaluate(BRIGHTNESS) < 64


async def test_by_keyboard_alone(world: World, page: ChatPage) -> None:
    press, anna = page.page.keyboard.press, page.person("Анна")

    async def tab_to(target: str) -> None:
        for _ in range(60):
            await press("Tab")
            if await page.page.evaluate("target => document.activeElement.matches(target)", target):
                return
        pytest.fail(f"Tab never came to {target}")

    await tab_to(".welcome .primary")
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert await page.page.evaluate(outline) == "solid"
    await page.does(lambda: press("Enter"))
    await anna.sees("/start")
    says(world, ANNA, "Вопрос", [keys("А", "Б")])
    await page.stands_still()
    await anna.column.get_by_role("button", name="Действия").focus()
    await tab_to("[data-at='0:1']")
    await page.does(lambda: press("Space"))
    await expect(anna.key("Б")).to_have_attribute("aria-busy", "true")
    assert last_press(world)["data"] == "Б"
    await tab_to("textarea")
    await page.page.keyboard.type("первая")
    await press("Shift+Enter")
    await page.page.keyboard.type("вторая")
    await page.does(lambda: press("Enter"))
    await anna.sees("вторая")
    assert world.people[ANNA].chat.messages[-1].text == "первая\nвторая"


async def test_the_menu_of_commands_by_arrows(world: World, page: ChatPage) -> None:
    commands = [{"command": "start", "description": "начать сначала"}, {"command": "help", "description": "помощь"}]
    call(world, "setMyCommands", commands=commands)
    anna = page.person("Анна")
    await expect(anna.column.locator(".command-menu button")).to_have_count(2)  # the page has heard of them
    menu = anna.column.get_by_role("button", name="Команды бота")
    await menu.press("Enter")
    await expect(anna.column.get_by_role("button", name="/start")).to_be_focused()
    await page.page.keyboard.press("Escape")
    await expect(menu).to_be_focused()
    await menu.press("Enter")
    await page.page.keyboard.press("ArrowDown")
    await expect(anna.column.get_by_role("button", name="/help")).to_be_focused()
    await page.does(lambda: page.page.keyboard.press("Enter"))
    await anna.sees("/help")
    await expect(anna.column.locator(".command-menu")).to_be_hidden()


@pytest.mark.parametrize("language", ["ru", "en"])
async def test_everything_has_a_name(language: str, world: World, sandbox: Runner, page_at: PageAt) -> None:
    person = world.people[ANNA]
    person.writes("/start")
    person.sends_file("фото.png", picture(), "image/png", as_photo=True)
    person.sends_file("данные.csv", b"1", "text/csv")
    says(world, ANNA, "<tg-spoiler>тайна</tg-spoiler>", [[*keys("А"), {"text": "Сайт", "url": "https://example.org"}]])
    page = await page_at(sandbox, init=f"localStorage.setItem('sandbox.language', '\"{language}\"')")
    await page.page.locator("button:has([data-icon=gauge])").click()
    await page.page.locator("button:has([data-icon=plus])").click()
    await expect(page.page.locator("dialog[open]")).to_be_visible()
    assert await page.page.evaluate(NAMELESS) == []
    assert await page.page.evaluate("document.body.innerText.includes('undefined')") is False


async def test_news_is_announced_and_history_is_not(world: World, sandbox: Runner, page_at: PageAt) -> None:
    world.people[ANNA].writes("/start")
    page = await page_at(sandbox)
    log = page.person("Анна").column.get_by_role("log")
    await expect(log).to_have_attribute("aria-live", "polite")
