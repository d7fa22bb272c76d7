"""What is written in a bubble: entities as Telegram draws them, and nothing a person types becomes markup."""

from playwright.async_api import expect

from sandbox import World
from sandbox.server import Runner
from tests.browser.bot import call, keys, says
from tests.browser.conftest import PageAt
from tests.browser.dsl import ChatPage

ANNA = 1001


async def test_entities_nest_and_emoji_do_not_shift_them(world: World, page: ChatPage) -> None:
    world.people[ANNA].writes("/start")
    says(world, ANNA, "👩‍🏫🎓 <b>жирный <i>и курсив</i></b> <u>черта</u> <s>нет</s> <code>x = 1</code> 🙂 <b>конец</b>")
    text = page.person("Анна").bubbles.last.locator(".words")
    await expect(text).to_have_text("👩‍🏫🎓 жирный и курсив черта нет x = 1 🙂 конец")
    assert await text.inner_html() == (
        "👩‍🏫🎓 <strong>жирный <em>и курсив</em></strong> <u>черта</u> <s>нет</s> <code>x = 1</code> 🙂 "
        "<strong>конец</strong>"
    )


async def test_quotes_code_and_spoilers(world: World, page: ChatPage) -> None:
    world.people[ANNA].writes("/start")
    long = "строка цитаты\n" * 8
    says(
        world,
        ANNA,
        f"<blockquote>цитата <b>учителя</b></blockquote>\nпосле <blockquote expandable>{long}</blockquote>"
        '<pre><code class="language-python">print(1)</code></pre>тайна: <tg-spoiler>слово</tg-spoiler>',
    )
    bubble = page.person("Анна").bubbles.last
    await expect(bubble.locator("blockquote").first).to_have_text("цитата учителя")
    await expect(bubble.locator("pre[data-language=python]")).to_have_text("print(1)")
    folded = await bubble.locator(".quoted").evaluate("node => node.clientHeight")
    await bubble.get_by_role("button", name="Показать целиком").click()
    assert await bubble.locator(".quoted").evaluate("node => node.clientHeight") > folded
    spoiler = bubble.get_by_role("button", name="Скрытый текст, показать")
    await expect(spoiler.locator(".hidden")).to_have_css("opacity", "0")
    await spoiler.press("Enter")
    await expect(bubble.locator(".spoiler.open .hidden")).to_have_css("opacity", "1")


async def test_a_long_quote_with_an_entity_over_its_edge_loses_no_letter(world: World, page: ChatPage) -> None:
    """Entities that overlap are nothing Telegram sends; the words must be there all the same."""
    world.people[ANNA].writes("/start")
    says(
        world,
        ANNA,
        "абвгдежз",
        entities=[{"type": "bold", "offset": 0, "length": 4}, {"type": "italic", "offset": 2, "length": 4}],
    )
    await expect(page.person("Анна").bubbles.last.locator(".words")).to_have_text("абвгдежз")


async def test_links_open_outside_commands_are_sent_and_start_links_start(world: World, page: ChatPage) -> None:
    world.people[ANNA].writes("/start")
    says(
        world,
        ANNA,
        'см. https://example.org/путь, <a href="https://t.me/Marshrut_Bot?start=inv_7">приглашение</a> и /help',
    )
    anna = page.person("Анна")
    outside = anna.bubbles.last.get_by_role("link", name="https://example.org/путь")
    assert await outside.get_attribute("target") == "_blank"
    assert "noopener" in (await outside.get_attribute("rel") or "")
    await page.does(anna.bubbles.last.get_by_role("link", name="приглашение").click)
    await anna.sees("/start inv_7")
    await page.does(anna.bubbles.nth(1).get_by_role("button", name="/help").click)
    await expect(anna.bubbles.last.locator(".words")).to_have_text("/help")
    assert world.people[ANNA].chat.messages[-1].text == "/help"


async def test_the_field_for_links_starts_the_bot_or_says_why_not(world: World, page: ChatPage) -> None:
    anna = page.person("Анна")
    await anna.types_link("https://t.me/other_bot?start=1")
    await anna.column.get_by_role("button", name="Открыть", exact=True).click()
    await expect(anna.column.get_by_role("alert")).to_contain_text("не ссылка на бота")
    await page.page.keyboard.press("Escape")
    await anna.opens_link("t.me/marshrut_bot?start=abc-1")
    await anna.sees("/start abc-1")


async def test_nothing_anybody_writes_becomes_markup(world: World, sandbox: Runner, page_at: PageAt) -> None:
    evil = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>'
    person = world.add_person(evil[:60], id=1005, note=evil)
    person.writes(evil)
    person.sends_file('"><img src=x onerror=alert(1)>.html', b"<script>window.pwned=1</script>", "text/html", evil)
    says(
        world,
        1005,
        evil.replace("<", "&lt;"),
        [[{"text": evil[:40], "callback_data": "x"}, {"text": "go", "url": "https://ok.example"}]],
    )
    entities = [{"type": "text_link", "offset": 0, "length": 5, "url": "https://ok.example"}]
    message = says(world, 1005, "слово", entities=entities)
    # The sandbox itself refuses such links; the page must not depend on that.
    person.chat.history[message].entities[0]["url"] = "javascript:window.pwned=1"
    call(world, "setMyCommands", commands=[{"command": "go", "description": evil}])
    page = await page_at(sandbox)
    column = page.page.locator("[data-person='1005']")
    await expect(column.locator("[data-message]")).to_have_count(4)
    await expect(column.locator("[data-message]").first.locator(".words")).to_have_text(evil)
    await expect(column.locator("img, script")).to_have_count(0)
    await expect(page.page.locator("a[href^='javascript' i]")).to_have_count(0)
    await column.locator(".dead").click()
    await column.get_by_role("button", name="Команды бота").click()
    await expect(column.locator(".command-menu img")).to_have_count(0)
    assert await page.page.evaluate("window.pwned") is None
    # A file that is a page of its own is downloaded, never opened in the sandbox's name.
    file = await page.page.request.get(sandbox.url + (await column.locator("a.file").get_attribute("href") or ""))
    assert file.headers["content-type"] == "application/octet-stream"
    assert file.headers["content-disposition"].startswith("attachment")


async def test_what_a_person_types_is_shown_as_typed(world: World, page: ChatPage) -> None:
    anna = page.person("Анна")
    await anna.writes("<b>не жирный</b> &amp; 👍")
    assert world.people[ANNA].chat.messages[-1].text == "<b>не жирный</b> &amp; 👍"
    await expect(anna.bubbles.last.locator("b, strong")).to_have_count(0)
    says(world, ANNA, "Ответ", [keys("Далее")])
    await anna.sees("Ответ")
