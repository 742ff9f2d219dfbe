"""Sentences that the applicant's pages say after something was done."""

from forms.words import Words

SAVED_AT = Words("已保存，{at}", "Saved {at}")
RESTORED = Words(
    "登录过期前填写的内容已恢复，请核对后继续。",
    "What you typed before your sign-in ran out has been restored. Please check it and go on.",
)
COME_BACK = Words(
    "草稿已保存，随时可以回来接着填。", "Your draft is saved. You can go on with it at any time."
)
THROWN_AWAY = Words("草稿已删除。", "The draft was deleted.")
FILED_ALREADY = Words(
    "这份材料此前已经提交，刚才的修改没有保存。",
    "This was handed in before; your last changes were not saved.",
)
FILED_ONCE = Words("已经提交，没有重复提交。", "It was handed in before; nothing was handed in twice.")
NOT_THROWN_AWAY = Words(
    "这份草稿此前已经提交，办件仍在办理，没有删除。",
    "This draft was handed in before: the case stands, and nothing was deleted.",
)
DONE_ALREADY = Words(
    "这一步已经办过了，以下是最新情况。", "This step has been taken already. This is how things stand now."
)
PAPER_IN_THE_MAKING = Words(
    "文书正在制作，做好后会出现在“文书”栏，通常不到一分钟。",
    "The paper is being made and will appear under “Papers”, usually within a minute.",
)
ACTED = {
    "supply": Words("材料已收到。", "Your documents have been received."),
    "commit": Words(
        "承诺已签署并生效，许可已准予。", "Your commitment is signed and in force: the permit is granted."
    ),
    "decline": Words(
        "已转为一般程序，您填写的内容都保留着。",
        "Your case goes on by the ordinary procedure. What you entered is kept.",
    ),
    "withdraw": Words("申请已撤回。", "The application has been withdrawn."),
    "rate": Words("谢谢您的评价。", "Thank you for your rating."),
    "object_to_ending": Words(
        "异议已收到，我们在十五日内答复。", "Your objection has been received; we answer within fifteen days."
    ),
    "stop_notice": Words(
        "停业告知已收到，回执在“文书”栏。", "Your notice has been received; its receipt is under “Papers”."
    ),
    "confirm_visit": Words("联合验收日期已确认。", "You have confirmed the day of the joint visit."),
    "rectified": Words(
        "整改完成已报告，相关部门将逐项复查。",
        "Reported made good: the departments concerned re-check it item by item.",
    ),
    "safety_report": Words("安全检测报告已收到。", "Your safety report has been received."),
    "notice_board": Words("告示牌已登记。", "The notice board is on record."),
    "hearing_request": Words("听证申请已收到。", "Your request for a hearing has been received."),
}
ASKED = Words("申请已收到。", "Your application has been received.")
NOTHING_CHOSEN = Words("请至少上传一份材料的文件。", "Please upload a file for at least one document.")
