# The catalogue of programmes: what is in it, loading a file, taking it back, competences by hand.
command-import = load a catalogue of programmes
catalogue-open = Catalogue
catalogue-title = <b>Catalogue of programmes</b>
catalogue-count =
    { $count ->
        [one] { $count } programme to choose from
       *[other] { $count } programmes to choose from
    }
catalogue-registry = • with a registry number: { $count }
catalogue-hourless = • hours not given: { $count }
catalogue-without = • no competences found: { $count }
catalogue-doubtful = • competences in doubt: { $count }
catalogue-corrected = • corrected by hand: { $count }
catalogue-empty = The catalogue is empty: there is nothing for teachers to choose from.
catalogue-demo = These are demo programmes ({ $count }), to try things with. They leave by themselves when you load your own file.
catalogue-demo-other = These are demo programmes; there are no real ones yet.
catalogue-not-loader = Programmes are loaded by administrators and regional coordinators.
catalogue-load = Load a file
catalogue-load-again = Another file
catalogue-sample = Sample
catalogue-going-on = To the file “{ $name }”
catalogue-undo = Undo the load
catalogue-to-without = Without competences: { $count }
catalogue-to-doubtful = In doubt: { $count }
catalogue-look = All programmes

catalogue-last = Last load: { $day }, “{ $name }”
catalogue-last-by = Last load: { $day }, { $who }, “{ $name }”
catalogue-until = It can be undone until { $until }.
catalogue-was-undone = The load of “{ $name }” was undone on { $day }; the catalogue is as before.
catalogue-now-applying = “{ $name }” is being loaded. Until it is done everybody sees the catalogue as it was.
catalogue-now-undoing = The load of “{ $name }” is being undone.

catalogue-load-ask =
    Send me a table of programmes: XLSX, CSV or TSV, up to 10 MB, with the names of the columns in one of its first rows.

    Only the title is a must. The more the file says (kind, hours, form, provider, registry number, audience, price, dates, link), the better the suggestions. The sample shows how to name the columns.

    I will first show what would change. The catalogue stays as it is until you say so.
catalogue-not-a-file = I am waiting for a table: tap the paper clip and attach an XLSX, CSV or TSV file.
catalogue-staging = Reading “{ $name }” and comparing it with the catalogue. I will write what would change.
catalogue-refused = “{ $name }” could not be read.
catalogue-dropped = “{ $name }” is not loaded. The catalogue is as before.
catalogue-overtaken = The catalogue changed while “{ $name }” was waiting, so the comparison is out of date. Send the file again and I will compare it anew.
catalogue-not-yours = You cannot load the catalogue now: your role has changed.
catalogue-again = Refresh

catalogue-rows =
    { $count ->
        [one] <b>{ $name }</b> · { $count } row
       *[other] <b>{ $name }</b> · { $count } rows
    }
catalogue-change-new = New: { $count }
catalogue-change-changed = Changed: { $count }
catalogue-change-back = Back from the archive: { $count }
catalogue-change-gone = To the archive, they are not in the file: { $count }
catalogue-same = The same as before: { $count }
catalogue-example = • { $title }
catalogue-example-columns = • { $title } ({ $columns })
catalogue-more = and { $count } more
catalogue-much = ⚠ { $share } % of these providers’ programmes would go to the archive. If the file is not complete, send a complete one.
catalogue-nothing = The catalogue says all this already: nothing to change.
catalogue-unknown = I do not know these columns and left them out: { $columns }
catalogue-warnings = Remarks: { $count }. They do not stand in the way; most often:
catalogue-tally = • { $what } ({ $count })
catalogue-wrong =
    { $wrong ->
        [one] { $wrong } row has errors. A catalogue is loaded as a whole or not at all, so nothing is changed. Please correct the row and send the file again.
       *[other] { $wrong } rows have errors. A catalogue is loaded as a whole or not at all, so nothing is changed. Please correct the rows and send the file again.
    }
catalogue-wrong-line = Row { $line } · { $what }
catalogue-wrong-lines = Rows { $lines } · { $what }
catalogue-wrong-lines-more = Rows { $lines } and others · { $what }
catalogue-wrong-more = The rest is in the table “Errors and remarks”.
catalogue-problem = { $column }: { $what }
catalogue-apply = Apply
catalogue-drop = Do not apply
catalogue-changes = What changes
catalogue-problems = Errors and remarks
catalogue-sure =
    Apply “{ $name }” all the same?

    { $gone } of { $of } programmes of these providers go to the archive. I will not suggest them any more; whoever has one in their list keeps its card. For a day everything can be taken back.
catalogue-sure-yes = Yes, apply
catalogue-sure-no = Look once more

catalogue-applying = Loading “{ $name }”: { $done } of { $of }. Until I am done everybody sees the catalogue as it was. I will write when it is ready.
catalogue-undoing = Bringing back the catalogue as it was before “{ $name }”: { $done } of { $of } left. I will write when it is ready.
catalogue-applied = Done: “{ $name }” is in the catalogue.
catalogue-added = New: { $count }
catalogue-changed = Changed: { $count }
catalogue-archived = To the archive: { $count }
catalogue-stands =
    { $count ->
        [one] Now there is { $count } programme to choose from.
       *[other] Now there are { $count } programmes to choose from.
    }
catalogue-undone = The catalogue is as it was before “{ $name }”. What people have chosen meanwhile stays with them.
catalogue-undo-ask =
    Bring back the catalogue as it was before “{ $name }”?

    New programmes go, changed ones become what they were, archived ones return. What people have chosen and what you corrected by hand stays.
catalogue-undo-yes = Bring it back
catalogue-undo-no = Leave it as it is
catalogue-no-undo-late = More than a day has passed, this load cannot be undone any more. Load the former file: I will compare and bring it back.
catalogue-no-undo-not-last = Only the last load can be undone. Here it is.
catalogue-no-undo-busy = The catalogue is changing right now. Please wait for the end and try again.
catalogue-no-undo-state = This load is undone already, or was never applied.
catalogue-busy = Another load is changing the catalogue. Please wait a little and tap once more.
catalogue-dropped-toast = All right, the catalogue is as before.
catalogue-file-started = Making the file. I will send it when it is ready.
catalogue-file-changes = What would change if the file is applied: was, becomes, goes.
catalogue-file-problems = What is wrong in the file, by row and column. An “error” keeps it out, a “remark” does not.
catalogue-file-sample = A sample of the catalogue. Fill in the first sheet; the second one says what each column means.

catalogue-sample-file = Sample catalogue
catalogue-sample-sheet = Programmes
catalogue-sample-how = How to fill it in

catalogue-codes-open = Correct the competences
catalogue-codes-title = <b>Competences of a programme</b>
catalogue-codes-doubtful = <b>Competences in doubt</b> · { $count } left
catalogue-codes-without = <b>Without competences</b> · { $count } left
catalogue-codes-area = { $number }. { $area }
catalogue-codes-area-why = { $number }. { $area }: the words { $words }
catalogue-codes-empty = None so far: the programme is not suggested to anybody.
catalogue-codes-by-hand = Corrected by hand on { $day }. Later loads do not change it.
catalogue-codes-ask-1 = What is the programme about first of all? Tap an area: it is saved at once, for everybody.
catalogue-codes-ask-2 = Saved. If it is about something else too, tap a second area.
catalogue-codes-ask-3 = Saved. You may add a third and last one.
catalogue-codes-full = Saved; there are never more than three areas.
catalogue-codes-right = ✓ All right
catalogue-codes-undo = As it was
catalogue-codes-first = Choose anew
catalogue-codes-next = Next ›
catalogue-codes-skip = Skip ›
catalogue-codes-previous = ‹ To the last one
catalogue-codes-card = To the programme
catalogue-codes-kept = Noted: the areas are right.
catalogue-codes-undone = Back to the areas that I see in the title.
catalogue-codes-was-not = Nothing was corrected by hand here.
catalogue-codes-skipped = That was the last one. Skipped: { $count }.
catalogue-codes-again = From the start
catalogue-codes-none-doubtful = No programmes in doubt are left. Thank you, suggestions are better now.
catalogue-codes-none-without = Every programme has competences. Thank you, suggestions are better now.
catalogue-sample-about-title = A must: the title of the programme. From it I tell which competences the programme builds.
catalogue-sample-about-kind = ПК (further training, 16 hours and more), ПП (retraining, 250 hours and more) or стажировка (an internship).
catalogue-sample-about-hours = The number of hours.
catalogue-sample-about-form = Очная (full-time), очно-заочная (part-time) or заочная (extramural). Distance learning is not a form: the next column is for it.
catalogue-sample-about-dot = Distance learning: нет (none), частично (partly) or полностью (fully).
catalogue-sample-about-provider = Who teaches it. A programme of this provider that is not in the new file goes to the archive.
catalogue-sample-about-region = A region of the Russian Federation.
catalogue-sample-about-audience = For whom: from these words I tell subjects and stages.
catalogue-sample-about-registry_number = The number in the federal registry of programmes. Leave it empty if there is none.
catalogue-sample-about-starts_on = The day it begins, 01.02.2027 for example.
catalogue-sample-about-ends_on = The day it ends.
catalogue-sample-about-apply_until = The last day to apply.
catalogue-sample-about-places = How many listeners are taken.
catalogue-sample-about-price = In roubles; 0 if it is free.
catalogue-sample-about-url = The page of the programme, with https://.
catalogue-sample-about-annotation = What the programme is about. The columns «Цель» (goal) and «Планируемые результаты» (planned results) are read too.
