# Отзыв о событии: одно касание, две необязательные фразы; и как его видит организатор.
feedback-open = Отзыв
feedback-ask =
    <b>{ $title }</b>
    { $kind }, { $day }

    Пригодится ли вам это в работе? 1 совсем нет, 5 возьму завтра же.
feedback-anonymous = Без имён: организатор увидит только среднее и сами слова, и то когда ответят пятеро.
feedback-ask-takes = Что возьмёте на урок? Напишите одной фразой или пропустите.
feedback-ask-lacks = Чего не хватило? Одной фразой. Можно пропустить.
feedback-skip = Пропустить
feedback-wipe = Стереть
feedback-said =
    <b>{ $title }</b>

    Спасибо, отзыв записан.
feedback-useful = Пригодится: { $useful } из 5
feedback-takes = Возьмёте: { $words }
feedback-lacks = Не хватило: { $words }
feedback-until = Изменить можно до { $until }.
feedback-fixed = Отзыв принят, менять его уже нельзя.
feedback-change-useful = Оценка
feedback-change-takes = Что возьму
feedback-change-lacks = Чего не хватило
feedback-over = Отзывы об этом событии уже не принимаю.
feedback-early = Событие ещё не закончилось. Утром после него я сам спрошу.
feedback-event = О событии

summary-event-title = <b>Итоги</b> · { $kind } «{ $title }»
summary-event-not-yet = Итоги появятся, когда событие пройдёт.
summary-event-seated = Записались: { $all }
summary-event-seated-apart = Записались: { $all } (очно { $room }, дистанционно { $remote })
summary-event-came = Пришли: { $all }
summary-event-came-apart = Пришли: { $all } (очно { $room }, дистанционно { $remote })
summary-event-absent = Не пришли: { $count }
summary-event-excused = По уважительной причине: { $count }
summary-event-unmarked = Без отметки: { $count }
summary-event-waiting = Места не дождались: { $count }
summary-event-cannot = Ответили «не смогу»: { $count }
summary-event-none = Отзывов пока нет.
summary-event-few = Отзывов: { $count }. Среднее и слова покажу, когда их будет пять: так никого не узнать.
summary-event-said = <b>Отзывов: { $count } из { $came }</b>
summary-event-mean = Пригодится: { $mean } из 5
summary-event-figure = { $figure } { $bar } { $count }
summary-event-words = Что сказали
summary-event-no-words = Слов пока никто не написал.
summary-event-takes = <b>Возьмут на урок</b>
summary-event-lacks = <b>Чего не хватило</b>
summary-event-word = • { $words }
summary-event-mark = Отметить
summary-event-table = Таблица XLSX
summary-event-started = Готовлю таблицу. Пришлю сюда, обычно это меньше минуты.
summary-event-still = Ещё готовлю прошлую таблицу. Попросите через минуту.
summary-event-ready = Итоги события.

summary-event-file = Итоги
summary-event-sheet-figures = Итоги
summary-event-sheet-people = Участники
summary-event-sheet-said = Отзывы
summary-event-sheet-counted = Как считаем
summary-event-column-number = №
summary-event-column-name = Фамилия, имя
summary-event-column-school = Школа
summary-event-column-mode = Участие
summary-event-column-mark = Отметка
summary-event-column-hours = Часов
summary-event-column-part = О чём
summary-event-column-words = Слова
summary-event-row-takes = Возьмут на урок
summary-event-row-lacks = Чего не хватило
summary-event-how-made = Составлено: { $at }
summary-event-how-seated = Записались: у кого есть место. Очно и дистанционно считаются по месту.
summary-event-how-came = Пришли: отмечены присутствие или опоздание. Опоздание даёт все часы.
summary-event-how-unmarked = Без отметки: место есть, а отметки нет. Закройте список, и таких не останется.
summary-event-how-cannot = «Не смогу»: последний ответ человека на приглашение.
summary-event-how-said = Отзывы без имён. Среднее и слова показываю от { $enough } отзывов.
