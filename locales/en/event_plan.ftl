# The plan of events of a school year.
event-plan-due-year = during the { $year } year
event-plan-all-year = during the year
