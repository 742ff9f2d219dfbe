"""What a real browser is told about every page."""


def test_a_page_keeps_to_itself(page, live_server):
    answer = page.goto(f"{live_server.url}/no-such-page/")

    headers = answer.headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "camera=()" in headers["permissions-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
