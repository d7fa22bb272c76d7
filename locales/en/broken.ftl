# What is wrong in the file of an instrument or of other content: “file, where: why” (rules/reasons.py)
broken-what-file = file
broken-what-table = { $of }, table
broken-what-chart = { $of }, chart

broken-no-file = is missing
broken-folder = is a folder
broken-closed = cannot be opened
broken-too-big = is bigger than { $limit } KB
broken-empty-file = is empty
broken-utf-16 = is in UTF-16: save it as UTF-8
broken-utf-8 = is not UTF-8: byte { $byte }
broken-binary = is not a text
broken-book = cannot be opened as an Excel workbook
broken-toml = is not TOML: look at line { $line }, sign { $column }
broken-toml-twice = line { $line }, sign { $column }: the same field was given above
broken-toml-end = is not TOML: something is not closed at the end
broken-toml-strange = is TOML that cannot be read: too deep or too large a figure
broken-instrument = is no instrument: has neither “items” of a questionnaire nor “parts” of a test
broken-nobody = is read by nobody: content/__init__.py does not name it
broken-code = says it is “{ $said }”
broken-variant = says it is variant “{ $said }”

broken-test-code = a test can only have the code “{ $wanted }”
broken-taken = the code “{ $said }” belongs to another instrument: give yours another one, in Latin letters and underscores
broken-not-higher = version { $said } is not above { $highest }, which was published: raise the second figure for mended wording, the first for other questions
broken-old-book = this is an old Excel workbook (.xls) or one with a password: save it as .xlsx without a password
broken-rows-many = the sheet “{ $sheet }” has more than { $limit } rows
broken-sheets = the workbook has neither a sheet “{ $first }” nor a sheet “{ $second }”: take a file from the bank as a sample
broken-sheet = the workbook has no sheet “{ $sheet }”
broken-sheet-empty = the sheet “{ $sheet }” has no rows
broken-column = the sheet “{ $sheet }” has no column “{ $column }”
broken-column-twice = the sheet “{ $sheet }” has the column “{ $column }” twice
broken-column-unknown = the column “{ $column }” of the sheet “{ $sheet }” is unknown to me, I do not read it
broken-drawn = it is not clear what “{ $said }” is

broken-missing = “{ $field }” is missing
broken-unknown-field = unknown field “{ $field }”
broken-text = “{ $field }” must be a text
broken-flag = “{ $field }” must be true or false
broken-whole = “{ $field }” must be a whole number
broken-range = “{ $field }” must be a whole number from { $least } to { $most }
broken-list = “{ $field }” must be a list
broken-rows = “{ $field }” must be a list of rows
broken-strings = “{ $field }” must be a list of texts
broken-strings-empty = “{ $field }” must be a list of texts, none of them empty
broken-strings-twice = “{ $field }” says the same twice
broken-fields = “{ $field }” must be a table of fields
broken-translations = “{ $field }” must be a table of translations
broken-texts = “{ $field }” must be a list of { $wanted } translated texts
broken-count = “{ $field }” must have exactly { $count }, has { $has }
broken-count-between = “{ $field }” must have { $least } to { $most }, has { $has }
broken-tables = “{ $field }” must be a list of tables
broken-tables-none = “{ $field }” must be a list of tables, at least one
broken-tables-many = “{ $field }”: { $has }, I read at most { $limit }
broken-twice = the { $name ->
  [id] id
  *[code] code
} stands in the file already
broken-two = “{ $field }” must have two and more
broken-width = “{ $field }” must have { $count } cells, one a column
broken-cell = “{ $field }” must be a figure or a table of translations
broken-figure = “{ $field }” must be a figure that can be drawn
broken-empty = “{ $field }” is empty
broken-edge = “{ $field }” begins or ends with a space
broken-line = “{ $field }” must be one line without double spaces
broken-sign = “{ $field }” has a sign that nobody sees: { $sign }
broken-long = “{ $field }” is longer than { $limit ->
  [one] { $limit } sign
  *[other] { $limit } signs
}: { $has }
broken-looks = “{ $field }” does not look as it must: “{ $said }”
broken-untranslated = “{ $field }” has no text in { $locale ->
  [ru] Russian
  *[en] English
}
broken-language = “{ $field }” has an unknown language “{ $locale }”
broken-languages = “languages” may be ru, or ru and en
broken-no-russian = “{ $field }” has no Russian letter
broken-russian = “{ $field }” has a Russian letter
broken-question = “{ $field }” must end with a question mark
broken-full-stop = “{ $field }” must end with a full stop
broken-stop = “{ $field }” must not end with a full stop or a comma
broken-areas-unknown = “areas” has an unknown area “{ $area }”
broken-areas-none = “areas” is empty
broken-area = unknown area “{ $area }”
broken-id-area = the id must begin with its area “{ $area }.”
broken-theme-words = “{ $field }” must have two to four words: “{ $said }”
broken-theme-capital = “{ $field }” stands inside a sentence and begins with a small letter
broken-vague = “{ $field }” says “{ $said }”: say what is done, not how often or how well
broken-anchors-same = two anchors are the same in { $locale ->
  [ru] Russian
  *[en] English
}
broken-question-same = asks the same in { $locale ->
  [ru] Russian
  *[en] English
} as { $other }
broken-core-count = the short form needs exactly { $count ->
  [one] { $count } core item
  *[other] { $count } core items
}, has { $has }
broken-full-count = the full form needs at least { $count } items, has { $has }
broken-whole-count = asked as a whole, it needs at least { $count } items, has { $has }
broken-parts = the parts must be { $wanted }, in this order; they are { $has }
broken-part = unknown part “{ $part }”
broken-id-part = the id must begin with its part “{ $part }.”
broken-stimuli-many = has { $has ->
  [one] { $has } stimulus
  *[other] { $has } stimuli
}, at most { $limit } are read for five tasks
broken-stimuli-order = the stimuli must be those of its tasks, in their order
broken-tasks-order = the tasks must be { $wanted }, in this order
broken-tasks-apart = the tasks on one stimulus must stand together
broken-table-and-chart = has a table and a chart: one of them is enough for a phone
broken-stimulus-long = is longer than { $limit } signs in { $locale ->
  [ru] Russian
  *[en] English
} with all its words: { $has }
broken-prose = “{ $field }” must have { $least } to { $most } words to be worth reading, has { $has }
broken-series = each of “series” must have { $count } figures, one a label
broken-measures = “{ $field }” must have { $least } to { $most } words
broken-by-place = “{ $field }” says “{ $said }”: the options are shown shuffled
broken-options-same = two options are the same in { $locale ->
  [ru] Russian
  *[en] English
}
broken-all-of-them = “{ $field }” says “{ $said }”: an option stands for itself
broken-tell = the right option is much longer than the others in { $locale ->
  [ru] Russian
  *[en] English
} and gives itself away
broken-keys-part = the right option stands in place { $place } in { $has } tasks of { $count }
broken-keys = the right option stands in place { $place } in { $has } tasks of { $count }; it may in { $least } to { $most }
broken-unlike-test = is not the other variant of the same test and first figure of the version
broken-unlike-name = is called otherwise in the other variant
broken-unlike-stimulus = has a stimulus of the other variant
broken-unlike-measures = measures something else than in variant { $variant }
broken-unlike-difficulty = is not as difficult as in variant { $variant }: { $wanted }

# What no machine forbids and a person sees
doubt-anchor-tells = anchor { $number } is much longer than the others: it will be chosen for its length
doubt-anchors-tell = in { $locale ->
  [ru] Russian
  *[en] English
} the fourth anchor is the longest in { $count } items of { $of }: it will be chosen for its length
doubt-anchor-twice = the anchor “{ $said }” stands under { $other } already
doubt-theme-twice = the theme “{ $said }” is that of { $other } already
doubt-office = “{ $said }”: this is how reports are written, nobody says so
doubt-sex = “{ $said }”: does not fit everybody, women and men will answer
doubt-tall = in { $locale ->
  [ru] Russian
  *[en] English
} the question with its anchors takes { $count ->
  [one] { $count } line
  *[other] { $count } lines
} of a phone, better { $limit } at most
doubt-source = the source “{ $said }” is unknown: make sure that there is one
doubt-option-tells = in { $locale ->
  [ru] Russian
  *[en] English
} the right option is the longest in { $count } tasks of { $of }: it can be guessed
doubt-figures = the figures differ in Russian and English: { $ru } and { $en }
doubt-difficulty = the difficulty of the part is { $sum }, it must be { $least } to { $most }

check-doubt = worth a look: { $said }
check-sum = Files: { $files }, mistakes: { $mistakes }, doubts: { $doubts }
