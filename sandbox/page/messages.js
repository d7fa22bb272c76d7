// The list of messages of one chat: grows, edits in place, stays at the end unless the reader scrolled up.
import { bubble } from "./bubble.js";
import { el, icon } from "./dom.js";
import { dayName, t } from "./words.js";

const NEAR_END = 60; // px from the end that still count as "at the end"

export class Messages {
  constructor(label, chat) {
    this.chat = chat;
    this.rows = new Map(); // message id → its row
    this.lastDay = null;
    this.atEnd = true;
    this.missed = 0;
    this.top = 0; // where the scroller stood when it was last looked at
    this.list = el("div", { class: "list" });
    this.scroller = el("div", { class: "messages", role: "log", "aria-label": label, tabindex: "0" }, this.list);
    this.jump = el("button", { type: "button", class: "jump", hidden: true, onclick: () => this.toEnd() });
    this.scroller.addEventListener("scroll", () => this.look(), { passive: true });
    this.drawJump();
    // Pictures that load, edits that grow, a window that shrinks: whoever stood at the end stays there.
    const watcher = new ResizeObserver(() => this.atEnd && this.toEnd()); // before the next picture, after the layout
    watcher.observe(this.list);
    watcher.observe(this.scroller);
  }

  fill(messages) {
    this.rows.clear();
    this.lastDay = null;
    this.list.replaceChildren();
    this.scroller.setAttribute("aria-live", "off"); // history is not news
    this.atEnd = true;
    for (const message of messages) this.put(message);
    this.toEnd();
    requestAnimationFrame(() => this.scroller.setAttribute("aria-live", "polite"));
  }

  /** Shows a message that is new, or draws a known one again. */
  put(message) {
    const row = bubble(message, this.chat);
    const known = this.rows.get(message.message_id);
    this.rows.set(message.message_id, row);
    if (known) {
      this.exchange(known, row);
      return;
    }
    const day = dayName(message.date);
    if (day !== this.lastDay) {
      this.list.append(el("div", { class: "day" }, el("span", {}, day)));
      this.lastDay = day;
    }
    this.list.append(row);
    // Asking for the height after each of a thousand messages would lay them all out a thousand times;
    // the watcher above scrolls once, when the list has grown.
    if (message.from !== "bot") this.atEnd = true;
    if (!this.atEnd) this.miss();
  }

  /** An edit must not take the keyboard focus away from somebody who walks the buttons with Tab. */
  exchange(before, after) {
    const focused = before.contains(document.activeElement) ? document.activeElement : null;
    const scroll = this.scroller.scrollTop;
    before.replaceWith(after);
    if (focused === null) return;
    const same = focused.dataset.at ? after.querySelector(`[data-at="${focused.dataset.at}"]`) : null;
    (same ?? after.querySelector("button, a") ?? this.scroller).focus({ preventScroll: true });
    if (!this.atEnd) this.scroller.scrollTop = scroll;
  }

  remove(id) {
    this.rows.get(id)?.remove();
    this.rows.delete(id);
  }

  has(id) {
    return this.rows.has(id);
  }

  get empty() {
    return this.rows.size === 0;
  }

  look() {
    const { scrollTop: top, scrollHeight, clientHeight } = this.scroller;
    // Growing below the reader is no leaving: a message that came into sight may turn out taller than it was guessed.
    if (scrollHeight - top - clientHeight < NEAR_END) this.atEnd = true;
    else if (top < this.top) this.atEnd = false;
    this.top = top;
    if (this.atEnd) this.missed = 0;
    this.drawJump();
  }

  miss() {
    this.missed += 1;
    this.drawJump();
  }

  drawJump() {
    this.jump.hidden = this.atEnd;
    const label = this.missed ? t("newer", { count: this.missed }) : t("toEnd");
    this.jump.setAttribute("aria-label", label);
    this.jump.replaceChildren(icon("down"), ...(this.missed ? [el("span", { class: "count" }, String(this.missed))] : []));
  }

  toEnd() {
    this.atEnd = true;
    this.missed = 0;
    this.jump.hidden = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.top = this.scroller.scrollTop;
  }
}
