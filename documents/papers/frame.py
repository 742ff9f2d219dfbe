"""What surrounds the text of a paper: the organ, its number and day, and where it can be checked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from documents.layout.sheet import CheckStrip
from documents.letters.letter import Block, Form, Letter, Note, OrganSignature, Signature
from documents.organ import Organ
from documents.papers.facts import CaseFacts


@dataclass(frozen=True, kw_only=True)
class Frame:
    """All a paper prints that is no fact of its case."""

    kind: str
    organ: Organ
    number: str
    dated_on: date
    check: CheckStrip | None = None
    is_preview: bool = False

    @property
    def special_seal(self) -> OrganSignature:
        """The special seal for acceptance and receipt (Administrative Licensing Law Art. 32 (2))."""
        return replace(self.seal, caption=self.organ.seal_caption)

    @property
    def seal(self) -> OrganSignature:
        """The organ's own seal, for decisions."""
        return OrganSignature(
            organ=self.organ.name_zh,
            dated_on=self.dated_on,
            beside=(f"办理地点：{self.organ.address_zh}", f"咨询、投诉电话：{self.organ.telephone}"),
        )

    def letter(
        self,
        title: str,
        *blocks: Block,
        facts: CaseFacts,
        signature: Signature,
        to: str = "",
        form: Form = Form.LETTER,
    ) -> Letter:
        """The letter with these blocks; what rests on an unconfirmed rule is said where the facts say it."""
        noted = (Note(f"注：{facts.assumed_note}"),) if facts.assumed_note else ()
        return Letter(
            kind=self.kind,
            title=title,
            number=self.number,
            case_no=facts.case_no,
            organ=self.organ.name_zh,
            dated_on=self.dated_on,
            blocks=(*blocks, *noted),
            signature=signature,
            to=to,
            english=facts.english,
            form=form,
            check=self.check,
            is_preview=self.is_preview,
        )
