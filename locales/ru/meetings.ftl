# Встречи наставника и молодого коллеги: предложить, выбрать время, перенести, отменить.
meeting-form-talk = Встреча
meeting-form-visit = Наставник на уроке
meeting-form-mutual = На уроке у наставника
meeting-form-online = Онлайн
meeting-form-review = Разбор плана или урока
when-two = { $when } ({ $name }: { $own })
