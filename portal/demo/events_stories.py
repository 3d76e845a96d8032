"""What the demonstration Centre's units held, and who comes to such events: all invented."""

# Unit: kind, title in three languages, place, places. Each unit goes through its own list again and again.
KINDS_OF_UNITS = {
    "incubator": (
        ("training", "Бизнес-моделди текшерүү", "Проверка бизнес-модели", "Testing a business model",
         "3-корпус, 201-бөлмө", 20),
        ("seminar", "Биринчи кардарды кантип табуу керек", "Как найти первого клиента",
         "How to find the first customer", "3-корпус, 201-бөлмө", 25),
        ("master_class", "Инвесторго бет ачар", "Питч для инвестора", "A pitch for an investor",
         "3-корпус, коворкинг", 15),
        ("training", "Стартаптын финансысы", "Финансы стартапа", "Finance of a start-up",
         "3-корпус, 201-бөлмө", 20),
        ("other", "Стартаптардын кечи", "Вечер стартапов", "An evening of start-ups",
         "3-корпус, коворкинг", 40),
    ),
    "technopark": (
        ("master_class", "3D-басып чыгаруу", "3D-печать", "3D printing", "3-корпус, 104-цех", 10),
        ("seminar", "Продукцияны сертификаттоо", "Сертификация продукции", "Certification of products",
         "3-корпус, 110-бөлмө", 20),
        ("exhibition", "Резиденттердин көргөзмөсү", "Выставка резидентов", "An exhibition of residents",
         "ОшМТУ, фойе", 80),
        ("training", "Чакан серияны пландоо", "Планирование малой серии", "Planning a small series",
         "3-корпус, 104-цех", 12),
    ),
    "tisc": (
        ("seminar", "Патенттик издөө", "Патентный поиск", "Patent search", "Китепкана, 2-кабат", 20),
        ("conference", "Илим жана өндүрүш", "Наука и производство", "Science and industry",
         "ОшМТУ, чоң зал", 90),
        ("training", "Лицензиялык келишим", "Лицензионный договор", "The licence agreement",
         "Китепкана, 2-кабат", 15),
    ),
}  # fmt: skip

# Unit, quarters before the open one, days into it: two in a quarter, one where it was quiet.
HELD = tuple(
    (unit, back, day)
    for back in range(7, 0, -1)
    for unit, days in (("incubator", (26, 61)), ("technopark", (33, 70)), ("tisc", (47,)))
    for day in (days if back % 2 else days[:1])
)  # fmt: skip
# The open quarter, in days before today: recorded; over and not recorded yet; still ahead.
LATE = (("incubator", 38), ("tisc", 24), ("technopark", 12), ("incubator", 1))
AHEAD = (("technopark", 4), ("tisc", 11), ("incubator", 18))
CANCELLED = ("technopark", 20, "Станок оңдоодо: иш-чара башка күнгө коюлат.")

# Name, address of mail or a phone number, who, where from.
PEOPLE = (
    ("Айтматова Перизат", "perizat@posta.example", "researcher", "ОшМТУ, маалымат технологиялары"),
    ("Бердибаев Азамат", "azamat@posta.example", "researcher", "ОшМТУ, энергетика"),
    ("Жороев Сыймык", "+996555010203", "other", "ОшМТУ, 4-курс"),
    ("Калмурзаева Айжан", "aijan@posta.example", "industry", "ЖАК «Ош Кабель»"),
    ("Орозова Мээрим", "meerim@posta.example", "state", "Ош шаарынын мэриясы"),
    ("Хаитов Даврон", "davron@posta.example", "industry", "ЖЧК «Түштүк Жаңгак»"),
    ("Сатыбалдиев Эмил", "emil@posta.example", "other", "ОшМТУ, магистратура"),
    ("Токоева Нуриза", "nuriza@posta.example", "researcher", "ОшМТУ, тамак-аш технологиясы"),
    ("Исмаилов Бахтияр", "+996777020304", "industry", "«Ош Сут» ишканасы"),
    ("Мурзаева Асель", "asel@posta.example", "state", "Облустук айыл чарба башкармалыгы"),
    ("Ли Виктория", "victoria@posta.example", "other", "Стартап-команда"),
    ("Эрматов Нурсултан", "nursultan@posta.example", "other", "ОшМТУ, 3-курс"),
    ("Абдуллаева Зухра", "zuhra@posta.example", "researcher", "ОшМУ, экономика"),
    ("Кочкоров Улан", "ulan@posta.example", "industry", "«Автомаш» цехи"),
    ("Сулайманова Гүлира", "gulira@posta.example", "state", "Кыргызпатенттин аймактык кеңсеси"),
    ("Таштанов Медер", "+996700030405", "other", "ОшМТУ, 4-курс"),
)  # fmt: skip
