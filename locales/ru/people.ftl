# Приглашения и роли.
role-administrator = администратор
role-regional = региональный координатор
role-tutor = тьютор
role-coordinator = координатор
role-curator = куратор
role-host = ведущий
role-teacher = учитель
scope-all = всё
scope-line = { $region }, линия: { $line }
scope-site = площадка «{ $title }», { $organisation }
line-subject = предметная
line-methodical = методическая
line-functional_literacy = функциональная грамотность

people-title = <b>Приглашения</b>
people-no-invites = Открытых приглашений нет.
people-open-invite = { $number }. { $role }, { $place }: до { $day }
people-invite = Пригласить: { $role }
people-invite-teachers = Ссылка для учителей школы
people-school-links = Ссылки для школ: { $count }
people-end = Отозвать { $number }

roles-open = Роли в моей области
roles-title = <b>Роли в моей области</b>
roles-nobody = Пока никого.
roles-held = { $number }. { $name }: { $role }, { $place }
roles-take = Забрать { $number }
role-take-ask =
    { $name }: { $role }, { $place }.

    Забрать эту роль? Неиспользованные приглашения от этого человека закроются. Вернуть роль можно новым приглашением.
role-take = Забрать
role-taken = Роль снята.

role-given-notice =
    У вас новая роль: { $role }, { $place }.

    Что она открывает, уже видно в меню.
role-taken-notice =
    Эта роль больше не ваша: { $role }, { $place }. Спасибо за всё, что вы в ней сделали!

    Диагностика, программы и ваши записи остались с вами. Если это ошибка, напишите тому, кто дал вам роль.
invite-where = Роль «{ $role }». Где?
invite-where-region = Роль «{ $role }». В каком регионе? Выберите или напишите.
invite-where-municipality = Роль «{ $role }», { $place }. Какой муниципалитет? Напишите название, например «Тимашевский район».
invite-where-organisation = Роль «{ $role }», { $place }. Какая школа? Напишите название, например «СОШ № 11».
invite-no-sites =
    { $place }: площадок здесь пока нет.

    Откройте площадку, и сразу сможете пригласить её ведущего.
invite-open-site = Открыть площадку
invite-site-closed = Эта площадка закрыта: ведущий ей больше не нужен.
invite-make-ask =
    Роль «{ $role }», { $place }.

    Сделаю ссылку. Она сработает один раз, для того, кто первым её примет. На сколько?
invite-make-7 = Сделать ссылку на неделю
invite-make-1 = На день
invite-make-30 = На месяц
invite-made = Ссылка готова. Перешлите сообщение выше одному человеку.
invite-made-already = Эта ссылка уже сделана, она выше.
invite-qr = QR-код
invite-qr-caption = { $role }, { $place }. Покажите с экрана или распечатайте: код личный и сработает один раз.
invite-qr-until = Действует до { $day }
invite-qr-once = Наведите камеру телефона и нажмите «Начать». Приглашение сработает один раз.
invite-more = К приглашениям
invite-revoked = Приглашение отозвано.
invite-to-forward =
    Здравствуйте! Приглашаю вас в «Маршрут».
    Ваша роль: { $role }, { $place }.

    Откройте до { $day }: { $link }

    Ссылка личная и сработает один раз.
invite-accept-ask =
    Вам предлагают роль: { $role }, { $place }.

    Принять? Приглашение действует до { $day }.
invite-accept = Принять
invite-accepted = Готово. Ваша роль: { $role }, { $place }.
invite-go-on = Дальше
invite-not-now = Хорошо. Если передумаете, откройте ссылку ещё раз.
invite-unknown = Такого приглашения нет. Проверьте, целиком ли скопирована ссылка.
invite-used = Этим приглашением уже воспользовались. Попросите новое у того, кто его прислал.
invite-held = Вы уже приняли это приглашение, роль ваша.
invite-full = По этой ссылке пришли уже все, на кого она была рассчитана. Попросите новую у того, кто её прислал.
invite-expired = Срок приглашения вышел. Попросите новое у того, кто его прислал.
invite-ended = Это приглашение отозвали. Спросите того, кто его прислал, нет ли нового.
invite-closed = Площадка, куда вас звали, уже закрыта. Спросите того, кто прислал приглашение, нет ли другой.
invite-own = Это приглашение сделали вы сами. Перешлите его тому, кого приглашаете.
invite-throttled = Слишком много неверных ссылок. Попробуйте через час.
