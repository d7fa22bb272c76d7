"""The chat page in the hands of a test: people write, press and see. Every wait is for a fact, never for time.

A wait gives up after `PATIENCE`; what the page printed as an error is kept in `ChatPage.errors`.
"""

import re
from pathlib import Path

from playwright.async_api import FilePayload, Locator, Page, expect

PATIENCE = 30_000  # milliseconds; a machine busy with something else must not fail a test


class ChatPage:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.errors: list[str] = []
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)

    async def open(self, url: str) -> None:
        await self.page.goto(url)
        await expect(self.page.locator("[data-person], .nobody").first).to_be_attached(timeout=PATIENCE)
        intro = self.page.locator(".intro button")
        if await intro.is_visible():  # read once, as everybody does
            await intro.click()

    def person(self, name: str) -> "PersonChat":
        """The column of a person, by a part of the name in its header."""
        heading = self.page.locator("h2", has_text=name)
        return PersonChat(self, self.page.locator("[data-person]").filter(has=heading))

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    async def opens_panel(self) -> Locator:
        panel = self.page.locator(".panel")
        if not await panel.is_visible():
            await self.button("Журнал и сбои").click()
        await expect(panel).to_be_visible(timeout=PATIENCE)
        return panel

    async def screenshot(self, path: str | Path, *, whole: bool = False) -> None:
        """A PNG of what is visible, animations at their end; `whole` takes the page beyond the window too."""
        await self.page.mouse.move(0, 0)  # no button lights up under the pointer
        await self.page.screenshot(path=path, full_page=whole, animations="disabled", caret="hide")


class PersonChat:
    def __init__(self, page: ChatPage, column: Locator) -> None:
        self.page = page
        self.column = column
        self.bubbles = column.locator("[data-message]")
        self.input = column.get_by_role("textbox", name=re.compile("^(Сообщение|Message)$"))

    async def writes(self, text: str) -> None:
        """Type, press Enter, see it in the chat."""
        await self.input.fill(text)
        await self.input.press("Enter")
        await self.sees(text)

    def key(self, label: str) -> Locator:
        """The newest button with this text: under a message, below the chat, or «Начать» of an empty one."""
        return self.column.locator(".talk, .replies").get_by_role("button", name=label, exact=True).last

    async def presses(self, label: str, *, answered: bool = True) -> None:
        """Press and wait until the bot answered the press; with `answered=False` only press."""
        await self.key(label).click()
        if answered:
            await expect(self.column.locator("[aria-busy=true]")).to_have_count(0, timeout=PATIENCE)

    async def sees(self, text: str) -> None:
        """The text is in the newest messages' words, a toast or the open alert, and visible."""
        said = self.bubbles.filter(has_text=text).or_(self.column.locator(".toast").filter(has_text=text))
        found = said.or_(self.page.page.locator("dialog.alert[open]").filter(has_text=text))
        await expect(found.last).to_be_visible(timeout=PATIENCE)

    async def does_not_see(self, text: str) -> None:
        await expect(self.bubbles.filter(has_text=text)).to_have_count(0, timeout=PATIENCE)

    async def sees_picture(self) -> None:
        """The newest message with a picture, and the picture is loaded."""
        image = self.bubbles.locator(".picture img").last
        await expect(image).to_be_visible(timeout=PATIENCE)
        await expect(image).to_have_js_property("complete", value=True, timeout=PATIENCE)
        await expect(image).not_to_have_js_property("naturalWidth", value=0, timeout=PATIENCE)

    async def closes_alert(self) -> None:
        dialog = self.page.page.locator("dialog.alert[open]")
        await dialog.get_by_role("button").click()
        await expect(dialog).to_have_count(0, timeout=PATIENCE)

    async def sends_file(self, name: str, data: bytes, mime: str, caption: str = "") -> None:
        chosen: FilePayload = {"name": name, "mimeType": mime, "buffer": data}
        await self.column.locator("input[type=file]").set_input_files(chosen)
        await self.input.fill(caption)
        await self.input.press("Enter")

    async def opens_link(self, url: str, *, says: str = "/start") -> None:
        """Through the column's menu; waits for what the link makes of itself: a message, or a sentence why not."""
        await self.column.get_by_role("button", name="Действия").click()
        await self.column.get_by_label("Открыть ссылку").fill(url)
        await self.column.get_by_role("button", name="Открыть", exact=True).click()
        told = self.bubbles.or_(self.column.get_by_role("alert")).filter(has_text=says)
        await expect(told.last).to_be_visible(timeout=PATIENCE)
