"""What the API refuses before the engine is asked: a request in disorder, a key used twice, a password."""

from __future__ import annotations

from forms.refusal import Refusal
from forms.words import Words


class ApiRefused(Refusal):
    """The request is refused at the door."""

    code = "API_REFUSED"


class NotInOrder(ApiRefused):
    """The request has another shape than the description says."""

    code = "NOT_IN_ORDER"
    says = Words(
        "请求内容不符合接口说明，请核对各项。", "The request is not as the description says; check each item."
    )


class KeyMissing(NotInOrder):
    """A submission carries a key of its own, so that a retry is not a second application."""

    code = "IDEMPOTENCY_KEY_MISSING"
    says = Words(
        "提交申请须带 Idempotency-Key 请求头（8 至 100 个字符），重试时沿用同一个。",
        "A submission needs an Idempotency-Key header (8 to 100 characters); a retry uses the same one.",
    )


class KeyReused(NotInOrder):
    """The key was used for another submission."""

    code = "IDEMPOTENCY_KEY_REUSED"
    says = Words(
        "这个 Idempotency-Key 已用于内容不同的另一次提交，请换一个。",
        "This Idempotency-Key was used for a different submission. Use another.",
    )


class FilesMissing(NotInOrder):
    """What is supplied comes with its files: to name a document is not to hand it in (Art. 32)."""

    code = "FILES_MISSING"
    says = Words(
        "补交的每项材料都须附文件：{codes}。", "Each document supplied must come with its file: {codes}."
    )


class CredentialsRefused(ApiRefused):
    """User name and password do not fit, or the account is locked for a while."""

    code = "CREDENTIALS_REFUSED"
    says = Words(
        "用户名或者密码不正确，或者暂时不能登录。", "Wrong user name or password, or locked for a while."
    )
