"""The organ that issues the papers; the values of the demo are an invented district."""

import os

ORGAN = {
    "name_zh": os.environ.get("ORGAN_NAME_ZH") or "临江区绿化和市容管理局",
    "name_en": os.environ.get("ORGAN_NAME_EN") or "Linjiang District Greenery and City Appearance Bureau",
    "short": os.environ.get("ORGAN_SHORT") or "临绿容",
    "reconsideration_zh": os.environ.get("ORGAN_RECONSIDERATION_ZH") or "临江区人民政府",
    "court_zh": os.environ.get("ORGAN_COURT_ZH") or "有管辖权的人民法院",
    "seal_caption": os.environ.get("ORGAN_SEAL_CAPTION") or "行政审批专用章",
    "address_zh": os.environ.get("ORGAN_ADDRESS_ZH") or "临江区政务服务中心二楼B12窗口",
    "telephone": os.environ.get("ORGAN_TELEPHONE") or "12345",
}
