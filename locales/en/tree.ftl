# A place of the tree: region, municipality, school. What is here and what lies below.
tree-everywhere = <b>All regions</b>
tree-people = In the bot: { $count ->
    [one] { $count } person
   *[other] { $count } people
}
tree-count = Head count: { $count } on { $day } ({ $source })
tree-no-count = No head count yet
tree-agreements = Agreements: { $count ->
    [0] none in force
    [one] { $count } in force
   *[other] { $count } in force
}
tree-ending = { $count ->
    [one] One ends { $days ->
        [0] today
        [one] in { $days } day
       *[other] in { $days } days
    }
   *[other] { $count } end soon, the first { $days ->
        [0] today
        [one] in { $days } day
       *[other] in { $days } days
    }
}
tree-holders = Who works with the bot here:
tree-holder = { $name }, { $role }
tree-holders-more = and { $count } more
tree-type-region = Open a region from the list or type its name.
tree-type-municipality = Open a municipality from the list or type its name.
tree-type-organisation = Open a school from the list or type its number or name.
tree-to-region = Regions
tree-to-municipality = Municipalities
tree-to-organisation = Schools
tree-to-find = Find a person
tree-to-invites = Invites
tree-to-log = Log of decisions
tree-to-counts = Head counts
tree-to-agreements = Agreements
tree-nothing-below = Nothing here yet: places appear when people name them in their profiles.
tree-which = There are several. Which one did you mean?
tree-unknown = I did not find “{ $typed }” here. Try fewer letters: the first ones or the number are enough.
