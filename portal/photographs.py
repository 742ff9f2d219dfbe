"""Photographs that come with an act: judged by content, kept while a form is filled in, shown small."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.utils.datastructures import MultiValueDict

from accounts.models import User
from approvals.errors import NotAPhotograph
from forms.errors import UploadRefused
from forms.models import Upload
from forms.thumbnails import thumbnail
from forms.uploads import keep, owned
from forms.words import Words
from portal.files import upload_response

Files = MultiValueDict[str, UploadedFile]

MOST_IN_A_PLACE = 6
TOO_MANY = Words("每处最多 {most} 张照片。", "At most {most} photographs in one place.")
REMOVE = "remove-photograph"
KEEP_ONLY = "keep-photographs"


@dataclass
class Place:
    """A place of a form for photographs: those that are kept, and what was refused of what came."""

    key: str
    label: Words
    kept: list[Upload] = field(default_factory=list)
    refused: list[Words] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name of its inputs; new ones come as `<name>-new`."""
        return f"photo-{self.key}"

    def take(self, post: QueryDict, files: Files, *, owner: User, at: datetime) -> None:
        """Those kept before, less the one that is dropped, and new ones.

        A file that is no picture is told by its name; nothing else is lost for it.
        """
        dropped = post.get(REMOVE, "")
        self.kept = owned([one for one in post.getlist(self.name) if one and one != dropped], owner=owner)
        for file in files.getlist(f"{self.name}-new"):
            if len(self.kept) >= MOST_IN_A_PLACE:
                self.refused.append(TOO_MANY.fill(most=MOST_IN_A_PLACE))
                return
            try:
                self.kept.append(picture(file, owner=owner, at=at))
            except (UploadRefused, NotAPhotograph) as refusal:
                said = Words("“{name}”：{says}", "“{name}”: {says}")
                self.refused.append(said.fill(name=file.name or "", says=refusal.says))


def only_kept(post: QueryDict) -> bool:
    """Whether a button was pressed that keeps or drops photographs and takes no act."""
    return REMOVE in post or KEEP_ONLY in post


def shown(request: HttpRequest, upload: Upload) -> HttpResponseBase:
    """A photograph: whole as a download, small (`?small=1`) for a page; who sees it is checked before."""
    if not request.GET.get("small"):
        return upload_response(upload)
    answer = HttpResponse(thumbnail(upload), content_type="image/jpeg")
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, max-age=3600"
    return answer


def picture(file: UploadedFile, *, owner: User, at: datetime) -> Upload:
    """Keep one photograph; raises an `UploadRefused`, or NotAPhotograph."""
    upload = keep(file, owner=owner, at=at)
    if not upload.kind.startswith("image/"):
        raise NotAPhotograph
    return upload
