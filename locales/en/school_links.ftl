# The link by which a school's teachers come by themselves.
school-link-ask =
    A link for the teachers of { $school }.

    { $uses ->
        [one] { $uses } person
       *[other] { $uses } people
    } can come by it, until { $day }. The school in the profile fills itself in.
school-link-uses = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
school-link-days = { $count ->
    [1] day
    [7] week
    [30] month
    [one] { $count } day
   *[other] { $count } days
}
school-link-make = Make the link
school-link-to-forward =
    Colleagues, { $school } is in “Marshrut” now. In 10 minutes it shows what you are good at already and where to learn the rest.
    The self-assessment is voluntary, the detailed result is seen by you alone.
    Open before { $day }: { $link }
school-link-made =
    The link is ready: { $school }. For up to { $uses ->
        [one] { $uses } person
       *[other] { $uses } people
    }, until { $day }.

    Forward the message above to the school’s chat. I do not keep the link itself: it is in that message only.
school-link-end = End it
school-links-open = Links for schools
school-link-qr-title = For teachers
school-link-qr-hint = Point the phone’s camera at it and press “Start”. The school in the profile fills itself in.
school-link-qr-caption = { $school }. Print it for the staff room or show it at a meeting.
school-links-title = <b>Links for schools</b>
school-links-none = There are no links yet. Make one for a school and forward it to its chat: the teachers will come by themselves.
school-links-one = { $number }. { $school }: { $joined } of { $uses } came, until { $day }
school-links-others = { $number }. { $school }: { $joined } of { $uses } came, until { $day }. Not made by you
school-links-end = End { $number }
school-link-end-ask =
    { $school }: { $joined ->
        [one] { $joined } person
       *[other] { $joined } people
    } of { $uses } came by the link.

    End it? Nobody new comes by it, a printed QR code stops working too. Whoever has come stays.
school-link-ended = The link does not work any more.
school-join-ask =
    You are invited to a school: { $school }.

    In the profile now: { $now }. Change the school?
school-join-move = Change the school
school-join-stay = Leave it as it is
school-joined = Done! Your school: { $school }. The region and the municipality are filled in too.
