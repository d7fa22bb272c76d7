# Site: the list, the card, opening, programme, streams.
saved = Saved.
too-long = Too long: { $count } characters, { $limit } fit. Please be shorter.

site-list = <b>Internship sites</b>
site-listed = { $number }. { $title }, { $organisation }
site-none = There are no sites yet.
site-open = Open a site
site-title = <b>{ $title }</b>
site-of = { $area } · { $organisation }, { $municipality }
site-closed = The site is closed.
site-address = Address: { $address }
site-no-address = No address yet.
site-way = How to get there: { $way }
site-zone = Time: { $zone }
site-hosts = Hosts: { $names }
site-no-hosts = No hosts yet: invite the first one.
site-nearest = <b>Next sessions</b>
site-session = • { $when }, module { $number }, { $stream }
site-nothing-ahead = No sessions ahead yet.
site-programme =
    <b>Programme</b>: { $modules ->
        [0] no modules yet
        [one] { $modules } module
       *[other] { $modules } modules
    }{ $hours ->
        [0] { "" }
        [one] , { $hours } hour
       *[other] , { $hours } hours
    }
site-module = { $number }. { $title }, { $hours } h
site-invite = Invite a host
site-summary = Results
site-change = Change
site-change-ask = <b>{ $title }</b>. What shall we change?
site-change-title = Title
site-change-address = Address
site-change-way = How to get there
site-change-area = Area
site-change-school = School
site-change-zone = Time
site-ask-area =
    Now: { $now }

    Which area is the site closest to? Those who need its sessions find them by it.
site-area-saved = Saved. The site’s sessions are now found in this area.
site-ask-zone =
    Now: { $now }

    Which time does the site live by? Sessions that are planned already keep theirs.
site-zone-saved = Saved. Plan new sessions by this time, those already planned keep theirs.
site-move-who = A curator, coordinator or administrator changes the school of a site. Write to whoever invited you to host it.
site-move-ask =
    <b>{ $title }</b>
    New school: { $place }

    Its sessions will be found there. Hosts, streams and marks stay. Put the address and the places of sessions right yourself.
site-move-sure = Yes, this is the school now
site-move-sure-zone = Yes, time: { $zone }
site-move-same = The site is at this school already.
site-move-there = There is a site of this title at that school already.
site-moved-now = The school is saved. Check the address and how to get there.
site-ask-title =
    Now: { $now }

    Type the new title of the site.
site-ask-address =
    Now: { $now }

    Type the address, for example: Timashevsk, 5 Lenin Street.
site-ask-way =
    Now: { $now }

    Type how to get there: the stop, the entrance, the room, whom to ask.
site-close = Close the site
site-close-ask =
    Close the site “{ $title }”?

    There will be no new sessions. All that was is kept.
site-close-sure = Yes, close
site-closed-now = The site is closed.
site-busy = There are sessions ahead. Hold or cancel them, then the site can be closed.

opening-where = Where shall we open a site?
opening-ask-region = Where shall we open a site? Choose the region or type it.
opening-ask-municipality = Which municipality? Choose it or type its name.
opening-ask-organisation = In which school? Choose it or type its name.
opening-type-municipality = Which municipality? Type its name, for example “Timashevsk district”.
opening-type-organisation = In which school? Type its name, for example “School No. 11”.
opening-zone = { $place }. By which clock does the site live?
opening-theme =
    { $place }

    Choose a theme. Each has a programme with modules and hours that you can change afterwards.
opening-own = A theme of my own
opening-preview =
    <b>{ $title }</b>
    { $purpose }

    { $place }
    { $modules ->
        [one] { $modules } module
       *[other] { $modules } modules
    }, { $hours ->
        [one] { $hours } hour
       *[other] { $hours } hours
    }. What the intern makes stands under each.
opening-module =
    <b>{ $number }. { $title }</b>, { $hours } h
    Product: { $product }
opening-begin = Open the site
opening-area = Which area is your theme nearest to? Those who need it will find it there.
opening-title = What shall we call the site? Type the theme, for example “Chess in primary school”.
opening-done = The site is open. Give the address, open a stream and invite a host.
opening-done-own = The site is open. Now add the modules of its programme.

modules-open = Modules
modules-title =
    <b>{ $site }</b>
    Programme, { $hours ->
        [0] no modules yet
        [one] { $hours } hour in all
       *[other] { $hours } hours in all
    }
modules-none = Add the first module: no session can be planned without one.
module-listed =
    <b>{ $number }. { $title }</b>, { $hours } h
    Product: { $product }
module-no-product = not given
module-card =
    <b>Module { $number }. { $title }</b>
    { $hours ->
        [one] { $hours } hour
       *[other] { $hours } hours
    }

    Product: { $product }
module-add = Add a module
module-ask = Type the title and the hours, for example: Criteria before the work, 8
module-ask-again = I found no hours. Type the title and, after a comma, a number, for example: Criteria before the work, 8
module-added = The module is added. Now say what the intern makes in it.
module-change-title = Title
module-change-hours = Hours
module-change-product = Product
module-ask-title =
    Now: { $now }

    Type the new title of the module.
module-ask-hours = Now: { $now }. How many academic hours? Type a number.
module-ask-product =
    Now: { $now }

    What does the intern make and show? Type it in a phrase.
module-bad-title = The title is too long: 200 characters fit.
module-bad-hours = I need the hours as a number from 1 to 500, for example 8.
module-bad-product = Too long: 300 characters fit.
module-bad-modules = There are 40 modules already. Join some of them to add a new one.
module-drop = Drop the module
module-drop-ask = Drop the module “{ $title }” from the programme? The next ones move up.
module-drop-sure = Yes, drop it
module-dropped = The module is dropped.
module-used = There are sessions of this module, so it cannot be dropped. Its title and hours can be changed.

streams-open = Streams
streams-title = <b>{ $site }</b>, streams
streams-none = No streams yet. A stream is the people who go through the programme together, for example “Autumn 2026”.
stream-listed =
    { $number }. { $title }, { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
stream-listed-closed =
    { $number }. { $title }, closed, { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
stream-add = New stream
stream-ask = What shall we call the stream? For example, “Autumn 2026”.
stream-opened = The stream is open. Sessions can be planned.
stream-title =
    <b>{ $title }</b>
    { $site }
stream-people =
    { $people ->
        [one] { $people } person, no limit
       *[other] { $people } people, no limit
    }
stream-people-of =
    { $people ->
        [one] { $people } person of { $capacity }
       *[other] { $people } people of { $capacity }
    }
stream-closed = The stream is closed.
stream-no-sessions = No sessions yet.
stream-session = { $number }. { $when }, module { $module }, { $taken } of { $places } seats taken
stream-session-cancelled = { $number }. <s>{ $when }</s>, cancelled
stream-board = Board of the stream
streams-all = All streams
stream-resize = Number of people
stream-ask-size = How many people does the stream take? Choose or type a number.
stream-no-limit = No limit
stream-bad-size = I need a number from 1 to { $most }, and not under the number of people in the stream.
stream-close = Close the stream
stream-close-ask = Close the stream “{ $title }”? It will have no more sessions; what is recorded is kept.
stream-close-sure = Yes, close
stream-closed-now = The stream is closed.
stream-busy = There are sessions ahead in the stream. Hold or cancel them, then it can be closed.
