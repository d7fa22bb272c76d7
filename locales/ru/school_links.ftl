# Ссылка, по которой учителя школы приходят сами.
school-link-ask =
    Ссылка для учителей: { $school }.

    По ней смогут прийти { $uses ->
        [one] { $uses } человек
        [few] { $uses } человека
       *[many] { $uses } человек
    }, до { $day }. Школа в профиле заполнится сама.
school-link-uses = { $count ->
    [one] { $count } человек
    [few] { $count } человека
   *[many] { $count } человек
}
school-link-days = { $count ->
    [1] день
    [7] неделя
    [30] месяц
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
}
school-link-make = Сделать ссылку
school-link-to-forward =
    Коллеги, { $school } теперь в «Маршруте». За 10 минут он покажет, что у вас уже получается, и подскажет, где научиться остальному.
    Диагностика добровольная, подробный результат видите только вы.
    Откройте до { $day }: { $link }
school-link-made =
    Ссылка готова: { $school }. До { $uses ->
        [one] { $uses } человека
       *[many] { $uses } человек
        [few] { $uses } человек
    }, до { $day }.

    Перешлите сообщение выше в чат школы. Саму ссылку я не храню: она осталась только в этом сообщении.
school-link-end = Закончить
school-links-open = Ссылки для школ
school-link-qr-title = Учителям
school-link-qr-hint = Наведите камеру телефона и нажмите «Начать». Школа в профиле заполнится сама.
school-link-qr-caption = { $school }. Распечатайте для учительской или покажите на педсовете.
school-links-title = <b>Ссылки для школ</b>
school-links-none = Ссылок пока нет. Сделайте одну на школу и перешлите в её чат: учителя придут сами.
school-links-one = { $number }. { $school }: пришли { $joined } из { $uses }, до { $day }
school-links-others = { $number }. { $school }: пришли { $joined } из { $uses }, до { $day }. Сделана не вами
school-links-end = Закончить { $number }
school-link-end-ask =
    { $school }: по ссылке { $joined ->
        [one] пришёл { $joined } человек
        [few] пришли { $joined } человека
       *[many] пришли { $joined } человек
    } из { $uses }.

    Закончить? Новых по ней не будет, распечатанный QR-код тоже перестанет работать. Кто пришёл, останется.
school-link-ended = Ссылка больше не работает.
school-join-ask =
    Вас зовут в школу: { $school }.

    Сейчас в профиле: { $now }. Сменить школу?
school-join-move = Сменить школу
school-join-stay = Оставить как есть
school-joined = Готово! Ваша школа: { $school }. Регион и муниципалитет я тоже заполнил.
