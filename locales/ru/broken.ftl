# Что не так в файле методики или другого содержания: «файл, где: почему» (rules/reasons.py)
broken-what-file = файл
broken-what-table = { $of }, таблица
broken-what-chart = { $of }, график

broken-no-file = такого файла нет
broken-folder = это папка, а нужен файл
broken-closed = файл не открывается
broken-too-big = больше { $limit } КБ, для методики это слишком много
broken-empty-file = пустой
broken-utf-16 = сохранён в кодировке UTF-16: сохраните его как UTF-8
broken-utf-8 = сохранён не в UTF-8, это видно по байту { $byte }: сохраните его как UTF-8
broken-binary = это не текст
broken-book = не открывается как книга Excel
broken-toml = не читается как TOML: посмотрите строку { $line }, знак { $column }
broken-toml-twice = строка { $line }, знак { $column }: то же поле уже было выше
broken-toml-end = не читается как TOML: в конце что-то не закрыто
broken-toml-strange = не читается: слишком много вложенных скобок или слишком длинное число
broken-instrument = это не методика: нет ни вопросов («items»), ни частей теста («parts»)
broken-nobody = этот файл никто не читает: в content/__init__.py его нет
broken-code = внутри написано, что это «{ $said }»
broken-variant = внутри написано, что это вариант «{ $said }»

broken-test-code = у теста может быть только код «{ $wanted }»
broken-taken = код «{ $said }» занят другой методикой: дайте своей другой, латинскими буквами и подчёркиваниями
broken-not-higher = версия { $said } не выше опубликованной { $highest }: увеличьте вторую цифру, если поправили слова, первую, если спрашиваете о другом
broken-old-book = это старая книга Excel (.xls) или книга с паролем: сохраните её как .xlsx без пароля
broken-rows-many = на листе «{ $sheet }» больше { $limit } строк
broken-sheets = в книге нет ни листа «{ $first }», ни листа «{ $second }»: возьмите за образец выгрузку из банка
broken-sheet = в книге нет листа «{ $sheet }»
broken-sheet-empty = на листе «{ $sheet }» нет ни одной строки
broken-column = на листе «{ $sheet }» нет столбца «{ $column }»
broken-column-twice = на листе «{ $sheet }» столбец «{ $column }» стоит дважды
broken-column-unknown = столбец «{ $column }» на листе «{ $sheet }» мне не знаком, его я не читаю
broken-drawn = непонятно, что такое «{ $said }»

broken-missing = нет поля «{ $field }»
broken-unknown-field = лишнее поле «{ $field }»: может быть, опечатка
broken-text = в поле «{ $field }» должен быть текст
broken-flag = в поле «{ $field }» должно быть true или false
broken-whole = в поле «{ $field }» должно быть целое число
broken-range = в поле «{ $field }» должно быть целое число от { $least } до { $most }
broken-list = в поле «{ $field }» должен быть список
broken-rows = в поле «{ $field }» должен быть список строк
broken-strings = в поле «{ $field }» должен быть список текстов
broken-strings-empty = в поле «{ $field }» есть пустой текст или лишний пробел
broken-strings-twice = в поле «{ $field }» одно и то же стоит дважды
broken-fields = в поле «{ $field }» должны быть свои поля
broken-translations = в поле «{ $field }» нужен текст на каждом языке, ru и en
broken-texts = в поле «{ $field }» должен быть список, текстов в нём: { $wanted }
broken-count = «{ $field }»: нужно { $count }, есть { $has }
broken-count-between = «{ $field }»: нужно от { $least } до { $most }, есть { $has }
broken-tables = в поле «{ $field }» должен быть список разделов
broken-tables-none = в поле «{ $field }» нет ни одного раздела
broken-tables-many = «{ $field }»: { $has }, а читаю не больше { $limit }
broken-twice = { $name ->
  [id] такой id
  *[code] такой код
} в файле уже есть
broken-two = «{ $field }»: нужно не меньше двух
broken-width = «{ $field }»: ячеек должно быть { $count }, по одной на столбец
broken-cell = «{ $field }»: нужно число или текст на каждом языке
broken-figure = «{ $field }»: такое число не нарисовать

broken-empty = «{ $field }»: пусто
broken-edge = «{ $field }»: в начале или в конце лишний пробел
broken-line = «{ $field }»: нужна одна строка без двойных пробелов
broken-sign = «{ $field }»: внутри невидимый знак { $sign }, сотрите его и наберите место заново
broken-long = «{ $field }»: длиннее { $limit ->
  [one] { $limit } знака
  [few] { $limit } знаков
  *[many] { $limit } знаков
}, сейчас { $has }
broken-looks = «{ $field }» пишется не так: «{ $said }»
broken-untranslated = «{ $field }»: нет текста { $locale ->
  [ru] по-русски
  *[en] по-английски
}
broken-language = «{ $field }»: лишний язык «{ $locale }»
broken-languages = в поле «languages» может быть ru или ru и en
broken-no-russian = «{ $field }»: нет ни одной русской буквы
broken-russian = «{ $field }»: в английском тексте русская буква
broken-question = «{ $field }»: в конце нужен вопросительный знак
broken-full-stop = «{ $field }»: в конце нужна точка
broken-stop = «{ $field }»: в конце не нужны ни точка, ни запятая

broken-areas-unknown = в «areas» неизвестная область «{ $area }»
broken-areas-none = в «areas» нет ни одной области
broken-area = неизвестная область «{ $area }»
broken-id-area = id должен начинаться со своей области: «{ $area }.»
broken-theme-words = «{ $field }»: тема из двух, трёх или четырёх слов, а сейчас «{ $said }»
broken-theme-capital = «{ $field }»: тема стоит внутри предложения и начинается с маленькой буквы
broken-vague = «{ $field }»: слово «{ $said }». Скажите, что человек делает, а не как часто и насколько хорошо
broken-anchors-same = два ответа совпадают { $locale ->
  [ru] по-русски
  *[en] по-английски
}
broken-question-same = вопрос { $locale ->
  [ru] по-русски
  *[en] по-английски
} такой же, как у { $other }
broken-core-count = в короткой форме на область ровно { $count ->
  [one] { $count } вопрос
  [few] { $count } вопроса
  *[many] { $count } вопросов
}, отмечено { $has }
broken-full-count = в полной форме на область нужно не меньше { $count }, есть { $has }
broken-whole-count = на область нужно не меньше { $count } вопросов, есть { $has }

broken-parts = части теста: { $wanted }, в этом порядке; сейчас { $has }
broken-part = неизвестная часть «{ $part }»
broken-id-part = id должен начинаться со своей части: «{ $part }.»
broken-stimuli-many = на пять заданий { $has ->
  [one] { $has } текст
  [few] { $has } текста
  *[many] { $has } текстов
}, это слишком много чтения: можно { $limit }
broken-stimuli-order = тексты должны быть те, к которым есть задания, и в том же порядке
broken-tasks-order = задания должны быть { $wanted }, в этом порядке
broken-tasks-apart = задания к одному тексту должны стоять рядом
broken-table-and-chart = и таблица, и график: для телефона хватит одного
broken-stimulus-long = длиннее { $limit } знаков { $locale ->
  [ru] по-русски
  *[en] по-английски
} вместе с таблицей или графиком, сейчас { $has }
broken-prose = «{ $field }»: в тексте для чтения от { $least } до { $most } слов, сейчас { $has }
broken-series = в каждом ряду «series» чисел должно быть { $count }, по одному на подпись
broken-measures = «{ $field }»: от { $least } до { $most } слов
broken-by-place = «{ $field }»: сказано «{ $said }», а варианты ответа у людей перемешаны
broken-options-same = два варианта ответа совпадают { $locale ->
  [ru] по-русски
  *[en] по-английски
}
broken-all-of-them = «{ $field }»: сказано «{ $said }», а каждый вариант ответа должен стоять сам за себя
broken-tell = верный вариант { $locale ->
  [ru] по-русски
  *[en] по-английски
} намного длиннее остальных и выдаёт себя
broken-keys-part = верный вариант стоит на месте { $place } в { $has } заданиях из { $count }: переставьте
broken-keys = верный вариант стоит на месте { $place } в { $has } заданиях из { $count }, нужно от { $least } до { $most }
broken-unlike-test = это не второй вариант того же теста: код, название и первая цифра версии должны совпасть, буква нет
broken-unlike-name = в другом варианте эта часть называется иначе
broken-unlike-stimulus = такой текст уже есть в другом варианте
broken-unlike-measures = проверяет не то, что в варианте { $variant }
broken-unlike-difficulty = трудность не та, что в варианте { $variant }: там { $wanted }

# Чего машина не запрещает, а человеку видно
doubt-anchor-tells = ответ { $number } намного длиннее остальных: его выберут за длину
doubt-anchors-tell = { $locale ->
  [ru] по-русски
  *[en] по-английски
} четвёртый ответ самый длинный в { $count } вопросах из { $of }: его выберут за длину
doubt-anchor-twice = ответ «{ $said }» уже есть у { $other }
doubt-theme-twice = тема «{ $said }» уже есть у { $other }
doubt-office = «{ $said }»: так пишут в отчётах, а не говорят
doubt-sex = «{ $said }»: подходит не каждому, на вопрос отвечают и женщины, и мужчины
doubt-tall = { $locale ->
  [ru] по-русски
  *[en] по-английски
} вопрос с ответами займёт на телефоне { $count ->
  [one] { $count } строку
  [few] { $count } строки
  *[many] { $count } строк
}, лучше до { $limit }
doubt-source = источник «{ $said }» незнакомый: проверьте, что он есть
doubt-option-tells = { $locale ->
  [ru] по-русски
  *[en] по-английски
} верный вариант самый длинный в { $count } заданиях из { $of }: его можно угадать
doubt-figures = числа по-русски и по-английски разные: { $ru } и { $en }
doubt-difficulty = трудность части { $sum }, а должна быть от { $least } до { $most }

check-doubt = стоит посмотреть: { $said }
check-sum = Файлов: { $files }, ошибок: { $mistakes }, замечаний: { $doubts }
