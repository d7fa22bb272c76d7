// Which addresses the page may open, and which of them are not addresses but a wish
// to start the bot of this sandbox (t.me/<bot>?start=…).

const ALLOWED = new Set(["http:", "https:", "tg:"]);
const PAYLOAD = /^[A-Za-z0-9_-]{1,64}$/; // what Telegram takes after ?start=

/** The address, or null where it is not one that may be opened (javascript:, data:, …). */
export function safeUrl(address) {
  const text = String(address).trim();
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[\w.-]+:\d/.test(text) ? text : `https://${text}`);
    return ALLOWED.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** The text a person sends by following a link to this bot; null: the link leads elsewhere. */
export function startText(address, bot) {
  const safe = safeUrl(address);
  if (safe === null) return null;
  const url = new URL(safe);
  const toBot = (name) => name !== null && name.toLowerCase() === bot.toLowerCase();
  const viaWeb = ["t.me", "telegram.me", "www.t.me"].includes(url.hostname) && toBot(url.pathname.slice(1).replace(/\/$/, ""));
  const viaApp = url.protocol === "tg:" && url.href.startsWith("tg://resolve") && toBot(url.searchParams.get("domain"));
  if (!viaWeb && !viaApp) return null;
  const payload = url.searchParams.get("start");
  if (payload === null || payload === "") return "/start";
  return PAYLOAD.test(payload) ? `/start ${payload}` : null;
}
