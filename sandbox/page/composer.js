// Where a person writes: text, files, the bot's commands.
import { el, icon, iconButton } from "./dom.js";
import { t } from "./words.js";

export class Composer {
  /** `deliver(text, file)` sends one message and returns whether it went out. */
  constructor(deliver) {
    this.deliver = deliver;
    this.files = [];
    this.chips = el("div", { class: "chips", hidden: true });
    this.input = el("textarea", { rows: 1, placeholder: t("write"), "aria-label": t("write"), enterkeyhint: "send", dir: "auto" });
    this.input.addEventListener("input", () => this.fit());
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.input.addEventListener("paste", (event) => this.onPaste(event));
    this.picker = el("input", { type: "file", multiple: true, hidden: true, tabindex: "-1", "aria-hidden": "true" });
    this.picker.addEventListener("change", () => {
      this.attach(this.picker.files);
      this.picker.value = "";
    });
    this.menuButton = iconButton("menu", t("commands"), { class: "icon-button menu-button", "aria-haspopup": "true", "aria-expanded": "false", onclick: () => this.toggleMenu() });
    this.menu = el("div", { class: "command-menu", hidden: true, role: "group", "aria-label": t("commands") });
    const attach = iconButton("attach", t("attach"), { onclick: () => this.picker.click() });
    const send = iconButton("send", t("send"), { class: "icon-button send", onclick: () => this.submit() });
    this.node = el("div", { class: "composer" }, this.menu, this.chips,
      el("div", { class: "line" }, this.menuButton, attach, this.input, send), this.picker);
    this.node.addEventListener("keydown", (event) => this.onMenuKey(event));
    this.node.addEventListener("focusout", (event) => this.node.contains(event.relatedTarget) || this.toggleMenu(false));
    this.commands([]);
  }

  commands(list) {
    const items = list.map(({ command, description }) =>
      el("button", { type: "button", onclick: () => this.command(`/${command}`) }, el("b", {}, `/${command}`), el("span", {}, description)));
    this.menu.replaceChildren(...(items.length ? items : [el("p", {}, t("noCommands"))]));
  }

  async command(text) {
    this.toggleMenu(false);
    this.input.focus();
    await this.deliver(text, null);
  }

  toggleMenu(open = this.menu.hidden) {
    this.menu.hidden = !open;
    this.menuButton.setAttribute("aria-expanded", String(open));
    if (open) this.menu.querySelector("button")?.focus();
  }

  onMenuKey(event) {
    if (this.menu.hidden) return;
    if (event.key === "Escape") {
      this.toggleMenu(false);
      this.menuButton.focus();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const items = [...this.menu.querySelectorAll("button")];
    const at = items.indexOf(document.activeElement);
    items.at((at + step) % items.length)?.focus();
  }

  attach(files) {
    this.files.push(...files);
    this.drawChips();
    this.input.focus();
  }

  drawChips() {
    this.chips.hidden = this.files.length === 0;
    this.chips.replaceChildren(...this.files.map((file) => {
      const drop = () => {
        this.files = this.files.filter((other) => other !== file);
        this.drawChips();
        this.input.focus();
      };
      return el("span", { class: "chip" }, icon("file"), el("span", { class: "chip-name" }, file.name),
        iconButton("close", t("removeFile", { name: file.name }), { onclick: drop }));
    }));
  }

  onKey(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.submit();
  }

  onPaste(event) {
    if (!event.clipboardData?.files.length) return;
    event.preventDefault();
    this.attach(event.clipboardData.files);
  }

  draft(text) {
    this.input.value = text;
    this.fit();
  }

  fit() {
    this.input.style.height = "auto";
    this.input.style.height = `${this.input.scrollHeight}px`;
  }

  async submit() {
    const text = this.input.value.trim();
    const files = this.files;
    if (!text && !files.length) return;
    const typed = this.input.value;
    this.input.value = "";
    this.files = [];
    this.drawChips();
    this.fit();
    // Words go with the first file, as its caption; what could not be sent comes back to the writer.
    for (let at = 0; at < Math.max(files.length, 1); at += 1) {
      if (await this.deliver(at === 0 ? text : "", files[at] ?? null)) continue;
      if (at === 0 && !this.input.value) this.input.value = typed;
      this.files = [...files.slice(at), ...this.files];
      this.drawChips();
      this.fit();
      return;
    }
  }
}
