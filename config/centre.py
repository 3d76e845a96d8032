"""The Centre's rules that the sources leave open: settings with defaults, listed in docs/questions.md."""

CENTRE: dict[str, object] = {
    # 7.3: masks of registration numbers; OshTU's file plan is not supplied.
    "DOCUMENT_MASKS": {
        "application": "АРЗ-{year}-{seq:04d}",
        "protocol": "ПР-{year}/{seq:02d}",
        "board_minutes": "БК-ПР-{year}/{seq:02d}",
        "decision_letter": "Чыг-{year}/{seq:03d}",
        "contract": "РК-{year}/{seq:02d}",
        "warning": "ЭС-{year}/{seq:02d}",
        "supplement": "КМ-{year}/{seq:02d}",
        "certificate": "КБ-{year}/{seq:02d}",
        "attendance_certificate": "СТ-{year}/{seq:03d}",
        "acceptance_act": "КА-{year}/{seq:02d}",
        "name_permission": "АУ-{year}/{seq:02d}",
        "termination_notice": "ТК-{year}/{seq:02d}",
        "handover_act": "ӨА-{year}/{seq:02d}",
        "invoice": "ТЭ-{year}/{seq:04d}",
        "quarterly_report": "КО-{year}/{seq:02d}",
        "annual_report": "ЖО-{year}/{seq:02d}",
        "year_plan": "ЖП-{year}/{seq:02d}",
        "receipt": "КВ-{year}/{seq:04d}",
        "order": "Б-{year}/{seq:02d}",
        "incoming": "КК-{year}/{seq:03d}",
        "outgoing": "ЧК-{year}/{seq:03d}",
        "internal": "ИК-{year}/{seq:03d}",
    },
    # 4.2.1: whether the login of who leads the Centre gets and loses the role of the director with the order.
    "ROLE_FOLLOWS_POST": True,
    # 3.3.1: the separate regulation on selection is not supplied.
    "PASS_MARK": 60,
    "QUORUM": 3,
    # 3.3.1: whether an evaluation may be closed without a meeting, by the score sheets of the quorum alone.
    "WRITTEN_PROCEDURE": True,
    # 3.3.1: whether more than half of the voters present must be for; else more for than against is enough.
    "MAJORITY_OF_PRESENT": True,
    # 3.3.1: whether the chair's own vote breaks a tie in an open vote; else there is no recommendation.
    "CHAIR_BREAKS_TIE": True,
    # 3.3.1: days the experts have to score, offered when a commission is appointed.
    "SCORING_DAYS": 14,
    # 3.3.1: working days for the check of completeness, and for the additions an applicant is asked for.
    "CHECK_DAYS": 5,
    "ADDITION_DAYS": 10,
    # 3.3.1: additions after their term are refused until the clerk prolongs it; False takes them late.
    "LATE_ADDITIONS_REFUSED": True,
    # 3.3.1: working days from the check to the decision in a call without an end.
    "DECISION_DAYS": 30,
    # 3.3.1: experts who read one application; 0: everybody in the commission reads everything.
    "READERS_PER_APPLICATION": 0,
    # 3.3.1: points out of 100 from the others' median at which a mark is shown to the chair as far off.
    "OUTLIER_POINTS": 25,
    # 3.3.1: whether having scored an earlier application of the same applicant is a conflict of interest.
    "EARLIER_SCORES_ARE_CONFLICT": True,
    # 3.3.1: whether the chair may waive a conflict of interest, with a reason.
    "CONFLICT_WAIVERS": True,
    # 3.3.1: who takes the final decision: "director", or "commission" (its chair or secretary enters it).
    "DECIDED_BY": "director",
    # 3.3.1: days to meet the condition of an acceptance, and to revise a project, offered to who decides.
    "CONDITION_DAYS": 60,
    "REVISION_DAYS": 14,
    # 3.3.1: working days after the release in which an applicant may appeal, and how many people consider it.
    "APPEAL_DAYS": 10,
    "APPEAL_MEMBERS": 3,
    # 1.4, 3.3.3: length of a resident's contract and the term of the quarterly report.
    "CONTRACT_MONTHS": 24,
    "REPORT_DUE_DAYS": 15,
    # 3.3.3: months between two accounts in words, offered for a new contract: 3, 6 or 12.
    "REPORT_MONTHS": 3,
    # 3.3.3: files with one report, at most.
    "REPORT_FILES": 10,
    # 3.3.3: working days in which new rules are acknowledged and rights declared; months for which a
    # declaration, and what an employee found of a duty, speak.
    "ACKNOWLEDGE_DAYS": 10,
    "DECLARATION_MONTHS": 12,
    "DUTY_CHECK_MONTHS": 6,
    # 3.3.3, 3.3.4: working days a warning gives to put things right; warnings whose term has passed without
    # result that a termination for breach needs; days in which a termination may be contested.
    "NOTICE_DAYS": 10,
    "BREACH_NOTICES": 1,
    "CONTEST_DAYS": 30,
    # 3.2: what shows that the concept of an early project is proven; a review keeps the version it began by.
    "GATE_CHECKLIST": {
        "version": "1",
        "lines": {
            "prototype": {
                "ky": "Иштеген прототип бар, ал сыноодон өткөн",
                "ru": "Есть работающий прототип, он прошёл испытания",
                "en": "There is a working prototype, and it has been tested",
            },
            "customers": {
                "ky": "Биринчи кардарлар же пилоттук колдонуу бар",
                "ru": "Есть первые клиенты или пилотное внедрение",
                "en": "There are first customers or a pilot",
            },
            "model": {
                "ky": "Бизнес-модель сандар менен текшерилген",
                "ru": "Бизнес-модель проверена на цифрах",
                "en": "The business model is checked by figures",
            },
            "team": {
                "ky": "Команда толук: иштеп чыгуу, өндүрүш, сатуу",
                "ru": "Команда полная: разработка, производство, продажи",
                "en": "The team is complete: development, production, sales",
            },
            "rights": {
                "ky": "Интеллектуалдык менчик укуктары текшерилген",
                "ru": "Права на интеллектуальную собственность проверены",
                "en": "The rights in intellectual property are checked",
            },
        },
    },
    # 3.3.2: working days in which the Centre answers a request of a resident; months without a consultation,
    # without a booking of equipment, or with a room that stays empty, after which a call is proposed.
    "REQUEST_DAYS": 5,
    "SIGN_MONTHS": 3,
    # 2.2(4): the kinds of events after which who came is given a certificate.
    "EVENT_CERTIFICATE_KINDS": ("training", "seminar", "master_class"),
    # 3.3.4: no ground is named for an entrepreneur who ceases; False refuses "liquidation" for one.
    "LIQUIDATION_COVERS_ENTREPRENEURS": False,
    # 3.3.3: months of one invoice (1 or 3), working days to pay it, whether drafts wait for the finance
    # officer or are issued by themselves.
    "INVOICE_MONTHS": 1,
    "INVOICE_DUE_DAYS": 10,
    "INVOICE_DRAFTS_WAIT": False,
    # 1.2: OshTU's own details in contracts and invoices; its INN and bank details are not supplied.
    "PARTY_INN": "",
    "PARTY_BANK": "",
    "PARTY_ADDRESS": {
        "ky": "Ош шаары, Н. Исанов көчөсү, 81",
        "ru": "город Ош, улица Н. Исанова, 81",
        "en": "81 N. Isanov Street, Osh",
    },
    # Memorandum 5: months before the end of an agreement at which it is called to mind.
    "AGREEMENT_REMINDER_MONTHS": (12, 6, 3),
    # Memorandum 3 names no deadlines: months without evidence after which an obligation counts as silent.
    "OBLIGATION_SILENT_MONTHS": 6,
    # How long an invitation stays good, in days; and a link for a new password, in hours.
    "INVITATION_DAYS": 14,
    "PASSWORD_LINK_HOURS": 24,
    # 5.3: whether spending its source does not cover is refused; False only warns.
    "OVERSPENDING_REFUSED": False,
    # 6.2.2: whether a student's work without significant resources is the student's; else shared by contract.
    "STUDENT_OWNS_WITHOUT_RESOURCES": True,
    # 7.1: days from one letter about a resident's missing report to the next; days after the end of a quarter
    # in which the Centre's own report is submitted.
    "CHASE_DAYS": 5,
    "CENTRE_REPORT_DAYS": 25,
    # 7.1: under which terms the public figures of accepted reports may be used.
    "OPEN_DATA_LICENCE": {
        "name": "CC BY 4.0",
        "url": "https://creativecommons.org/licenses/by/4.0/",
    },
    # 4.2.3 c: whose one approval the work plan and the budget of a year need: "vice_rector" or "director".
    "YEAR_PLAN_APPROVED_BY": "vice_rector",
    # 4.3.2: the Board decides when more than this part of its members is present, in percent.
    "BOARD_QUORUM_PERCENT": 50,
    # 4.3.2: days before a meeting of the Board by which its members are called; later only with a reason.
    "BOARD_CALL_DAYS": 7,
    # 4.3.2: whether the chair's own vote decides in the Board on equal votes; else nothing is carried.
    "BOARD_CHAIR_BREAKS_TIE": True,
    # 3.3.1: of fewer than so many, figures say “n of m” instead of a percentage.
    "FIGURES_SMALL_TOTAL": 10,
    # 3.3.1: days before a term (after it, when negative) on which people are reminded of it, and the hour in
    # Osh before which no reminder is written.
    "REMINDER_DAYS": (3, 1, -1, -7),
    "REMINDER_HOUR": 8,
    # How long an applicant's personal link stays good, in days.
    "LINK_DAYS": 60,
    # How long a code mailed to a returning applicant stays good, in minutes.
    "CODE_MINUTES": 30,
    # The largest file a person may send, in megabytes.
    "UPLOAD_MAX_MB": 20,
    # What kinds of file a person may send, told by their content.
    "UPLOAD_KINDS": ("pdf", "docx", "xlsx", "pptx", "odt", "jpg", "png"),
}
