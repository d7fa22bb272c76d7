"""The chat page in the hands of a test: people write, press and see. Every wait is for a fact, never for time.

Who does something in a chat goes on when the sandbox has taken it, the bot has said all that it had to say to it, and
the page has drawn that: what the test looks for next stands still. `PATIENCE` only ends a wait for what never comes.
What the page printed as an error is kept in `ChatPage.errors`.
"""

import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from playwright.async_api import FilePayload, Locator, Page, Response, expect

from sandbox import World

PATIENCE = 120_000  # milliseconds; a machine busy with something else must not fail a test
expect.set_options(timeout=PATIENCE)

Rest = Callable[[], Awaitable[None]]  # until the bot has nothing more to say

# What the page takes away by time (toasts, «печатает…») stays a hundred times longer: a busy machine looks late.
TIME_STRETCHED = """{
  const later = window.setTimeout;
  window.setTimeout = (work, ms) => later(work, ms > 4000 ? ms * 100 : ms);
}"""
UP_TO_DATE = """number => Number(document.documentElement.dataset.drawn) >= number
  && [...document.images].every((image) => image.complete)"""


class ChatPage:
    def __init__(self, page: Page, world: World, rest: Rest) -> None:
        self.page = page
        self.world = world
        self.errors: list[str] = []
        self._rest = rest
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)

    async def open(self, url: str) -> None:
        await self.page.add_init_script(TIME_STRETCHED)
        await self.page.goto(url)
        await self.stands_still()
        intro = self.page.locator(".intro button")
        if await intro.is_visible():  # read once, as everybody does
            await intro.click()

    async def stands_still(self) -> None:
        """Until the bot is silent and the page shows all that happened, pictures too."""
        await self._rest()
        await self.page.wait_for_function(UP_TO_DATE, arg=self.world.feed.seq)

    async def does(self, act: Callable[[], Awaitable[None]]) -> Any:
        """Something a person does in a chat, and all that comes of it. What the sandbox answered to the page."""
        async with self.page.expect_response(_of_a_chat) as taken:
            await act()
        answer = await (await taken.value).json()
        await self.stands_still()
        return answer

    def person(self, name: str) -> "PersonChat":
        """The column of a person, by a part of the name in its header."""
        heading = self.page.locator("h2", has_text=name)
        return PersonChat(self, self.page.locator("[data-person]").filter(has=heading))

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    async def opens_panel(self) -> Locator:
        await self.stands_still()
        panel = self.page.locator(".panel")
        if not await panel.is_visible():
            await self.button("Журнал и сбои").click()
        await expect(panel).to_be_visible()
        return panel

    async def screenshot(self, path: str | Path, *, whole: bool = False) -> None:
        """A PNG of what is visible, animations at their end; `whole` takes the page beyond the window too."""
        await self.page.mouse.move(0, 0)  # no button lights up under the pointer
        # The page's own policy lets no style sheet in; what is set by a script is no style sheet.
        await self.page.evaluate("for (const it of document.querySelectorAll('.toasts')) it.style.display = 'none'")
        await self.page.screenshot(path=path, full_page=whole, animations="disabled", caret="hide")
        await self.page.evaluate("for (const it of document.querySelectorAll('.toasts')) it.style.display = ''")


def _of_a_chat(response: Response) -> bool:
    return response.request.method == "POST" and "/sandbox/chats/" in response.url


class PersonChat:
    def __init__(self, page: ChatPage, column: Locator) -> None:
        self.page = page
        self.column = column
        self.bubbles = column.locator("[data-message]")
        self.input = column.get_by_role("textbox", name=re.compile("^(Сообщение|Message)$"))

    async def writes(self, text: str) -> None:
        """Type, press Enter, see it in the chat."""
        await self.input.fill(text)
        said = await self.page.does(lambda: self.input.press("Enter"))
        await expect(self.column.locator(f"[data-message='{said['message_id']}']")).to_be_visible()

    def key(self, label: str) -> Locator:
        """The newest button with this text: under a message, below the chat, or «Начать» of an empty one."""
        return self.column.locator(".talk, .replies").get_by_role("button", name=label, exact=True).last

    async def presses(self, *labels: str, answered: bool = True) -> None:
        """Press one after another; with `answered` the bot lets go of each button."""
        for label in labels:
            await self.page.stands_still()
            await self.page.does(self.key(label).click)
            if answered:
                await expect(self.column.locator("[aria-busy=true]")).to_have_count(0)

    async def sees(self, text: str) -> None:
        """The text is in the newest messages' words, a toast or the open alert, and visible."""
        said = self.bubbles.filter(has_text=text).or_(self.column.locator(".toast").filter(has_text=text))
        found = said.or_(self.page.page.locator("dialog.alert[open]").filter(has_text=text))
        await expect(found.last).to_be_visible()

    async def sees_picture(self) -> None:
        """The newest message with a picture, and the picture is loaded."""
        image = self.bubbles.locator(".picture img").last
        await expect(image).to_be_visible()
        await expect(image).to_have_js_property("complete", value=True)
        await expect(image).not_to_have_js_property("naturalWidth", value=0)

    async def closes_alert(self) -> None:
        dialog = self.page.page.locator("dialog.alert[open]")
        await dialog.get_by_role("button").click()
        await expect(dialog).to_have_count(0)

    async def sends_file(self, name: str, data: bytes, mime: str, caption: str = "") -> None:
        chosen: FilePayload = {"name": name, "mimeType": mime, "buffer": data}
        await self.column.locator("input[type=file]").set_input_files(chosen)
        await self.input.fill(caption)
        await self.page.does(lambda: self.input.press("Enter"))

    async def opens_link(self, url: str) -> None:
        """Through the column's menu, a link to the bot."""
        await self.types_link(url)
        await self.page.does(self.column.get_by_role("button", name="Открыть", exact=True).click)

    async def types_link(self, url: str) -> None:
        await self.column.get_by_role("button", name="Действия").click()
        await self.column.get_by_label("Открыть ссылку").fill(url)
