"""The report's sentences, made from its values in each language."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from reporting.presentation import sentences


def five(met: int) -> list[dict[str, object]]:
    return [{"code": "residents", "state": "met" if place < met else "behind"} for place in range(5)]


@pytest.mark.parametrize(
    ("met", "sentence"),
    [
        (0, "Беш көрсөткүчтүн бири да планды аткарган жок"),
        (1, "Беш көрсөткүчтүн бирөө планды аткарды, төртөө артта"),
        (2, "Беш көрсөткүчтүн экөө планды аткарды, үчөө артта"),
        (3, "Беш көрсөткүчтүн үчөө планды аткарды, экөө артта"),
        (4, "Беш көрсөткүчтүн төртөө планды аткарды, бирөө артта"),
        (5, "Беш көрсөткүчтүн бешөө тең планды аткарды"),
    ],
)
def test_the_answer_is_the_heading(met, sentence):
    assert sentences.headline(five(met)) == sentence


def test_the_answer_in_russian_and_english():
    with override("ru"):
        assert sentences.headline(five(3)) == "Из пяти показателей план выполнен по трём, два отстают"
    with override("en"):
        assert sentences.headline(five(3)) == "Three of the five indicators met the plan, two are behind"


def test_a_quarter_without_a_plan_says_so():
    without = [{"code": "residents", "state": "no_plan"}] * 5
    assert sentences.headline(without) == "Бул мезгилге план бекитилген эмес"
    some = [{"code": "residents", "state": state} for state in ("met", "met", "behind", "no_plan", "no_plan")]
    assert sentences.headline(some) == "Планды аткарганы: 2; артта калганы: 1; планы жогу: 2"


@pytest.mark.parametrize(
    ("expected", "verified", "sentence"),
    [
        (16, 14, "16 резиденттин ичинен 14 резиденттин отчету эсепке алынды"),
        (16, 16, "Бардык резиденттердин отчету эсепке алынды: 16"),
        (16, 0, "16 резиденттин бир да отчету эсепке алынган жок"),
        (0, 0, "Бул квартал боюнча отчет бере турган резидент болгон жок"),
    ],
)
def test_who_did_not_report_is_said_plainly(expected, verified, sentence):
    assert sentences.reporting_heading({"expected": expected, "verified": verified}) == sentence


@pytest.mark.parametrize(
    ("expected", "verified", "sentence"),
    [(21, 2, "Отчёты учтены у 2 из 21 резидента"), (16, 14, "Отчёты учтены у 14 из 16 резидентов")],
)
def test_russian_agrees_with_the_number(expected, verified, sentence):
    with override("ru"):
        assert sentences.reporting_heading({"expected": expected, "verified": verified}) == sentence


@pytest.mark.parametrize(
    ("net", "words"),
    [
        (27, "Жыл башынан бери резиденттер 27 жумуш ордун түздү."),
        (0, "Жыл башынан бери алардын жумуш орундарынын саны өзгөргөн жок."),
        (-4, "Жыл башынан бери алардын жумуш орундары 4 орунга кыскарды."),
    ],
)
def test_created_unchanged_and_lost_jobs_are_different_sentences(net, words):
    values = {"flows": {"end": 24}, "jobs": {"net": Decimal(net)}, "indicators": []}
    assert sentences.lead(values) == f"Борбордо 24 резидент иштейт. {words}"


@pytest.mark.parametrize(
    ("fact", "plan", "sentence"),
    [
        (24, 22, "Резиденттердин саны пландан 2 резидентке көп"),
        (20, 22, "Резиденттердин саны пландан 2 резидентке аз"),
        (22, 22, "Резиденттердин саны пландагыдай"),
        (22, None, "Резиденттердин саны кандай өзгөрдү"),
    ],
)
def test_the_title_of_the_chart_is_its_answer(fact, plan, sentence):
    entry = {"fact": Decimal(fact), "plan": None if plan is None else Decimal(plan)}
    assert sentences.chart_heading(entry) == sentence


@pytest.mark.parametrize(
    ("admitted", "left", "sentence"),
    [
        (3, 1, "Квартал ичинде 3 резидент кошулду, 1 резидент чыкты"),
        (3, 0, "Квартал ичинде 3 резидент кошулду, эч ким чыккан жок"),
        (0, 1, "Квартал ичинде эч ким кошулган жок, 1 резидент чыкты"),
        (0, 0, "Квартал ичинде эч ким кошулган жок, эч ким чыккан жок"),
    ],
)
def test_nobody_is_a_word_and_not_a_nought(admitted, left, sentence):
    flows = {
        "admitted": admitted,
        "terminated": {"breach": left} if left else {},
        "expired": 0,
        "graduated": 0,
    }
    assert sentences.moves_heading(flows) == sentence
