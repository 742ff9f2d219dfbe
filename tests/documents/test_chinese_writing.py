from datetime import date, datetime
from decimal import Decimal

import pytest

from documents.letters.chinese import day, document_number, moment, yuan, yuan_in_words
from documents.papers.facts import SHANGHAI


def test_days_minutes_and_numbers_of_papers_are_written_as_officials_do():
    assert day(date(2026, 3, 2)) == "2026年3月2日"
    assert moment(datetime(2026, 3, 2, 9, 5, tzinfo=SHANGHAI)) == "2026年3月2日9时05分"
    assert document_number("临绿容许", 2026, 12) == "临绿容许〔2026〕12号"
    assert yuan(Decimal("10806.5")) == "人民币10,806.50元"


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("0.50", "伍角整"),
        ("1", "壹元整"),
        ("10", "壹拾元整"),
        ("101", "壹佰零壹元整"),
        ("1001.10", "壹仟零壹元壹角整"),
        ("1001.01", "壹仟零壹元零壹分"),
        ("10806.50", "壹万零捌佰零陆元伍角整"),
        ("100000", "壹拾万元整"),
        ("1000000", "壹佰万元整"),
        ("1010101", "壹佰零壹万零壹佰零壹元整"),
        ("100010000", "壹亿零壹万元整"),
        ("100000001", "壹亿零壹元整"),
        ("120000000.99", "壹亿贰仟万元玖角玖分"),
        ("1020300", "壹佰零贰万零叁佰元整"),
    ],
)
def test_a_sum_in_capitals_cannot_be_read_in_two_ways(amount, words):
    assert yuan_in_words(Decimal(amount)) == words
