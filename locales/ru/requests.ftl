request-way-ask = Хочу на эту программу
request-way-waiting = Заявка ждёт ответа
request-way-enrolled = Вы записаны
request-way-completed = Программа пройдена
