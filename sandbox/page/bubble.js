// One message → one bubble: words, picture, file, keyboard, time.
import { el, icon } from "./dom.js";
import { renderText } from "./entities.js";
import { safeUrl, startText } from "./links.js";
import { clockTime, sizeName, t } from "./words.js";

/**
 * `chat` is what a bubble may do: `bot()` (its username), `send(text)`, `open(address)` (a link to the bot), `press(button, message, row, column)`,
 * `enlarge(src, label)`, `say(text)`.
 */
export function bubble(message, chat) {
  const mine = message.from !== "bot";
  const box = el("article", { class: `bubble ${mine ? "mine" : "theirs"}`, "data-message": message.message_id });
  const body = el("div", { class: "body" });
  if (message.photo) body.append(picture(message.photo, chat));
  if (message.document) body.append(file(message.document));
  const time = el("time", { datetime: new Date(message.date * 1000).toISOString() }, clockTime(message.date));
  const meta = el("span", { class: "meta" }, message.edit_date ? el("span", { class: "edited" }, t("edited")) : null, time);
  // The time floats into the last line where there is room, as in Telegram's own apps.
  body.append(message.text ? el("div", { class: "text" }, el("span", { class: "words", dir: "auto" }, ...words(message, chat)), meta) : meta);
  box.append(body);
  if (message.keyboard?.length) box.append(keyboard(message, chat));
  return el("div", { class: mine ? "row own" : "row" }, box);
}

function words(message, chat) {
  return renderText(message.text, message.entities, {
    link: (url, nodes) => link(url, nodes, chat, "link"),
    command: (text) => chat.send(text),
  });
}

/** A link that opens outside, or sends /start when it leads to this sandbox's bot; plain words when it may not be opened. */
function link(address, nodes, chat, className) {
  const url = safeUrl(address);
  if (url === null) return el("span", { class: `${className} dead`, title: t("unsafe") }, ...nodes);
  const anchor = el("a", { class: className, href: url, target: "_blank", rel: "noopener noreferrer", title: url }, ...nodes);
  if (startText(url, chat.bot()) !== null) {
    anchor.addEventListener("click", (event) => {
      event.preventDefault();
      chat.open(url);
    });
  }
  return anchor;
}

function picture(photo, chat) {
  const image = el("img", { src: photo.url, alt: t("picture"), width: photo.width, height: photo.height, draggable: "false" });
  const open = () => chat.enlarge(photo.url, t("picture"));
  return el("button", { type: "button", class: "picture", "aria-label": t("enlarge"), onclick: open }, image);
}

function file(document) {
  const name = document.name || document.file_id;
  return el(
    "a",
    { class: "file", href: document.url, download: name, "aria-label": t("download", { name }) },
    el("span", { class: "file-mark" }, icon("file")),
    el("span", { class: "file-words" },
      el("span", { class: "file-name" }, name),
      el("span", { class: "file-size" }, sizeName(document.size ?? 0))),
  );
}

function keyboard(message, chat) {
  const rows = message.keyboard.map((buttons, row) =>
    el("div", { class: "keys" }, ...buttons.map((button, column) => key(button, message, row, column, chat))));
  return el("div", { class: "keyboard" }, ...rows);
}

function key(button, message, row, column, chat) {
  const style = button.style ? ` ${button.style}` : "";
  if (button.kind === "url") {
    const words = [el("span", {}, button.text), el("span", { class: "away", role: "img", "aria-label": t("opensOutside") }, "↗")];
    return link(button.url ?? "", words, chat, `key${style}`);
  }
  const attributes = { type: "button", class: `key${style}`, "data-at": `${row}:${column}`, disabled: button.kind !== "callback" };
  const node = el("button", attributes, button.text);
  node.addEventListener("click", () => chat.press(node, message.message_id, row, column));
  return node;
}
