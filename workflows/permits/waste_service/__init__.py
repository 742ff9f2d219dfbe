"""从事生活垃圾经营性清扫、收集、运输、处理: waste services under a tendered agreement."""
