// Behind the scenes: what the bot asked of "Telegram", and the switches that make life hard for it.
import { api } from "./api.js";
import { fullName } from "./chat.js";
import { el, iconButton } from "./dom.js";
import { exactTime, t } from "./words.js";

const KEPT = 500; // lines of the log, as many as the sandbox itself remembers
const KINDS = ["429", "403", "500", "html", "cut_before", "cut_after", "delay"];
const METHODS = ["*", "sendMessage", "editMessageText", "sendPhoto", "sendDocument", "answerCallbackQuery", "getUpdates", "getFile"];

export class Panel {
  /** `people()` are the persons known now; `close()` puts the panel away. */
  constructor(people, close) {
    this.people = people;
    this.lines = [];
    this.node = el("aside", { class: "panel", hidden: true, "aria-label": t("panel") },
      el("div", { class: "panel-main" }, this.buildLog()),
      el("div", { class: "panel-side" }, this.buildFaults(), this.buildMore()),
      iconButton("close", t("close"), { class: "icon-button panel-close", onclick: () => close() }));
    this.node.addEventListener("keydown", (event) => event.key === "Escape" && close());
  }

  buildLog() {
    this.onlyErrors = el("input", { type: "checkbox", onchange: () => this.drawLog() });
    this.filter = el("input", { type: "search", placeholder: t("findMethod"), "aria-label": t("findMethod"), oninput: () => this.drawLog() });
    this.pending = el("output", { class: "pending" }, "0");
    this.body = el("tbody", {});
    this.quiet = el("p", { class: "quiet" });
    const head = ["time", "method", "chat", "status", "ms", "said"].map((key) => el("th", { scope: "col" }, t(key)));
    return el("section", { class: "log", "aria-label": t("log") },
      el("div", { class: "bar" }, el("h2", {}, t("log")), this.filter, el("label", { class: "tick" }, this.onlyErrors, t("onlyErrors")),
        el("span", { class: "waiting", title: t("pendingNote") }, t("pending"), " ", this.pending)),
      el("div", { class: "table", tabindex: "0", role: "region", "aria-label": t("log") },
        el("table", {}, el("thead", {}, el("tr", {}, ...head)), this.body), this.quiet));
  }

  buildFaults() {
    const options = (values, name) => values.map((value) => el("option", { value }, name(value)));
    const labelled = (label, control) => el("label", { class: "field" }, el("span", {}, label), control);
    this.faultChat = el("select", { name: "chat" });
    this.faultList = el("ul", { class: "faults" });
    this.problem = el("p", { class: "problem", role: "alert" });
    const seconds = labelled(t("seconds"), el("input", { name: "seconds", type: "number", min: 0, max: 600, step: "any", value: 3 }));
    const kind = el("select", { name: "kind" }, ...options(KINDS, (value) => t(`kind_${value}`)));
    const hint = el("p", { class: "hint", "aria-live": "polite" });
    const explain = () => {
      seconds.hidden = !["429", "delay"].includes(kind.value);
      hint.textContent = t(`hint_${kind.value}`);
    };
    kind.addEventListener("change", explain);
    explain();
    const form = el("form", { class: "fault-form" },
      labelled(t("kind"), kind),
      labelled(t("method"), el("select", { name: "method" }, ...options(METHODS, (value) => (value === "*" ? t("anyMethod") : value)))),
      labelled(t("chat"), this.faultChat),
      labelled(t("times"), el("input", { name: "times", type: "number", min: 1, max: 9999, value: 1 })),
      seconds,
      el("button", { type: "submit" }, t("addFault")), hint);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.attempt(this.addFault(new FormData(form)));
    });
    return el("section", { "aria-label": t("faults") },
      el("div", { class: "bar" }, el("h2", {}, t("faults")), el("small", {}, t("faultsNote"))), form, this.problem, this.faultList);
  }

  async addFault(values) {
    const kind = values.get("kind");
    const seconds = Number(values.get("seconds"));
    await api.addFault({
      kind,
      method: values.get("method"),
      chat_id: values.get("chat") ? Number(values.get("chat")) : null,
      times: Number(values.get("times")) || null,
      ...(kind === "429" ? { retry_after: Math.max(1, Math.round(seconds)) } : {}),
      ...(kind === "delay" ? { seconds } : {}),
    });
  }

  buildMore() {
    this.poisonFrom = el("select", { "aria-label": t("from") });
    const send = async () => {
      if (await this.attempt(api.poison(Number(this.poisonFrom.value)))) this.note.textContent = t("poisoned");
    };
    this.note = el("p", { class: "note", role: "status" });
    this.strict = el("button", { type: "button", class: "switch", role: "switch", "aria-checked": "true", "aria-label": t("rates"),
      onclick: () => this.attempt(this.toggleRates()) });
    return el("section", { class: "more", "aria-label": t("poison") },
      el("div", { class: "setting" }, el("span", {}, el("b", {}, t("rates")), el("small", {}, t("ratesNote"))), this.strict),
      el("div", { class: "setting" }, el("span", {}, el("b", {}, t("poison")), el("small", {}, t("poisonNote"))),
        el("span", { class: "line" }, this.poisonFrom, el("button", { type: "button", onclick: send }, t("sendPoison")))),
      this.note);
  }

  async toggleRates() {
    const strict = this.strict.getAttribute("aria-checked") !== "true";
    await api.rates(strict);
    this.rates(strict);
  }

  async attempt(request) {
    this.problem.textContent = "";
    try {
      await request;
      return true;
    } catch (error) {
      this.problem.textContent = t("failed", { reason: error.message });
      return false;
    }
  }

  rates(strict) {
    this.strict.setAttribute("aria-checked", String(Boolean(strict)));
  }

  drawPeople() {
    const options = () => this.people().map((person) => el("option", { value: person.id }, fullName(person)));
    for (const [select, first] of [[this.faultChat, [el("option", { value: "" }, t("anyChat"))]], [this.poisonFrom, []]]) {
      const chosen = select.value;
      select.replaceChildren(...first, ...options());
      if ([...select.options].some((option) => option.value === chosen)) select.value = chosen;
    }
  }

  faults(list) {
    const items = list.filter((fault) => fault.left !== 0).map((fault) => {
      const left = fault.left === null ? t("forever") : t("timesLeft", { count: fault.left });
      const person = this.people().find((one) => one.id === fault.chat_id);
      const words = [t(`kind_${fault.kind}`) ?? fault.kind, fault.method === "*" ? t("anyMethod") : fault.method, person && fullName(person), left];
      return el("li", {}, words.filter(Boolean).join(" · "),
        iconButton("close", t("dropFault"), { onclick: () => this.attempt(api.dropFault(fault.id)) }));
    });
    this.faultList.replaceChildren(...(items.length ? items : [el("li", { class: "none" }, t("noFaults"))]));
  }

  fillLog(lines) {
    this.lines = lines.slice(-KEPT);
    if (!this.node.hidden) this.drawLog();
  }

  /** A hidden panel only remembers; drawing thousands of lines nobody sees would slow the chats down. */
  addLog(lines) {
    if (!lines.length) return;
    this.lines = [...this.lines, ...lines].slice(-KEPT);
    if (this.node.hidden) return;
    this.body.prepend(...lines.slice(-KEPT).filter((line) => this.wanted(line)).map((line) => this.line(line)).reverse());
    while (this.body.rows.length > KEPT) this.body.lastElementChild.remove();
    this.drawQuiet();
    this.countPending();
  }

  wanted(line) {
    const needle = this.filter.value.trim().toLowerCase();
    return (!this.onlyErrors.checked || line.status !== 200) && line.method.toLowerCase().includes(needle);
  }

  drawLog() {
    this.body.replaceChildren(...this.lines.filter((line) => this.wanted(line)).map((line) => this.line(line)).reverse());
    this.drawQuiet();
    this.countPending();
  }

  drawQuiet() {
    this.quiet.hidden = this.body.rows.length > 0;
    this.quiet.textContent = this.lines.length ? t("noMatches") : t("emptyLog");
  }

  line(line) {
    const person = this.people().find((one) => one.id === line.chat);
    const said = line.description || line.params || "";
    const cells = [exactTime(line.time), line.method, person ? fullName(person) : (line.chat ?? ""), line.status, Math.round(line.ms * 10) / 10, said];
    return el("tr", { class: line.status === 200 ? "" : "bad" }, ...cells.map((cell) => el("td", { title: String(cell) }, String(cell))));
  }

  async countPending() {
    if (this.counting) return;
    this.counting = true;
    try {
      const { pending } = await api.pending();
      this.pending.textContent = String(pending);
    } catch {
      this.pending.textContent = "…";
    } finally {
      this.counting = false;
    }
  }
}
