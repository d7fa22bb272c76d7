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
