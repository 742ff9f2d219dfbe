"""The bureau this installation works for, and its own measures of what it takes in."""

import os
import tomllib
from pathlib import Path

DEMO_ORGAN = {
    "name_zh": "绿通市清泉区行政审批局",
    "name_en": "Administrative Approval Bureau of Qingquan District, Lvtong City",
    "short": "清泉审批",
    "reconsideration_zh": "绿通市清泉区人民政府",
    "court_zh": "绿通市清泉区人民法院",
    "seal_caption": "行政审批专用章",
    "address_zh": "绿通市清泉区政务服务大道1号",
    "telephone": "000-00000000",
}

_organ_file = os.environ.get("LVTONG_ORGAN", "")
ORGAN = tomllib.loads(Path(_organ_file).read_text()) if _organ_file else DEMO_ORGAN

UPLOAD_MAX_BYTES = 20 * 2**20
UPLOAD_MAX_PAGES = 300

LVTONG_TONES: dict[str, str] = {}
