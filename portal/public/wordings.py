"""Sentences that the public pages say after something was done."""

from forms.words import Words

REGISTERED = Words("账户已开通。", "Your account is open.")
LANGUAGE_KEPT = Words("语言已保存。", "Your language is kept.")
PASSWORD_CHANGED = Words(
    "密码已修改。其他地方的登录已经退出。", "Your password is changed. You are signed out everywhere else."
)
NOT_THE_PASSWORD = Words(
    "现在的密码不对，请重新输入。", "This is not your present password. Please type it again."
)
TOO_OFTEN = Words("查询过于频繁，请过一会儿再试。", "Too many requests. Please try again in a while.")
