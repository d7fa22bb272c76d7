// The page API of the sandbox: short requests, and one stream of events
// that is taken up again where it broke off.

async function ask(method, path, body) {
  const form = body instanceof FormData;
  const answer = await fetch(`/sandbox/${path}`, {
    method,
    headers: body && !form ? { "Content-Type": "application/json" } : {},
    body: form ? body : body && JSON.stringify(body),
  });
  const text = await answer.text();
  let value = null;
  try {
    value = text ? JSON.parse(text) : null;
  } catch {
    // not JSON: the text itself is the best explanation there is
  }
  if (!answer.ok) throw new Error(value?.error ?? value?.description ?? (text.slice(0, 200) || `HTTP ${answer.status}`));
  return value;
}

const PICTURES = new Set(["image/png", "image/jpeg", "image/gif"]);

export const api = {
  state: () => ask("GET", "state"),
  addPerson: (person) => ask("POST", "people", person),
  write: (person, text) => ask("POST", `chats/${person}/text`, { text }),
  press: (person, message, row, column) => ask("POST", `chats/${person}/press`, { message_id: message, row, column }),
  block: (person, blocked) => ask("POST", `chats/${person}/block`, { blocked }),
  clear: (person) => ask("POST", `chats/${person}/clear`, {}),
  sendFile(person, file, caption) {
    const form = new FormData();
    if (caption) form.append("caption", caption);
    if (PICTURES.has(file.type)) form.append("photo", "1"); // as Telegram's apps do with a picture
    form.append("file", file, file.name);
    return ask("POST", `chats/${person}/file`, form);
  },
  addFault: (fault) => ask("POST", "faults", fault),
  dropFault: (id) => ask("DELETE", `faults?id=${encodeURIComponent(id)}`),
  poison: (person) => ask("POST", "poison", { person }),
  rates: (strict) => ask("POST", "rates", { strict }),
  pending: () => ask("GET", "updates"),
};

const FIRST_PAUSE = 300; // ms; doubled at each failure up to LONGEST_PAUSE
const LONGEST_PAUSE = 4000;

/**
 * Follows the events for ever. `load` draws the state anew and returns the number of the last event in it:
 * after a break the sandbox may be another one, so what it remembers counts, not what the page does.
 * <html data-drawn> holds the number of the last event drawn: who drives the page learns there that it is up to date.
 */
export async function follow(load, onEvents, onConnection) {
  let pause = FIRST_PAUSE;
  for (;;) {
    try {
      const since = await load();
      drawn(since);
      onConnection(true);
      pause = FIRST_PAUSE;
      await listen(since, onEvents);
    } catch (error) {
      if (!(error instanceof TypeError) && !(error instanceof Broken)) console.error(error);
    }
    onConnection(false);
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }
}

function drawn(number) {
  document.documentElement.dataset.drawn = number;
}

class Broken extends Error {}

/** Ends by throwing: when the stream breaks, or the sandbox says that too much was missed. */
function listen(since, onEvents) {
  return new Promise((_, reject) => {
    const stream = new EventSource(`/sandbox/events?since=${since}`);
    let waiting = [];
    const flush = () => {
      const batch = waiting;
      waiting = [];
      if (!batch.length) return; // the stream broke meanwhile
      try {
        onEvents(batch);
        drawn(batch.at(-1).number);
      } catch (error) {
        stream.close();
        reject(error);
      }
    };
    stream.onmessage = (message) => {
      const event = JSON.parse(message.data);
      if (event.type === "reload") {
        stream.onerror();
        return;
      }
      // A busy bot makes thousands of events: they are drawn together, once a frame
      // (a hidden tab has no frames, hence the timer).
      event.number = Number(message.lastEventId);
      if (waiting.push(event) === 1) document.hidden ? setTimeout(flush, 100) : requestAnimationFrame(flush);
    };
    stream.onerror = () => {
      waiting = [];
      stream.close();
      reject(new Broken());
    };
  });
}
