// One person's column: who it is, the conversation, the place to write.
import { api } from "./api.js";
import { Composer } from "./composer.js";
import { alert, enlarge } from "./dialogs.js";
import { el, icon, iconButton } from "./dom.js";
import { startText } from "./links.js";
import { Messages } from "./messages.js";
import { t } from "./words.js";

const HUES = [168, 22, 262, 340, 205, 92, 44];
const SILENCE = 30_000; // ms; a pressed button stops turning then, as in Telegram's own apps
const TYPING = 5_000; // ms, as long as Telegram shows one sendChatAction
const TOAST = 4_000; // ms, and 40 more for each letter
let numbers = 0; // for ids that tie a label to its field

export function fullName(person) {
  return [person.first_name, person.last_name].filter(Boolean).join(" ");
}

export function avatar(person) {
  const letter = [...(person.first_name || "?")][0].toUpperCase();
  const node = el("span", { class: "avatar", "aria-hidden": "true" }, letter);
  node.style.setProperty("--hue", HUES[Math.abs(person.id) % HUES.length]);
  return node;
}

export class Chat {
  /** `bot()` is the bot's username now; `hide()` closes the column. */
  constructor(person, bot, hide) {
    this.person = person;
    this.bot = bot;
    this.hide = hide;
    this.waiting = new Map(); // callback id → the pressed button
    this.answered = new Set(); // answers that overtook the answer to the press itself
    this.sending = Promise.resolve();
    this.messages = new Messages(t("messagesOf", { name: fullName(person) }), {
      bot,
      enlarge,
      send: (text) => this.send(text, null),
      open: (address) => this.open(address),
      press: (button, message, row, column) => this.press(button, message, row, column),
    });
    this.composer = new Composer((text, file) => this.send(text, file));
    this.build();
    this.show(person);
    this.restore(person.messages ?? []);
  }

  build() {
    this.subtitle = el("p", { class: "subtitle" });
    this.name = el("h2", {});
    this.face = el("span", {});
    this.blockSwitch = iconButton("block", t("block"), { role: "switch", "aria-checked": "false", class: "icon-button block", onclick: () => this.block(!this.person.blocked) });
    this.toasts = el("div", { class: "toasts", role: "status" });
    this.welcome = this.buildWelcome();
    this.replies = el("div", { class: "replies", hidden: true, role: "group", "aria-label": t("replies") });
    this.closed = el("div", { class: "closed", hidden: true }, el("button", { type: "button", onclick: () => this.block(false) }, t("unblock")));
    const actions = this.buildActions();
    this.node = el("section", { class: "column", "data-person": this.person.id },
      el("header", {}, this.face, el("div", { class: "who" }, this.name, this.subtitle), this.blockSwitch, actions.button, actions.menu),
      el("div", { class: "talk" }, this.messages.scroller, this.welcome, this.messages.jump, this.toasts),
      this.replies, this.composer.node, this.closed,
      el("div", { class: "drop", "aria-hidden": "true" }, t("drop")));
    this.takeDrops();
  }

  buildWelcome() {
    return el("div", { class: "welcome" }, el("div", { class: "card" },
      el("strong", {}, t("hello")), el("p", {}, t("helloNote")),
      el("button", { type: "button", class: "primary", onclick: () => this.send("/start", null) }, t("start"))));
  }

  buildActions() {
    const id = `link-${(numbers += 1)}`;
    const address = el("input", { id, type: "text", inputmode: "url", placeholder: t("openLinkHint"), autocomplete: "off" });
    const problem = el("p", { class: "problem", role: "alert" });
    const menu = el("div", { class: "actions", hidden: true, role: "group", "aria-label": t("more") });
    const button = iconButton("more", t("more"), { "aria-haspopup": "true", "aria-expanded": "false" });
    const toggle = (open) => {
      menu.hidden = !open;
      button.setAttribute("aria-expanded", String(open));
      problem.textContent = "";
      if (open) address.focus();
    };
    const form = el("form", {}, el("label", { for: id }, t("openLink")), el("div", { class: "line" }, address, el("button", { type: "submit" }, t("open"))), problem);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!this.open(address.value)) {
        problem.textContent = t("badLink");
        return;
      }
      address.value = "";
      toggle(false);
      button.focus();
    });
    const clear = el("button", { type: "button", title: t("clearNote"), onclick: () => (toggle(false), this.clear()) }, icon("broom"), t("clear"));
    const hide = el("button", { type: "button", class: "hide", onclick: () => this.hide() }, icon("close"), t("hide"));
    menu.append(form, clear, hide);
    button.addEventListener("click", () => toggle(menu.hidden));
    const leave = (event) => menu.contains(event.relatedTarget) || event.relatedTarget === button || toggle(false);
    menu.addEventListener("focusout", leave);
    menu.addEventListener("keydown", (event) => event.key === "Escape" && (toggle(false), button.focus()));
    return { button, menu };
  }

  takeDrops() {
    const holdsFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
    this.node.addEventListener("dragover", (event) => {
      if (!holdsFiles(event) || this.person.blocked) return;
      event.preventDefault();
      this.node.classList.add("dropping");
    });
    this.node.addEventListener("dragleave", (event) => {
      if (!this.node.contains(event.relatedTarget)) this.node.classList.remove("dropping");
    });
    this.node.addEventListener("drop", (event) => {
      this.node.classList.remove("dropping");
      if (!holdsFiles(event) || this.person.blocked) return;
      event.preventDefault();
      this.composer.attach(event.dataTransfer.files);
    });
  }

  /** Draws what is known about the person (name, note, blocked, commands). */
  show(person) {
    this.person = { ...this.person, ...person };
    const { blocked, commands, typing } = this.person;
    this.name.textContent = fullName(this.person);
    this.node.setAttribute("aria-label", t("chatOf", { name: fullName(this.person) }));
    this.face.replaceChildren(avatar(this.person));
    this.composer.commands(commands ?? []);
    this.composer.node.hidden = Boolean(blocked);
    this.closed.hidden = !blocked;
    this.blockSwitch.setAttribute("aria-checked", String(Boolean(blocked)));
    this.typing(Boolean(typing));
    this.drawReplies(this.person.reply_keyboard);
    this.drawEmpty();
  }

  /** Nobody says when typing ends: a message does, or five seconds. */
  typing(now) {
    clearTimeout(this.typingTimer);
    if (now) this.typingTimer = setTimeout(() => this.typing(false), TYPING);
    this.person.typing = now;
    const { note, username, blocked } = this.person;
    const about = [note, username && `@${username}`].filter(Boolean).join(" · ");
    this.subtitle.textContent = blocked ? t("blockedNote") : now ? t("bot") + " " + t("typing") : about;
    this.subtitle.title = about;
    this.subtitle.classList.toggle("typing", now && !blocked);
  }

  /** Taken out, not hidden: who is about to press its «Начать» finds the bot's own one. */
  drawEmpty() {
    if (this.messages.empty && !this.person.blocked) this.messages.jump.before(this.welcome);
    else this.welcome.remove();
  }

  /** The keyboard that stands in the place of the letters; its buttons write their text. */
  drawReplies(rows) {
    const keys = (rows ?? []).map((row) => el("div", { class: "keys" }, ...row.map((text) =>
      el("button", { type: "button", class: "key", onclick: () => this.send(text, null) }, text))));
    this.replies.replaceChildren(...keys);
    this.replies.hidden = keys.length === 0 || Boolean(this.person.blocked);
  }

  message(message) {
    if (message.from === "bot") this.typing(false);
    if (message.reply_keyboard) this.show({ reply_keyboard: message.reply_keyboard });
    this.messages.put(message);
    this.drawEmpty();
  }

  /** An edit of what is not on the screen (cleared away) stays unseen. */
  edited(message) {
    if (this.messages.has(message.message_id)) this.messages.put(message);
  }

  /** Draws the whole conversation anew. */
  restore(messages) {
    this.messages.fill(messages);
    this.drawEmpty();
  }

  deleted(id) {
    this.messages.remove(id);
    this.drawEmpty();
  }

  /** Follows a link to the bot, back through a block if there is one; false: the link leads elsewhere. */
  open(address) {
    const text = startText(address, this.bot());
    if (text === null) return false;
    if (this.person.blocked) this.sending = this.sending.then(() => this.block(false));
    this.send(text, null);
    return true;
  }

  /** One after another: two quick messages must arrive in the order they were typed. */
  send(text, file) {
    const sent = this.sending.then(() => this.attempt(file ? api.sendFile(this.person.id, file, text) : api.write(this.person.id, text)));
    this.sending = sent;
    return sent;
  }

  /** true: it went out; false: it did not and the person was told why. */
  async attempt(request) {
    try {
      await request;
      return true;
    } catch (error) {
      this.say(t("failed", { reason: error.message }));
      return false;
    }
  }

  block(blocked) {
    return this.attempt(api.block(this.person.id, blocked));
  }

  async clear() {
    if (await this.attempt(api.clear(this.person.id))) this.composer.input.focus();
  }

  async press(button, message, row, column) {
    button.setAttribute("aria-busy", "true");
    try {
      const { callback_id: id } = await api.press(this.person.id, message, row, column);
      if (this.answered.delete(id)) {
        this.settle(button);
        return;
      }
      this.waiting.set(id, button);
      setTimeout(() => this.rest(id) && this.say(t("silent")), SILENCE);
    } catch (error) {
      this.settle(button);
      this.say(t("failed", { reason: error.message }));
    }
  }

  /** The press with this id is waited for no longer; false: nobody waited. */
  rest(id) {
    const button = this.waiting.get(id);
    this.waiting.delete(id);
    if (button) this.settle(button);
    return Boolean(button);
  }

  settle(button) {
    if (![...this.waiting.values()].includes(button)) button.removeAttribute("aria-busy");
  }

  /** The bot answered a press: the button comes to rest, its words (if any) are shown. */
  answer({ callback_id: id, text, alert: asAlert, url }) {
    if (!this.rest(id)) this.answered.add(id);
    if (url) this.open(url);
    if (!text) return;
    if (asAlert) alert(text, fullName(this.person), this.node);
    else this.say(text);
  }

  say(text) {
    const toast = el("div", { class: "toast" }, text);
    this.toasts.append(toast);
    setTimeout(() => toast.remove(), TOAST + 40 * text.length);
  }
}
