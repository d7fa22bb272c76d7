# Places that people typed themselves: check them, correct the name, merge with what is there already.
unchecked-to-organisation = Unchecked schools: { $count }
unchecked-to-municipality = Unchecked municipalities: { $count }
unchecked-organisation = <b>Unchecked schools: { $count }</b> · { $place }
unchecked-municipality = <b>Unchecked municipalities: { $count }</b> · { $place }
unchecked-why = People typed these names themselves. Open one by its number: the name is right, needs correcting, or the place is there already under another name.
unchecked-none = Everything is checked. When somebody types a new name, it will appear here.
place-open = Name
place-people = { $count ->
    [0] nobody in the bot
    [one] { $count } person
   *[other] { $count } people
}
place-typed = Somebody typed this name, nobody has checked it yet.
place-verified = The name is checked.
place-near = Looks like { $names }.
place-right = Right
place-rename = Correct the name
place-same = The same as…
place-verified-toast = Checked: { $name }.
place-merged-already = “{ $name }” has been merged with “{ $now }” already. Here is how it is now.
place-rename-ask =
    Now: “{ $name }”.

    Type the right name. The one before will lead here too.
place-renamed = Now “{ $name }”.
place-taken = { $count ->
    [0] “{ $name }” is here already. Is it the same place?
    [one] “{ $name }” is here already, with { $count } person. Is it the same place?
   *[other] “{ $name }” is here already, with { $count } people. Is it the same place?
} Type another name, or merge them.
place-taken-yes = Merge…
same-ask =
    “{ $name }” is the same as…

    These look like it. If none is right, type a number or a part of the name.
same-ask-none =
    “{ $name }” is the same as…

    I found nothing like it. Type a number or a part of the name.
same-which = This is what I found for “{ $typed }”. Which place?
same-unknown = I found no “{ $typed }” nearby. Try something shorter: a number or the first letters will do.
same-pick = { $name } · { $people }
same-itself = That is the same place. Choose another one.
merge-ask = Merge “{ $gone }” with “{ $stays }”?
merge-moves = What goes over to “{ $stays }”: { $moving }.
merge-nothing = There is nobody and nothing behind “{ $gone }”, only the name goes over.
merge-how = I will remember “{ $gone }”: whoever types it again gets to “{ $stays }”. People will get no message, their profile will show the new name. I cannot part them again.
merge-papers-how = Documents keep their numbers. Where a number is taken, the document stays with the name it was printed with.
merge-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
merge-staff = { $count ->
    [one] { $count } row of the staff list
   *[other] { $count } rows of the staff list
}
merge-pairs = { $count ->
    [one] { $count } pair
   *[other] { $count } pairs
}
merge-sites = { $count ->
    [one] { $count } internship site
   *[other] { $count } internship sites
}
merge-schools = { $count ->
    [one] { $count } school
   *[other] { $count } schools
}
merge-agreements = { $count ->
    [one] { $count } agreement
   *[other] { $count } agreements
}
merge-roles = { $count ->
    [one] { $count } role
   *[other] { $count } roles
}
merge-counts = { $count ->
    [one] { $count } head count
   *[other] { $count } head counts
}
merge-broadcasts = { $count ->
    [one] { $count } broadcast
   *[other] { $count } broadcasts
}
merge-events = { $count ->
    [one] { $count } event
   *[other] { $count } events
}
merge-polls = { $count ->
    [one] { $count } poll
   *[other] { $count } polls
}
merge-instruments = { $count ->
    [one] { $count } instrument
   *[other] { $count } instruments
}
merge-papers = { $count ->
    [one] { $count } numbered document
   *[other] { $count } numbered documents
}
merge-do = Merge
merge-other-way = The other way round: { $name } stays
merge-done = Done: “{ $gone }” is now “{ $stays }”.
action-place-verified = name checked
action-place-renamed = name corrected
action-place-merged = two places merged into one
