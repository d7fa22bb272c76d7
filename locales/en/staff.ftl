# Staff lists of schools.
staff-open = Staff lists
staff-open-one = Staff list
staff-title = <b>Staff lists</b>
staff-none = There are no lists yet. Send a table, XLSX or CSV, and you will see who is in the bot already and whom to invite.
staff-in-all = { $schools ->
    [one] { $schools } school
   *[other] { $schools } schools
}, { $count } in the lists, { $inside } of them in the bot
staff-school = { $number }. { $name }: { $count }, { $inside } in the bot
staff-of = <b>Staff</b> · { $school }
staff-empty = This school has no list yet. Send a table, or let the teachers come by the link.
staff-count = { $count } in the list: { $inside } in the bot, { $rest } not yet
staff-all = All
staff-absent = Who is missing
staff-member-in = ✓ { $name }
staff-member-maybe = { $name } (in the bot, it seems)
staff-member-not = { $name }
staff-forgotten = <i>the name was deleted at the person’s wish</i>
staff-load = Send a list
staff-load-again = Another file
staff-load-ask =
    Send a table, XLSX or CSV, up to 10 MB. Its first row names the columns.

    I need Full name and, if you have several schools, School and Municipality. Post, Subject, Stage and Service since are welcome. Please take out phone numbers and dates of birth: I do not need them.

    First I show what would change; nothing is laid in without your word.
staff-load-not-a-file = I am waiting for a table: attach an XLSX or CSV file.
staff-reading = Reading “{ $name }”. I will soon say what is in it and what would change.
staff-applying = Laying “{ $name }” in. I will write when it is done.
staff-cancelled = “{ $name }”: cancelled, nothing was laid in.
staff-dropped = All right, nothing is laid in.
staff-refused = “{ $name }” could not be read.
staff-no-rows = The file has nothing but names of columns. Write people below them and send it again.
staff-no-name = There is no column with names. Name the columns, for example: Full name; Municipality; School; Post; Subject.
staff-asked = <b>{ $name }</b> · { $lines } rows, { $schools } schools
staff-added = New: { $count }
staff-changed = To change: { $count }
staff-gone = To leave the lists, since the file does not have them: { $count }
staff-doubles = Repeated, joined: { $count }
staff-odd = Subject not recognised, put down as “other”: { $count }
staff-odd-stages = Stage unknown, left empty: { $count }
staff-fresh = New schools to be added, { $count }: { $names }. Please check that they are not there under another name.
staff-same = The lists say so already: there is nothing to change.
staff-no-wrong = There are no errors.
staff-wrong = { $count ->
    [one] { $count } row has an error and is left out.
   *[other] { $count } rows have errors and are left out.
}
staff-wrong-first = The first { $count }:
staff-wrong-line = Row { $line }: { $what }
staff-lay = Lay in { $count }
staff-errors = All errors, XLSX
staff-errors-started = Preparing the table of errors.
staff-errors-ready = The rows that are left out, and what to put right in them.
staff-errors-file = Errors in the list
staff-errors-line = Row
staff-errors-name = Full name
staff-errors-school = School
staff-errors-what = What to put right
staff-done = Done.
staff-done-next = Invite those who are not in the bot yet by the link for teachers: it is in the school’s list.
staff-problem-name-missing = no name
staff-problem-name-one = “{ $value }”: a surname and a given name are needed
staff-problem-name-long = “{ $value }…”: the name is too long
staff-problem-name-strange = “{ $value }” does not look like a name
staff-problem-municipality-bad = “{ $value }” does not look like a municipality
staff-problem-municipality-missing = no municipality
staff-problem-municipality-many = “{ $value }” is in several regions, add a column “Region”
staff-problem-municipality-outside = “{ $value }” is not in your scope
staff-problem-region-missing = “{ $value }” is not in the lists yet, add a column “Region”
staff-problem-organisation-bad = “{ $value }” does not look like a school
staff-problem-organisation-missing = no school
staff-problem-organisation-outside = “{ $value }” is not your school
staff-problem-year = “{ $value }”: write the year of the start, for example 2013

listed-ask-name =
    The school has a staff list. Write your surname, given name and patronymic: I will find you in it and fill in the profile for you.
listed-ask = Are you { $name }{ $about }?
listed-yes = Yes, it is me
listed-done = Done, the profile is filled in from the school’s list.
listed-not-you = Somebody has taken this row of the list, or it is not yours. Nothing has changed.
