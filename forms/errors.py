"""What this floor refuses: forms that are not in order and files that may not be taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from forms.refusal import Refusal
from forms.words import Words


class FormsError(Refusal):
    """A form or a file is not taken."""

    code = "FORMS_ERROR"


class AnswersRefused(FormsError):
    """The form is incomplete or not as prescribed by law (Art. 32 para. 1 no. 4); each fault is named."""

    code = "ANSWERS_REFUSED"
    says = Words(
        "申请表有 {count} 处需要改正，请按各项提示修改后再提交。",
        "The form has {count} points to correct. Please follow the notes beside them and submit again.",
    )

    def __init__(self, *, errors: Mapping[str, Sequence[Words]]) -> None:
        """`errors` is that of a `Reading`: input name to sentences."""
        self.errors = {path: list(sentences) for path, sentences in errors.items()}
        super().__init__(count=sum(len(sentences) for sentences in errors.values()))


class UploadRefused(FormsError):
    """A file is not taken; nothing of it is kept."""

    code = "UPLOAD_REFUSED"
    says = Words("该文件无法接收。", "This file cannot be taken.")


class UploadEmpty(UploadRefused):
    """The file has no content."""

    code = "UPLOAD_EMPTY"
    says = Words("所选文件没有内容，请重新选择文件上传。", "The file is empty. Please choose the file again.")


class UploadTooLarge(UploadRefused):
    """The file is larger than the limit (mebibytes)."""

    code = "UPLOAD_TOO_LARGE"
    says = Words(
        "文件超过 {limit_mb} MB，请压缩或者拆分后重新上传。",
        "The file is larger than {limit_mb} MB. Please compress or split it and upload it again.",
    )


class UploadsTooMuch(UploadRefused):
    """One person has handed in more than the limit (mebibytes) within a day."""

    code = "UPLOADS_TOO_MUCH"
    says = Words(
        "您 24 小时内上传的文件已达 {limit_mb} MB，请过一天再传，或者到窗口提交。",
        "You have uploaded {limit_mb} MB within 24 hours. "
        "Please upload more in a day, or hand it in at the counter.",
    )


class UploadKindNotAllowed(UploadRefused):
    """The content is none of the kinds that are taken, whatever the file's name says."""

    code = "UPLOAD_KIND_NOT_ALLOWED"
    says = Words(
        "仅接收 PDF、JPEG、PNG 文件（以文件内容为准），请转换格式后重新上传。",
        "Only PDF, JPEG and PNG files are taken, judged by their content. "
        "Please convert the file and upload it again.",
    )


class UploadDamaged(UploadRefused):
    """The file cannot be opened as what it is."""

    code = "UPLOAD_DAMAGED"
    says = Words(
        "文件已损坏或者不完整，无法打开。请重新导出或者扫描后上传。",
        "The file is damaged or incomplete and cannot be opened. "
        "Please export or scan it again and upload it.",
    )


class UploadEncrypted(UploadRefused):
    """The PDF is encrypted, so its content cannot be checked or filed."""

    code = "UPLOAD_ENCRYPTED"
    says = Words(
        "PDF 文件设有密码或者权限限制，请解除后重新上传。",
        "The PDF is protected by a password or by permissions. "
        "Please remove the protection and upload it again.",
    )


class UploadActiveContent(UploadRefused):
    """The PDF carries a programme, an action that starts something, a dynamic form or files inside it."""

    code = "UPLOAD_ACTIVE_CONTENT"
    says = Words(
        "PDF 文件含有脚本、外部调用、动态表单或者嵌入附件，请用“打印为 PDF”重新生成后上传。",
        "The PDF contains scripts, launch actions, dynamic forms or embedded files. "
        "Please print it to a new PDF and upload that.",
    )


class UploadForeignData(UploadRefused):
    """Data of another kind stands before, within or after the document: two files in one."""

    code = "UPLOAD_FOREIGN_DATA"
    says = Words(
        "文件夹带了其他数据，不是单纯的 PDF 或者图片。请重新导出或者另存后上传。",
        "The file carries other data besides the document or picture. "
        "Please export or save it anew and upload that.",
    )


class UploadTooManyPages(UploadRefused):
    """The PDF has more pages than the limit."""

    code = "UPLOAD_TOO_MANY_PAGES"
    says = Words(
        "PDF 文件超过 {limit} 页，请拆分后分别上传。",
        "The PDF has more than {limit} pages. Please split it and upload the parts.",
    )


class UploadPictureTooLarge(UploadRefused):
    """The picture has more pixels than the limit (millions)."""

    code = "UPLOAD_PICTURE_TOO_LARGE"
    says = Words(
        "图片超过 {limit_megapixels} 百万像素，请缩小后重新上传。",
        "The picture has more than {limit_megapixels} million pixels. Please reduce it and upload it again.",
    )


class UploadsTooMany(UploadRefused):
    """More files are attached to one application than the limit."""

    code = "UPLOADS_TOO_MANY"
    says = Words(
        "一件申请最多附 {limit} 个文件，请合并后重新提交。",
        "At most {limit} files go with one application. Please combine some and submit again.",
    )


class UploadUnknown(UploadRefused):
    """The file named is not there, or is another person's: the two are not told apart."""

    code = "UPLOAD_UNKNOWN"
    says = Words(
        "所附文件不存在或者已被清理，请重新上传。",
        "An attached file does not exist or was cleared away. Please upload it again.",
    )
