"""Facts of the papers of supervision."""

from typing import Any

SUPERVISION: dict[str, dict[str, Any]] = {
    "INSPECTION_NOTICE": {
        "licence_no": "临绿容证〔2026〕7号",
        "place": "临江区云杉路（滨江大道至中山路）北侧道路绿带",
        "matters": [
            "使用位置、面积、期限与许可决定是否一致；",
            "告示牌设置情况；",
            "树木和设施保护情况；",
            "约定材料的补交情况。",
        ],
        "by": "2026-05-04",
        "officers": ["王喆", "李䶮"],
    },
    "INSPECTION_RECORD": {
        "licence_no": "临绿容证〔2026〕7号",
        "at": "2026-04-20T09:30:00+08:00",
        "place": "临江区云杉路（滨江大道至中山路）北侧道路绿带",
        "position": "东经121.46012，北纬31.19207",
        "officers": [
            {"name": "王喆", "certificate": "0915032", "signed_at": "2026-04-20T09:52:00+08:00"},
            {"name": "李䶮", "certificate": "0915047", "signed_at": "2026-04-20T09:58:00+08:00"},
        ],
        "findings": [
            {"label": "使用位置、面积", "text": "与许可决定一致"},
            {"label": "告示牌", "text": "未写明监督电话"},
            {"label": "树木和设施保护", "text": "东侧一株香樟树干未包裹防护"},
        ],
        "present": "许明德",
        "photographs": 2,
        "photo_digests": ["5f0c" * 16, "9ab1" * 16],
        "digest": "c3d7" * 16,
        "result": "DEFECTS",
        "rectify_by": "2026-05-15",
    },
    "RECTIFICATION_ORDER": {
        "licence_no": "临绿容证〔2026〕7号",
        "place": "临江区云杉路（滨江大道至中山路）北侧道路绿带",
        "inspected_on": "2026-04-20",
        "demands": ["告示牌未写明监督电话", "东侧一株香樟树干未包裹防护"],
        "until": "2026-05-15",
    },
    "REVOCATION": {
        "licence_no": "临绿容证〔2026〕7号",
        "place": "临江区云杉路（滨江大道至中山路）北侧道路绿带",
        "granted_on": "2026-03-04",
        "on": "2026-05-25",
        "ground": "DEFECTS_AGAIN",
        "reviewed_on": "2026-05-22",
        "reasons": ["东侧一株香樟树干仍未包裹防护，树皮已经受损"],
        "return_by": "2026-06-09",
        "bars": True,
    },
    "ENFORCEMENT_REFERRAL": {
        "licence_no": "临绿容证〔2026〕7号",
        "place": "临江区云杉路（滨江大道至中山路）北侧道路绿带",
        "found_on": "2026-04-20",
        "findings": ["“使用绿地的位置、面积没有超出批准的范围”不符合：超出约四十平方米"],
        "reasons": ["超出批准范围使用绿地，涉嫌擅自占用绿地"],
        "enclosed": ["许可证复印件", "后续监管检查记录单", "现场照片"],
    },
}
