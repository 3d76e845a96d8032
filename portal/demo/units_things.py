"""What the demonstration Centre has: its rooms and equipment, all property of OshTU."""

from units.base.enums import EquipmentKind as E
from units.base.enums import PremisesKind as P

# Unit, room, floor, kind, name, m², places, given to residents, easy terms.
ROOMS = (
    ("incubator", "101", 1, P.COWORKING, "«Башат» коворкинги", "84.5", 24, True, True),
    ("incubator", "103", 1, P.OFFICE, "Инкубатордун кеңсеси", "22.4", 5, True, False),
    ("incubator", "104", 1, P.OFFICE, "Инкубатордун экинчи кеңсеси", "19.8", 4, True, False),
    ("incubator", "105", 1, P.MEETING, "Менторлор бөлмөсү", "16.0", 8, False, False),
    ("technopark", "201", 2, P.OFFICE, "«Талаа» кеңсеси", "36.0", 8, True, False),
    ("technopark", "202", 2, P.OFFICE, "Инженердик кеңсе", "41.2", 9, True, False),
    ("technopark", "203", 2, P.OFFICE, "Программисттер бөлмөсү", "48.6", 12, True, False),
    ("technopark", "204", 2, P.LABORATORY, "Электроника лабораториясы", "52.0", 10, False, False),
    ("technopark", "205", 2, P.LABORATORY, "Тамак-аш сыноо лабораториясы", "46.3", 8, False, False),
    ("technopark", "001", 0, P.WORKSHOP, "Прототип жасоочу устакана", "96.0", 12, False, False),
    ("technopark", "002", 0, P.PRODUCTION, "Чакан серия цехи", "180.0", 16, True, False),
    ("technopark", "206", 2, P.MEETING, "Сүйлөшүү бөлмөсү", "24.0", 14, False, False),
    ("tisc", "301", 3, P.OFFICE, "Патенттик кызмат", "28.7", 6, False, False),
    ("tisc", "302", 3, P.MEETING, "Окуу жана кеңеш бөлмөсү", "38.0", 20, False, False),
)

# Room, kind, name, serial number, residents may book it, condition.
EQUIPMENT = (
    ("001", E.PRINTER, "3D-принтер Prusa MK4", "MK4-20718", True, "good"),
    ("001", E.PRINTER, "3D-принтер Raise3D Pro3", "R3D-1142", True, "good"),
    ("001", E.PRINTER, "Лазердик кескич, 100 Вт", "LC100-0386", True, "good"),
    ("001", E.MACHINE, "ЧПУ фрезердик станогу", "CNC6090-55", True, "good"),
    ("001", E.MACHINE, "Токардык станок ТВ-7М", "11806", True, "worn"),
    ("001", E.MACHINE, "Ширетүү аппараты, TIG", "TIG200-93", True, "good"),
    ("204", E.MEASURING, "Осциллограф Rigol DS1104", "DS1ZA2247", True, "good"),
    ("204", E.MEASURING, "Спектр анализатору Siglent", "SSA3-0419", True, "good"),
    ("204", E.LABORATORY, "Ширетүүчү станция", "WS-81-17", True, "worn"),
    ("204", E.LABORATORY, "Азык булагы, 30 В", "DP832-605", True, "good"),
    ("204", E.MEASURING, "Тепловизор Hikmicro B20", "B20-77310", True, "repair"),
    ("205", E.LABORATORY, "Ным өлчөгүч таразалар", "MX-50-0921", True, "good"),
    ("205", E.LABORATORY, "Муфель меши, 1100 °C", "SNOL-4410", True, "good"),
    ("205", E.LABORATORY, "Сүт анализатору Lactoscan", "LS-SP-318", True, "good"),
    ("205", E.MEASURING, "рН-метр Testo 206", "206-55810", True, "good"),
    ("002", E.MACHINE, "Вакуумдук таңгактоочу", "DZ-400-72", False, "good"),
    ("002", E.MACHINE, "Термопласт автоматы", "TPA-60-04", False, "out"),
    ("101", E.COMPUTER, "Проектор Epson EB-W52", "X8DK-4402", False, "good"),
    ("301", E.COMPUTER, "Патенттик издөө үчүн компьютер", "OPT7010-14", False, "good"),
    ("302", E.OFFICE, "Интерактивдүү такта", "SB-77-2033", False, "good"),
)

# Resident, room, m², places: from the day after the contract.
ALLOCATIONS = (
    ("talaa", "201", "36.0", 8),
    ("temir", "002", "90.0", 8),
    ("tilmech", "203", "24.0", 6),
    ("kun", "202", "20.0", 4),
    ("kurut", "101", "10.5", 3),
    ("jangak", "002", "60.0", 5),
    ("suu", "103", "22.4", 5),
    ("olchom", "202", "20.0", 4),
    ("saparov", "203", "12.0", 3),
    ("bio", "101", "7.0", 2),
    ("tokto", "203", "12.0", 3),
    ("jel", "202", "20.0", 4),
    ("okuu", "101", "14.0", 4),
    ("bal", "101", "10.5", 3),
    ("shelk", "203", "12.0", 3),
)
