# Finding a person by surname, and a short card.
found-ask = Whom are we looking for? Type the surname, with the first name if you like. The first three letters are enough.
found-few = Too few letters. Type at least the first three of the surname.
found-nobody = I did not find “{ $typed }” in your places. Perhaps they are not in the bot yet, or only under a first name. Try another way.
found-title = { $count ->
    [one] Found { $count } person
   *[other] Found { $count } people
}
found-many = More than { $most } were found. Add the first name, it is faster. The first ones:
found-again = You can type another surname at once.
found-no-subject = no subject yet
found-log = Log of decisions
found-back = ‹ Back to the search
