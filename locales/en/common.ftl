# Words that every screen needs.
back = ‹ Back
menu = Menu
cancel = Cancel
yes = Yes
no = No
later = Not now
unspecified = not given
stale = This button is out of date. Here is how things stand now.
broken = Something broke on my side, code { $code }. All you did before is kept. Please try again: /menu
not-allowed = You may not do this at the moment. If that is wrong, write to the person who gave you your role.
only-private = I work in private messages only. Write to me directly: the self-assessment and the programmes are there.
not-understood = I did not understand that message. Here is what I can do:
no-files = I have no use for files and pictures yet. Here is what I can do:
cancelled = All right, nothing changed.
nothing-to-cancel = There is nothing to cancel.
job-failed = The file could not be prepared, code { $code }. Your data are safe. Please try again from “My data” or write to the administrator.
