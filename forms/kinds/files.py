"""File: uploads given in answer to a question, named by their ids; `forms.uploads` judges the contents."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar
from uuid import UUID

from django.http import QueryDict

from forms.kinds.field import Field, Inputs, Raw, Unreadable, typed
from forms.words import Words


@dataclass(frozen=True)
class File(Field):
    """Ids of uploads for the material with this code; one that `may_follow` is needed, but not yet."""

    missing: ClassVar[Words] = Words("请上传“{label}”。", "Please upload “{label}”.")

    material: str = field(kw_only=True)
    may_follow: bool = field(default=False, kw_only=True)
    max_files: int = field(default=10, kw_only=True)

    def canonical(self, given: Any) -> list[str]:
        """The ids, each once, in the order given."""
        ids = list(dict.fromkeys(map(self._id, given if isinstance(given, list | tuple) else [given])))
        if len(ids) > self.max_files:
            raise Unreadable(
                self.says(
                    "“{label}”最多上传 {limit} 个文件。",
                    "“{label}”: at most {limit} files.",
                    limit=self.max_files,
                )
            )
        return ids

    def is_blank(self, given: Any) -> bool:
        """Blank also when every id is."""
        if isinstance(given, list | tuple):
            return all(super(File, self).is_blank(one) for one in given)
        return super().is_blank(given)

    def from_post(self, post: QueryDict, *, prefix: str = "") -> dict[str, Any]:
        """Every posted id."""
        return {self.key: [one for one in post.getlist(prefix + self.key) if one]}

    def to_inputs(self, raw: Raw, *, prefix: str = "") -> Inputs:
        """The ids, a hidden input each."""
        given = raw.get(self.key)
        ids = given if isinstance(given, list | tuple) else [given]
        return {prefix + self.key: [typed(one) for one in ids if one not in (None, "")]}

    def shown(self, answer: Any) -> Words:
        """How many files were given."""
        return Words(f"{len(answer)} 个文件", f"{len(answer)} file" + ("" if len(answer) == 1 else "s"))

    def _id(self, given: Any) -> str:
        try:
            return str(given if isinstance(given, UUID) else UUID(given))
        except (ValueError, AttributeError, TypeError):
            raise Unreadable(
                self.says(
                    "“{label}”的文件编号有误，请重新上传。",
                    "“{label}”: unknown file, please upload it again.",
                )
            ) from None
