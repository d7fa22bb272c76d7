// The page as a whole: people side by side (one at a time on a phone), the bar above, the panel below.
// What is true lives in the sandbox; the page draws it and draws it anew after every break.
import { api, follow } from "./api.js";
import { Chat, avatar, fullName } from "./chat.js";
import { personForm } from "./dialogs.js";
import { el, icon, iconButton, recall, remember } from "./dom.js";
import { Panel } from "./panel.js";
import { currentLanguage, setLanguage, t } from "./words.js";

const OPEN_AT_FIRST = 8; // columns; a crowd of demo people is opened by hand
const phone = matchMedia("(max-width: 699px)");
const prefersDark = matchMedia("(prefers-color-scheme: dark)");

const page = {
  bot: { username: "", first_name: "" },
  people: new Map(), // id → person as the sandbox tells it
  chats: new Map(), // id → Chat, for the open columns
  open: recall("open", {}), // id → whether the reader wants the column
  current: recall("current", null), // the person on a phone's screen
  unread: new Set(),
  panelOpen: recall("panel", false),
  intro: recall("intro", true), // until it was read once
};
let log = [];
let faults = [];
let rates = true;

const isOpen = (id) => page.open[id] ?? [...page.people.keys()].indexOf(id) < OPEN_AT_FIRST;
const parts = {};

function build() {
  document.title = t("title");
  document.documentElement.lang = currentLanguage();
  parts.tabs = el("nav", { class: "people", "aria-label": t("people") });
  parts.bot = el("span", { class: "bot-name" });
  parts.connection = el("p", { class: "lost", role: "status" });
  parts.columns = el("main", { class: "columns" });
  parts.panel = new Panel(() => [...page.people.values()], () => togglePanel(false));
  parts.panelButton = toolButton("gauge", t("panel"), { "aria-expanded": "false", onclick: () => togglePanel() });
  parts.introButton = iconButton("question", t("introShow"), { "aria-expanded": "false", onclick: () => toggleIntro() });
  parts.intro = el("div", { class: "intro" }, el("p", {}, t("intro")),
    el("button", { type: "button", class: "primary", onclick: () => toggleIntro(false) }, t("introHide")));
  document.body.replaceChildren(
    el("header", { class: "top" },
      el("div", { class: "brand", title: t("what") }, el("img", { src: "/static/icon.svg", alt: "", width: 28, height: 28 }),
        el("h1", {}, t("brand"), el("span", {}, ` · ${t("brandNote")}`)), parts.bot),
      parts.tabs,
      el("div", { class: "tools" },
        toolButton("plus", t("addPerson"), { onclick: () => personForm(addPerson) }),
        parts.panelButton, parts.introButton, themeButton(),
        el("button", { type: "button", class: "language", "aria-label": t("language"), title: t("language"), onclick: switchLanguage }, t("languageShort")))),
    parts.connection, parts.intro, parts.columns, parts.panel.node);
  drawBot();
  drawPeople();
  parts.panel.faults(faults);
  parts.panel.rates(rates);
  parts.panel.fillLog(log);
  togglePanel(page.panelOpen);
  toggleIntro(page.intro);
}

/** An icon with its word beside it; a narrow screen shows the icon alone. */
function toolButton(name, label, attributes) {
  return el("button", { type: "button", class: "tool", title: label, ...attributes }, icon(name), el("span", {}, label));
}

function toggleIntro(open = !page.intro) {
  const inside = parts.intro.contains(document.activeElement);
  page.intro = open;
  remember("intro", open);
  parts.intro.hidden = !open;
  parts.introButton.setAttribute("aria-expanded", String(open));
  if (!open && inside) parts.introButton.focus();
}

function isDark() {
  return recall("theme", prefersDark.matches ? "dark" : "light") === "dark";
}

function themeButton() {
  const button = iconButton("moon", t("dark"), { role: "switch" });
  const draw = () => {
    document.documentElement.dataset.theme = isDark() ? "dark" : "light";
    button.setAttribute("aria-checked", String(isDark()));
    button.replaceChildren(icon(isDark() ? "sun" : "moon"));
  };
  button.addEventListener("click", () => (remember("theme", isDark() ? "light" : "dark"), draw()));
  prefersDark.onchange = draw;
  draw();
  return button;
}

function switchLanguage() {
  setLanguage(currentLanguage() === "ru" ? "en" : "ru");
  const drafts = [...page.chats].map(([id, chat]) => [id, chat.composer.input.value]);
  page.chats.clear();
  build();
  for (const [id, draft] of drafts) page.chats.get(id)?.composer.draft(draft);
  document.querySelector(".language").focus();
}

function togglePanel(open = !page.panelOpen) {
  const inside = parts.panel.node.contains(document.activeElement);
  page.panelOpen = open;
  remember("panel", open);
  parts.panel.node.hidden = !open;
  parts.panelButton.setAttribute("aria-expanded", String(open));
  if (open) parts.panel.drawLog();
  else if (inside) parts.panelButton.focus();
}

async function addPerson(values) {
  const person = await api.addPerson(values);
  setPerson(person);
  openColumn(person.id, true);
  page.chats.get(person.id)?.node.scrollIntoView({ inline: "end", block: "nearest" });
}

function openColumn(id, open) {
  page.open[id] = open;
  remember("open", page.open);
  if (open) page.current = id;
  drawPeople();
}

function drawBot() {
  const { username, first_name: name } = page.bot;
  parts.bot.textContent = username ? `${name} @${username}` : "";
}

/** Columns and tabs follow the people; a column that is already there is left alone. */
function drawPeople() {
  for (const [id, chat] of page.chats) {
    if (page.people.has(id) && isOpen(id)) continue;
    chat.node.remove();
    page.chats.delete(id);
  }
  const shown = [...page.people.values()].filter((person) => isOpen(person.id));
  shown.forEach((person, place) => {
    if (!page.chats.has(person.id)) page.chats.set(person.id, new Chat(person, () => page.bot.username, () => openColumn(person.id, false)));
    const { node, messages } = page.chats.get(person.id);
    if (parts.columns.children[place] === node) return;
    parts.columns.insertBefore(node, parts.columns.children[place] ?? null);
    messages.toEnd();
  });
  parts.none?.remove();
  parts.none = shown.length ? null : el("p", { class: "nobody" }, t("noPeople"));
  if (parts.none) parts.columns.append(parts.none);
  if (!page.chats.has(page.current)) page.current = shown[0]?.id ?? null;
  drawTabs();
  parts.panel.drawPeople();
}

/** On a phone a tab chooses whom you are; on a wide screen it shows and hides the column. */
function drawTabs() {
  const focused = parts.tabs.contains(document.activeElement) ? document.activeElement.dataset.tab : null;
  const tabs = [...page.people.values()].map((person) => {
    const on = phone.matches ? person.id === page.current : isOpen(person.id);
    const news = page.unread.has(person.id);
    return el("button", { type: "button", class: `tab${news ? " news" : ""}`, "data-tab": person.id, "aria-pressed": String(on),
      "aria-label": news ? `${person.first_name}, ${t("unread")}` : person.first_name,
      title: [fullName(person), person.note].filter(Boolean).join(" · "), onclick: () => chooseTab(person.id) },
      avatar(person), el("span", { class: "tab-name" }, person.first_name));
  });
  parts.tabs.replaceChildren(...tabs);
  if (focused) parts.tabs.querySelector(`[data-tab="${focused}"]`)?.focus();
  for (const [id, chat] of page.chats) chat.node.classList.toggle("current", id === page.current);
}

function chooseTab(id) {
  if (!phone.matches) {
    openColumn(id, !isOpen(id));
    return;
  }
  page.current = id;
  remember("current", id);
  page.unread.delete(id);
  openColumn(id, true);
  page.chats.get(id)?.messages.toEnd();
}

function setPerson(person) {
  const known = page.people.get(person.id);
  page.people.set(person.id, { messages: [], ...known, ...person });
  page.chats.get(person.id)?.show(person);
}

function keep(person, message) {
  if (!person.messages.some((one) => one.message_id === message.message_id)) person.messages.push(message);
}

const ON_CHAT = {
  message(event, person, chat) {
    keep(person, event.message);
    chat?.message(event.message);
    if (phone.matches && event.message.from === "bot" && event.person !== page.current) {
      page.unread.add(event.person);
      drawTabs();
    }
  },
  edited(event, person, chat) {
    const at = person.messages.findLastIndex((one) => one.message_id === event.message.message_id);
    if (at >= 0) person.messages[at] = event.message;
    chat?.edited(event.message);
  },
  deleted(event, person, chat) {
    person.messages = person.messages.filter((one) => one.message_id !== event.message_id);
    chat?.deleted(event.message_id);
  },
  cleared(_event, person, chat) {
    person.messages = [];
    chat?.restore([]);
  },
  toast: (event, _person, chat) => chat?.answer(event),
  typing: (event, _person, chat) => chat?.typing(event.typing),
};

const ON_WORLD = {
  person(event) {
    setPerson(event.about);
    drawPeople();
  },
  commands(event) {
    for (const [id, commands] of Object.entries(event.people)) setPerson({ id: Number(id), commands });
  },
  faults(event) {
    faults = event.faults;
    parts.panel.faults(faults);
  },
  bot(event) {
    ({ bot: page.bot, rates } = event);
    parts.panel.rates(rates);
    drawBot();
  },
};

function onEvents(events) {
  parts.panel.addLog(events.filter((event) => event.type === "log").map((event) => event.log));
  log = parts.panel.lines;
  for (const event of events) {
    if (event.type in ON_WORLD) {
      ON_WORLD[event.type](event);
      continue;
    }
    const person = page.people.get(event.person);
    if (person) ON_CHAT[event.type]?.(event, person, page.chats.get(event.person));
  }
}

async function load() {
  const state = await api.state();
  const before = page.people;
  page.bot = state.bot;
  page.people = new Map(state.people.map((person) => [person.id, person]));
  ({ log, faults, rates } = state);
  drawBot();
  drawPeople();
  for (const person of state.people) {
    const chat = page.chats.get(person.id);
    chat?.show(person);
    const known = before.get(person.id);
    if (known && JSON.stringify(known.messages) !== JSON.stringify(person.messages)) chat?.restore(person.messages);
  }
  parts.panel.faults(faults);
  parts.panel.rates(rates);
  parts.panel.fillLog(log);
  return state.seq;
}

phone.onchange = drawTabs;
build();
follow(load, onEvents, (alive) => {
  parts.connection.textContent = alive ? "" : t("lost");
  parts.connection.hidden = alive;
});
