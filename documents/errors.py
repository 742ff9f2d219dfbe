"""What stops a paper from being ordered or printed."""

from __future__ import annotations

from forms.words import Words


class DocumentError(Exception):
    """The paper cannot be made."""

    code = "paper-not-made"
    says = Words("文书无法制作。", "The paper cannot be made.")

    def __str__(self) -> str:
        return str(self.says)


class GlyphMissing(DocumentError):
    """No font of ours has this character; an official paper never shows a box in its place."""

    code = "glyph-missing"

    def __init__(self, character: str) -> None:
        self.character = character
        point = f"U+{ord(character):04X}"
        self.says = Words(
            f"字库中没有字符“{character}”（{point}），文书暂不能制作，请联系管理员补充字库。",
            f"No font has the character “{character}” ({point}); the paper waits until one is added.",
        )
        super().__init__(point)


class UnknownKind(DocumentError):
    """There is no paper of this kind."""

    code = "unknown-paper-kind"
    says = Words("没有这种文书。", "There is no paper of this kind.")


class FactsWrong(DocumentError):
    """A paper may not be ordered without every fact it must state, nor with facts it does not know."""

    code = "paper-facts-wrong"

    def __init__(self, subject: str, reason: str) -> None:
        self.subject = subject
        self.reason = reason
        self.says = Words(
            f"文书所需的事实不完整或者有误（{subject}）：{reason}。",
            f"The facts of the paper are incomplete or wrong ({subject}): {reason}.",
        )
        super().__init__(f"{subject}: {reason}")


class PaperConflict(DocumentError):
    """One act has one paper; the same key was ordered before with another kind or another case."""

    code = "paper-conflict"
    says = Words("该行为的文书已经制作，不能重复制作。", "The paper of this act has already been ordered.")


class PaperNotReady(DocumentError):
    """The paper has been ordered but is not made yet."""

    code = "paper-not-ready"
    says = Words("文书正在制作，请稍后再试。", "The paper is being made; please try again shortly.")


class PaperDamaged(DocumentError):
    """The stored file is gone or is no longer the one that was made."""

    code = "paper-damaged"
    says = Words("文书文件缺失或者与原件不一致。", "The stored file is missing or differs from the original.")
