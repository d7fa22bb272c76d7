# The consent to messages of the methodical service: asked once, changed in “My data”.
notices-title = <b>Messages of the methodical service</b>
notices-question = <b>Shall I send you invitations?</b>
notices-allow = Yes, send them
notices-given =
    You agreed to receive them on { $day }.

    Invitations and announcements come from 8:00 to 21:00 of your time. I remind you of sessions you signed up for even without this consent.
notices-forbid = Send no more
notices-button = Methodist's messages
notices-allowed = Good, I will send them. You can switch them off in “My data”.
notices-forbidden = I will send no more. You can switch them on again in “My data”.
