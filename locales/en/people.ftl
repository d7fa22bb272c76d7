# Invitations and roles.
role-administrator = administrator
role-regional = regional coordinator
role-tutor = tutor
role-coordinator = coordinator
role-curator = curator
role-host = host
role-teacher = teacher
scope-all = everywhere
scope-line = { $region }, { $line } line
scope-site = site “{ $title }”, { $organisation }
line-subject = subject
line-methodical = teaching methods
line-functional_literacy = functional literacy

people-title = <b>Invitations</b>
people-no-invites = No open invitations.
people-open-invite = { $number }. { $role }, { $place }: until { $day }
people-invite = Invite: { $role }
people-invite-teachers = Link for a school’s teachers
people-school-links = Links for schools: { $count }
people-end = End { $number }

roles-open = Roles in my area
roles-title = <b>Roles in my area</b>
roles-nobody = Nobody yet.
roles-held = { $number }. { $name }: { $role }, { $place }
roles-take = Take away { $number }
role-take-ask =
    { $name }: { $role }, { $place }.

    Take this role away? Unused invitations from this person end with it. A new invitation gives the role back.
role-take = Take away
role-taken = The role is taken away.

role-given-notice =
    You have a new role: { $role }, { $place }.

    What it opens is in the menu already.
role-taken-notice =
    This role is not yours any more: { $role }, { $place }. Thank you for all you did in it!

    Your self-assessment, programmes and records stay with you. If this is a mistake, write to whoever gave you the role.
invite-where = Role: { $role }. Where?
invite-where-region = Role: { $role }. In which region? Choose or type it.
invite-where-municipality = Role: { $role }, { $place }. Which municipality? Type its name, for example “Timashevsky district”.
invite-where-organisation = Role: { $role }, { $place }. Which school? Type its name, for example “School No. 11”.
invite-no-sites =
    { $place }: no sites here yet.

    Open a site, and you can invite its host at once.
invite-open-site = Open a site
invite-site-closed = This site has closed: it needs no host any more.
invite-make-ask =
    Role: { $role }, { $place }.

    I will make a link. It works once, for whoever accepts it first. For how long?
invite-make-7 = Make a link for a week
invite-make-1 = For a day
invite-make-30 = For a month
invite-made = The link is ready. Forward the message above to one person.
invite-made-already = This link was made already, it is above.
invite-qr = QR code
invite-qr-caption = { $role }, { $place }. Show it from the screen or print it: the code is personal and works once.
invite-qr-until = Works until { $day }
invite-qr-once = Point the phone’s camera at it and press “Start”. The invitation works once.
invite-more = To the invitations
invite-revoked = The invitation has ended.
invite-to-forward =
    Hello! I invite you to “Marshrut”.
    Your role: { $role }, { $place }.

    Open before { $day }: { $link }

    The link is personal and works once.
invite-accept-ask =
    You are offered a role: { $role }, { $place }.

    Accept? The invitation is open until { $day }.
invite-accept = Accept
invite-accepted = Done. Your role: { $role }, { $place }.
invite-go-on = Go on
invite-not-now = All right. If you change your mind, open the link again.
invite-unknown = There is no such invitation. Please check that the link was copied whole.
invite-used = This invitation was used already. Ask whoever sent it for a new one.
invite-held = You have accepted this invitation already, the role is yours.
invite-full = Everybody this link was meant for has come already. Ask whoever sent it for a new one.
invite-expired = The invitation has run out. Ask whoever sent it for a new one.
invite-ended = This invitation was ended. Ask whoever sent it whether there is a new one.
invite-closed = The site you were invited to has closed. Ask whoever sent the invitation whether there is another one.
invite-own = You made this invitation yourself. Forward it to the person you invite.
invite-throttled = Too many wrong links. Try again in an hour.
