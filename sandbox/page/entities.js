// Text and its entities → nodes. Offsets are UTF-16 units, exactly what JavaScript's strings count,
// so emoji need no special care. Entities may nest; one that overlaps its parent's edge is cut there.
import { el } from "./dom.js";
import { t } from "./words.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const LONG_QUOTE = 160; // letters; a shorter quote fits into the three lines anyway

/** `hooks.link(url, nodes)` makes a link, `hooks.command(text)` sends a command. */
export function renderText(text, entities, hooks) {
  const sorted = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length || blockFirst(a, b));
  return pieces(text, 0, text.length, sorted, hooks);
}

function blockFirst(a, b) {
  return Number(BLOCKS.has(b.type)) - Number(BLOCKS.has(a.type));
}

function pieces(text, from, to, sorted, hooks) {
  const nodes = [];
  let at = from;
  let next = 0;
  while (next < sorted.length) {
    const entity = sorted[next++];
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    const inner = [];
    while (next < sorted.length && sorted[next].offset < end) inner.push(sorted[next++]);
    if (start >= end) continue;
    if (start > at) nodes.push(text.slice(at, start));
    nodes.push(wrap(entity, text.slice(start, end), pieces(text, start, end, inner, hooks), hooks));
    // A block ends its line by itself; the line break after it would show as an empty line.
    at = BLOCKS.has(entity.type) && text[end] === "\n" ? end + 1 : end;
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

function wrap(entity, piece, nodes, hooks) {
  if (entity.type in TAGS) return el(TAGS[entity.type], {}, ...nodes);
  switch (entity.type) {
    case "spoiler": return spoiler(nodes);
    case "pre": return el("pre", { tabindex: "0", "data-language": entity.language }, el("code", {}, ...nodes));
    case "blockquote": return el("blockquote", {}, ...nodes);
    case "expandable_blockquote": return expandable(piece, nodes);
    case "text_link": return hooks.link(entity.url ?? "", nodes);
    case "url": return hooks.link(piece, nodes);
    case "email": return el("a", { href: `mailto:${piece}` }, ...nodes);
    case "phone_number": return el("a", { href: `tel:${piece.replace(/[^\d+]/g, "")}` }, ...nodes);
    case "mention": return hooks.link(`https://t.me/${piece.slice(1)}`, nodes);
    case "bot_command":
      return el("button", { type: "button", class: "command", onclick: () => hooks.command(piece) }, ...nodes);
    default: return el("span", { class: `entity ${entity.type}` }, ...nodes);
  }
}

/** A <button> cannot break across lines, so hidden words are a span that acts as one. */
function spoiler(nodes) {
  const hidden = el("span", { class: "hidden", "aria-hidden": "true" }, ...nodes);
  const box = el("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": t("spoiler") }, hidden);
  const reveal = (event) => {
    if (!box.hasAttribute("role") || (event.type === "keydown" && event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    event.stopPropagation(); // the first tap only uncovers; a link below needs a second one
    for (const name of ["role", "tabindex", "aria-label"]) box.removeAttribute(name);
    hidden.removeAttribute("aria-hidden");
    hidden.inert = false;
    box.classList.add("open");
  };
  hidden.inert = true; // a covered link must not be reachable by Tab
  box.addEventListener("click", reveal, true);
  box.addEventListener("keydown", reveal, true);
  return box;
}

function expandable(piece, nodes) {
  const words = el("div", { class: "quoted" }, ...nodes);
  const quote = el("blockquote", {}, words);
  if (piece.length < LONG_QUOTE && piece.split("\n").length <= 3) return quote;
  const toggle = el("button", { type: "button", class: "unfold", "aria-expanded": "false" }, t("quoteMore"));
  toggle.addEventListener("click", () => {
    const open = quote.classList.toggle("folded") === false;
    toggle.setAttribute("aria-expanded", String(open));
    toggle.textContent = open ? t("quoteLess") : t("quoteMore");
  });
  quote.classList.add("folded");
  quote.append(toggle);
  return quote;
}
