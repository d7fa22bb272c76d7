# План событий учебного года.
event-plan-due-year = в течение { $year } года
event-plan-all-year = в течение года
