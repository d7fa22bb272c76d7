// What lies over the page: an enlarged picture, the bot's alert, the form for a new person.
// <dialog> brings the focus handling and Escape with it.
import { el, iconButton } from "./dom.js";
import { t } from "./words.js";

function show(dialog) {
  const before = document.activeElement;
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      resolve(dialog.returnValue);
    });
    dialog.showModal();
  });
}

export function enlarge(src, label) {
  const dialog = el("dialog", { class: "lightbox", "aria-label": label });
  dialog.append(
    el("img", { src, alt: label }),
    iconButton("close", t("close"), { onclick: () => dialog.close() }),
  );
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  return show(dialog);
}

let queue = Promise.resolve(); // alerts of several people come one after another

/** The alert of answerCallbackQuery: waits for its OK, stands over the chat it belongs to. */
export function alert(text, name, column) {
  queue = queue.then(() => {
    const dialog = el("dialog", { class: "alert", role: "alertdialog", "aria-label": t("tells", { name }) });
    const place = column.getBoundingClientRect();
    if (place.width > 0) dialog.style.setProperty("--middle", `${Math.round(place.left + place.width / 2)}px`);
    dialog.append(
      el("p", { class: "alert-text" }, text),
      el("button", { type: "button", class: "primary", autofocus: true, onclick: () => dialog.close() }, t("ok")),
    );
    return show(dialog);
  });
  return queue;
}

function field(label, attributes, note = null) {
  return el("label", { class: "field" }, el("span", {}, label, note && el("small", {}, ` · ${note}`)), el("input", { autocomplete: "off", ...attributes }));
}

/** Asks for a new person; `add(values)` sends them and throws when refused. */
export function personForm(add) {
  const problem = el("p", { class: "problem", role: "alert" });
  const languages = el("select", { name: "language_code" }, el("option", { value: "ru" }, "Русский"), el("option", { value: "en" }, "English"));
  const form = el("form", { method: "dialog" },
    el("h2", {}, t("addPerson")),
    field(t("firstName"), { name: "first_name", required: true, maxlength: 64, autofocus: true }),
    field(t("lastName"), { name: "last_name", maxlength: 64 }, t("optional")),
    field(t("username"), { name: "username", pattern: "@?[A-Za-z][A-Za-z0-9_]{3,31}", title: t("usernameRule") }, t("optional")),
    field(t("note"), { name: "note", maxlength: 80, placeholder: t("noteHint") }),
    el("label", { class: "field" }, el("span", {}, t("speaks")), languages),
    problem,
    el("div", { class: "buttons" },
      el("button", { type: "button", onclick: () => dialog.close() }, t("cancel")),
      el("button", { type: "submit", class: "primary" }, t("add"))));
  const dialog = el("dialog", { class: "form", "aria-label": t("addPerson") }, form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const values = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value));
    try {
      await add(values);
      dialog.close();
    } catch (error) {
      problem.textContent = t("failed", { reason: error.message });
    }
  });
  return show(dialog);
}
