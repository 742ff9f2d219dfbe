"""How a place in a statute is named."""

import pytest

from approvals.law import Article
from forms.words import Words


@pytest.mark.parametrize(
    ("article", "named"),
    [("Art. 8", "Rules, Art. 8"), ("(Decree 4)", "Rules (Decree 4)"), ("", "Rules")],
)
def test_no_comma_dangles_after_a_law_named_without_an_article(article, named):
    words = Article(law=Words("《规定》", "Rules"), article=Words("", article)).words

    assert words.en == named
