// The page's own words in two languages. What the bot says is the bot's business.
import { recall, remember } from "./dom.js";

const WORDS = {
  ru: {
    title: "Маршрут · песочница",
    brand: "Маршрут", brandNote: "песочница",
    what: "Ещё один Telegram, только на этом компьютере",
    intro: "Это ещё один Telegram, только на этом компьютере. Каждая колонка — телефон одного человека: пишите боту и нажимайте кнопки за любого из них. Настоящие люди ничего не увидят.",
    introShow: "Что это за страница?", introHide: "Понятно",
    people: "Люди", addPerson: "Новый человек", noPeople: "Здесь пока никого нет. Добавьте человека, и он сможет написать боту.",
    dark: "Тёмная тема", language: "English", languageShort: "En", panel: "Журнал и сбои",
    lost: "Нет связи с песочницей. Пробую ещё…",
    bot: "бот", typing: "печатает…", edited: "изменено", blockedNote: "бот заблокирован",
    messagesOf: (p) => `Сообщения: ${p.name}`, unread: "есть новое",
    block: "Заблокировать бота", unblock: "Разблокировать", more: "Действия", hide: "Скрыть колонку", clear: "Очистить экран",
    clearNote: "Сообщения пропадут только здесь", openLink: "Открыть ссылку", openLinkHint: "https://t.me/…?start=…", open: "Открыть",
    badLink: "Это не ссылка на бота. Нужна вида t.me/имя_бота?start=код, код до 64 латинских букв, цифр, _ и -.",
    hello: "Это чат с ботом",
    helloNote: "Бот — программа-собеседник: нажимайте кнопки под её сообщениями или пишите обычными словами.",
    start: "Начать",
    write: "Сообщение", send: "Отправить", attach: "Прикрепить файл", commands: "Команды бота", replies: "Готовые ответы", noCommands: "У бота пока нет команд",
    drop: "Отпустите, чтобы прикрепить", removeFile: (p) => `Убрать ${p.name}`,
    newer: (p) => `К новым сообщениям (${p.count})`, toEnd: "К последнему сообщению",
    enlarge: "Увеличить картинку", picture: "Картинка", download: (p) => `Скачать ${p.name}`, close: "Закрыть", ok: "Понятно",
    opensOutside: "откроется в новой вкладке", spoiler: "Скрытый текст, показать", quoteMore: "Показать целиком", quoteLess: "Свернуть",
    silent: "Бот пока не ответил на нажатие", failed: (p) => `Не получилось: ${p.reason}`, tells: (p) => `Бот отвечает: ${p.name}`,
    unsafe: "Такую ссылку открывать нельзя",
    firstName: "Имя", lastName: "Фамилия", username: "Имя пользователя, латиницей", usernameRule: "От 4 до 32 латинских букв, цифр и _, первой буква", speaks: "Язык Telegram", note: "Кто это (видно только вам)",
    noteHint: "учитель, первый год", add: "Добавить", cancel: "Отмена", optional: "не обязательно",
    log: "Журнал запросов", onlyErrors: "только ошибки", findMethod: "Метод", time: "Время", method: "Метод", chat: "Чат", status: "Ответ",
    ms: "мс", said: "Что сказано", emptyLog: "Бот ещё ничего не запрашивал", noMatches: "Под условия ничего не подходит",
    faults: "Сбои", faultsNote: "Проверьте, как бот переживает плохую связь", anyMethod: "любой", anyChat: "все чаты", times: "Раз", seconds: "Секунд",
    kind: "Что случится", addFault: "Включить", noFaults: "Сбоев нет, всё работает", dropFault: "Выключить", forever: "всегда",
    timesLeft: (p) => `ещё ${p.count}`,
    kind_429: "429: слишком часто", kind_403: "403: человек заблокировал", kind_500: "500: ошибка Telegram", kind_html: "HTML вместо JSON",
    kind_cut_before: "обрыв до выполнения", kind_cut_after: "выполнено, потом обрыв", kind_delay: "задержка",
    poison: "Ядовитое обновление", poisonNote: "Обновление, которое бот не сможет прочитать", sendPoison: "Отправить", from: "От кого",
    poisoned: "Отправлено. Бот должен пережить его и отвечать дальше.",
    hint_429: "Telegram откажет и велит подождать. Хороший бот подождёт и отправит снова.",
    hint_403: "Telegram откажет, будто человек заблокировал бота. Повторять незачем.",
    hint_500: "У Telegram поломка. Бот должен попробовать ещё раз.",
    hint_html: "Вместо ответа придёт страница с ошибкой, как от сломанного прокси.",
    hint_cut_before: "Связь оборвётся, запрос не дойдёт. Повторить можно смело.",
    hint_cut_after: "Запрос выполнен, но ответа не будет. Самый коварный сбой: повтор покажет сообщение дважды.",
    hint_delay: "Ответ придёт позже. Остальные не должны ждать.",
    rates: "Строгие пределы", ratesNote: "30 сообщений в секунду, 1 в секунду на чат", pending: "Ждут бота",
    pendingNote: "Сколько нажатий и сообщений бот ещё не забрал. Растёт, пока он выключен.",
    sizes: ["Б", "КБ", "МБ"],
  },
  en: {
    title: "Marshrut · sandbox",
    brand: "Marshrut", brandNote: "sandbox",
    what: "Another Telegram, on this computer only",
    intro: "This is another Telegram, on this computer only. Each column is one person’s phone: write to the bot and press its buttons as any of them. No real person sees anything.",
    introShow: "What is this page?", introHide: "Got it",
    people: "People", addPerson: "New person", noPeople: "Nobody is here yet. Add a person, and they can write to the bot.",
    dark: "Dark theme", language: "Русский", languageShort: "Ру", panel: "Log and faults",
    lost: "No connection to the sandbox. Trying again…",
    bot: "bot", typing: "is typing…", edited: "edited", blockedNote: "bot is blocked",
    messagesOf: (p) => `Messages: ${p.name}`, unread: "something new",
    block: "Block the bot", unblock: "Unblock", more: "Actions", hide: "Hide the column", clear: "Clear the screen",
    clearNote: "Messages disappear on this page only", openLink: "Open a link", openLinkHint: "https://t.me/…?start=…", open: "Open",
    badLink: "This is no link to the bot. It looks like t.me/bot_name?start=code, the code up to 64 Latin letters, digits, _ and -.",
    hello: "This is a chat with a bot",
    helloNote: "A bot is a program you talk to: press the buttons under its messages or write in plain words.",
    start: "Start",
    write: "Message", send: "Send", attach: "Attach a file", commands: "Bot commands", replies: "Ready answers", noCommands: "The bot has no commands yet",
    drop: "Drop to attach", removeFile: (p) => `Remove ${p.name}`,
    newer: (p) => `To new messages (${p.count})`, toEnd: "To the last message",
    enlarge: "Enlarge the picture", picture: "Picture", download: (p) => `Download ${p.name}`, close: "Close", ok: "OK",
    opensOutside: "opens in a new tab", spoiler: "Hidden text, reveal", quoteMore: "Show all", quoteLess: "Show less",
    silent: "The bot has not answered the press yet", failed: (p) => `It did not work: ${p.reason}`, tells: (p) => `The bot answers: ${p.name}`,
    unsafe: "This link must not be opened",
    firstName: "First name", lastName: "Last name", username: "Username, Latin letters", usernameRule: "4 to 32 Latin letters, digits and _, a letter first", speaks: "Telegram's language", note: "Who this is (only you see it)",
    noteHint: "teacher, first year", add: "Add", cancel: "Cancel", optional: "optional",
    log: "Request log", onlyErrors: "errors only", findMethod: "Method", time: "Time", method: "Method", chat: "Chat", status: "Answer",
    ms: "ms", said: "What was said", emptyLog: "The bot has requested nothing yet", noMatches: "Nothing matches",
    faults: "Faults", faultsNote: "See how the bot survives a bad connection", anyMethod: "any", anyChat: "all chats", times: "Times", seconds: "Seconds",
    kind: "What happens", addFault: "Switch on", noFaults: "No faults, all is well", dropFault: "Switch off", forever: "always",
    timesLeft: (p) => `${p.count} left`,
    kind_429: "429: too many requests", kind_403: "403: blocked by the person", kind_500: "500: error at Telegram", kind_html: "HTML instead of JSON",
    kind_cut_before: "cut before it is done", kind_cut_after: "done, then cut", kind_delay: "delay",
    poison: "Poisonous update", poisonNote: "An update the bot cannot read", sendPoison: "Send", from: "From",
    poisoned: "Sent. The bot should survive it and keep answering.",
    hint_429: "Telegram refuses and says how long to wait. A good bot waits and sends again.",
    hint_403: "Telegram refuses as if the person had blocked the bot. Trying again is useless.",
    hint_500: "Telegram itself is broken. The bot should try again.",
    hint_html: "An error page comes instead of an answer, as from a broken proxy.",
    hint_cut_before: "The connection breaks, the request never arrives. Safe to repeat.",
    hint_cut_after: "It is done, but no answer comes. The meanest fault: repeating shows a message twice.",
    hint_delay: "The answer comes later. Other people should not have to wait.",
    rates: "Strict rates", ratesNote: "30 messages a second, 1 a second in a chat", pending: "Waiting for the bot",
    pendingNote: "Presses and messages the bot has not fetched yet. Grows while it is off.",
    sizes: ["B", "KB", "MB"],
  },
};

let language = recall("language", "ru") in WORDS ? recall("language", "ru") : "ru";

export const currentLanguage = () => language;

export function setLanguage(name) {
  language = name;
  remember("language", name);
}

export function t(key, values = {}) {
  const word = WORDS[language][key];
  return typeof word === "function" ? word(values) : word;
}

const formats = new Map(); // making one costs more than drawing a message with it

function formatted(seconds, options) {
  const key = language + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(language, options));
  return formats.get(key).format(seconds * 1000);
}

export const clockTime = (seconds) => formatted(seconds, { hour: "2-digit", minute: "2-digit" });
export const exactTime = (seconds) => formatted(seconds, { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false });
export const dayName = (seconds) => formatted(seconds, { day: "numeric", month: "long" });

export function sizeName(bytes) {
  const units = t("sizes");
  const power = bytes < 1024 ? 0 : bytes < 1024 * 1024 ? 1 : 2;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: power ? 1 : 0 }).format(bytes / 1024 ** power);
  return `${number} ${units[power]}`;
}
