"""户外广告设施设置: outdoor advertising, by permit or by filing."""
