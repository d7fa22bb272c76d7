# The bank of instruments: what there is, a card, the preview through a teacher's eyes, loading one's own.
bank-open = Bank of instruments
bank-title = <b>Bank of instruments</b>
bank-what = Self-assessments and tests your teachers take. Open one to look at its questions, take its file or make your own.
bank-empty = Nothing here yet. You can load an instrument of your own as a file.
bank-everywhere = all regions
bank-row =
    { $number }. <b>{ $title }</b> · { $version }
    { $told }
bank-state-draft = A draft
bank-state-withdrawn = Withdrawn
bank-load = Load my own

bank-variant = { $title }, variant { $letter }
bank-code = Code { $code } · version { $version }
bank-shipped = Comes with Marshrut
bank-published = Published { $day }, { $by }
bank-withdrawn = Withdrawn { $day }: nobody can begin it, what was begun can be finished
bank-made-draft = A draft of { $day }, { $by }. Teachers do not see it
bank-made-dropped = The draft was deleted { $day }. It can be restored within 30 days
bank-nobody = no name given
bank-newer = There is a newer one: { $version }
bank-for = For: { $place }
bank-asks =
    { $count ->
        [one] { $count } question
       *[other] { $count } questions
    }
bank-asks-short = { $asks }, { $core } of them in the short form
bank-asks-test =
    { $count ->
        [one] { $count } task
       *[other] { $count } tasks
    }
bank-asks-part = • { $part }: { $count }
bank-unreadable = This version was written by older rules: I cannot show its questions, but you can take the file.
bank-uses = Completed by: { $completed } · taking it now: { $going }
bank-uses-few = fewer than five
bank-uses-many = more than { $count }
bank-look = Look through
bank-version = Version { $version }
bank-publish = Publish
bank-drop = Delete the draft
bank-restore = Restore the draft
bank-withdraw = Withdraw
bank-bring-back = Bring back
bank-file-started = Making the file. I will send it as soon as it is ready.
bank-file-ready = Here it is. Change what you need and send it back: Bank of instruments → “Load my own”.

bank-against = Compared with version { $version }:
bank-new = • added { $count }: { $themes }
bank-gone = • removed { $count }: { $themes }
bank-reworded = • changed { $count }: { $themes }
bank-the-same = • the questions and answers are the same
bank-themes-more = { $themes } and { $count } more
bank-publish-ask = Publish “{ $title }”, version { $version }?
bank-publish-twin = “{ $title }”, version { $version }, goes out with it.
bank-publish-first = This is a new instrument: teachers will find it under “Other instruments”.
bank-publish-comparable = Earlier results can be compared with new ones.
bank-publish-apart = The first figure of the version is new: earlier results are not compared with new ones.
bank-publish-follow = Those who are taking it now go on with the new words, their answers stay.
bank-publish-anew = Those who are taking it now begin with the first question.
bank-publish-test = Those who are taking the test now finish it with the tasks they began.
bank-publish-unlike = Questions were added or removed, yet the first figure of the version is the same. If comparing with the past makes no sense any more, raise it in the file.
bank-publish-stays = A published version is not edited: changes come with the next one. You can withdraw the instrument any day.
bank-published-toast = Published. Teachers can begin it now.
bank-published-both = Both variants of the test are published.
bank-one-test = There is one functional literacy test for everybody, an administrator publishes its new versions. You can look through the draft and take its file to pass it on.
bank-taken = The code “{ $code }” is taken: that instrument belongs to { $place }. Put a code of your own into the file, in Latin letters, for example “{ $code }_our”, and load it again.
bank-not-higher = Version { $version } is not higher than the published { $highest }. Raise it in the file and load it again: the second figure if you mended words, the first if you ask about something else.
bank-no-twin = The test has two variants, they are published together. Load variant { $letter } with the same first figure of the version.
bank-unlike-twin =
    The variants of the test differ in difficulty or topics, they cannot be compared like this.

    { $item }: { $why }
bank-withdraw-ask =
    Withdraw “{ $title }”?

    Nobody will be able to begin it. Those who have begun will finish; results stay. You can bring it back any day.
bank-withdrawn-toast = Withdrawn. Changed your mind: “Bring back”.
bank-returned-toast = Teachers can take it again.
bank-dropped-toast = The draft is deleted. Changed your mind: “Restore the draft”.
bank-restored-toast = The draft is back.

bank-preview = <b>{ $title }</b> · { $version }
bank-preview-items =
    { $count ->
        [one] { $count } question by area
       *[other] { $count } questions by area
    }
bank-preview-tasks =
    { $count ->
        [one] { $count } task by part
       *[other] { $count } tasks by part
    }
bank-preview-how = Questions are shown as a teacher will see them, each with notes for a methodist below. Answers are not kept here.
bank-preview-first = From the beginning
bank-preview-head = <i>Preview</i>
bank-preview-answer = This is a preview, the answer is not kept.
bank-part-button = { $name } · { $count }
bank-part-item =
    { $number }. <b>{ $theme }</b>
    { $question }
bank-notes = <b>For the methodist</b>
bank-note-theme = Theme: { $theme }
bank-note-behaviour = About: { $behaviour }
bank-note-source = Source: { $source }
bank-note-id = Code: { $id }
bank-note-core = Part of the short form
bank-note-key = Right answer: <b>{ $letter }</b>, { $option }
bank-note-explanation = After the test: { $explanation }
bank-note-measures = Measures: { $measures } · difficulty { $difficulty } of 3
bank-note-shuffled = The answers stand here as in the file; teachers see them shuffled.
bank-table = Table
bank-chart = Chart
bank-to-task = To the task

bank-load-ask =
    <b>An instrument from a file</b> · { $place }

    Send XLSX or TOML up to { $limit } MB. I will check every line and make a draft: teachers see the instrument only when you publish it.

    It is easiest to begin with a ready one: open it in the bank, take “XLSX”, change the questions and the code, send it here.
bank-not-a-file = I am waiting for the file of an instrument, XLSX or TOML. A sample: open any instrument in the bank and press “XLSX”.
bank-reading = Reading “{ $name }”. I will tell you what came of it.
bank-dropped = “{ $name }”: the draft of this file is no more, it was published, deleted or replaced by another file.
bank-refused = I could not read “{ $name }”.
bank-load-again = Another file
bank-wrong =
    { $count ->
        [one] “{ $name }”: { $count } mistake. Mend it and send the file again, there is no draft yet.
       *[other] “{ $name }”: { $count } mistakes. Mend them and send the file again, there is no draft yet.
    }
bank-wrong-first = The first { $count }:
bank-errors = All mistakes, XLSX
bank-errors-ready = All remarks on the file, line by line.
bank-drafted = The draft is ready: <b>{ $title }</b>, version { $version }. No mistakes.
bank-drafted-next = Look at it as a teacher would and publish it when all is well.
bank-doubts =
    { $count ->
        [one] { $count } remark, it does not stand in the way:
       *[other] { $count } remarks, they do not stand in the way:
    }
bank-doubts-all = All remarks, XLSX
bank-to-card = To the instrument
bank-to-draft = To the draft
