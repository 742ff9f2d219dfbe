"""Sentences that the public pages say after something was done."""

from forms.words import Words

REGISTERED = Words("账户已开通。", "Your account is open.")
LANGUAGE_KEPT = Words("语言已保存。", "Your language is kept.")
TOO_OFTEN = Words("查询过于频繁，请过一会儿再试。", "Too many requests. Please try again in a while.")
