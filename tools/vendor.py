"""Fetches the browser assets of others from npm: for the developer, never at run time.

Those of the product go under portal/static/vendor, those only tests use under tests/browser/static/vendor.

`python tools/vendor.py` packs each package below, keeps only the files named and writes VENDOR.toml.
Two changes are made: the source-map line goes (the map is not shipped, and a hashing file storage would
look for it), and a style sheet is put into the cascade layer `vendor`, so that every rule of ours wins.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
PRODUCT = HOME / "portal" / "static" / "vendor"
TESTS = HOME / "tests" / "browser" / "static" / "vendor"
CHARSET = b'@charset "UTF-8";'
SOURCE_MAP = re.compile(rb"\n?/\*# sourceMappingURL=[^*]*\*/\s*$")

MIT = """The MIT License (MIT)

{copyright}

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in
all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN
THE SOFTWARE.
"""


@dataclass(frozen=True)
class Package:
    """One npm package: `files` maps a packed path to the name kept; `licence_text` if none is packed."""

    folder: str
    npm: str
    version: str
    licence: str
    files: dict[str, str]
    licence_text: str | None = None
    root: Path = PRODUCT


PACKAGES = (
    Package(
        folder="tabler",
        npm="@tabler/core",
        version="1.6.1",
        licence="MIT",
        files={"package/dist/css/tabler.min.css": "tabler.min.css"},
        licence_text=MIT.format(
            copyright="Copyright (c) 2018-2026 The Tabler Authors\n"
            "Copyright (c) 2018-2026 codecalm.net Paweł Kuna"
        ),
    ),
    Package(
        folder="htmx",
        npm="htmx.org",
        version="2.0.11",
        licence="0BSD",
        files={"package/dist/htmx.min.js": "htmx.min.js", "package/LICENSE": "LICENSE"},
    ),
    Package(
        folder="bpmn-js",
        npm="bpmn-js",
        version="18.31.1",
        licence="bpmn.io",
        files={
            "package/dist/bpmn-viewer.production.min.js": "bpmn-viewer.min.js",
            "package/LICENSE": "LICENSE",
        },
        root=TESTS,
    ),
)


def vendor(package: Package) -> None:
    """Pack one package and write its folder."""
    target = package.root / f"{package.folder}-{package.version}"
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        command = ["npm", "pack", "--silent", f"{package.npm}@{package.version}"]
        subprocess.run(command, cwd=scratch, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(Path(scratch).glob("*.tgz"))) as archive:
            for member, name in package.files.items():
                packed = archive.extractfile(member)
                assert packed is not None, member
                (target / name).write_bytes(adapted(name, packed.read()))
    if package.licence_text:
        (target / "LICENSE").write_text(package.licence_text, encoding="utf-8")
    (target / "VENDOR.toml").write_text(manifest(package, target), encoding="utf-8")


def adapted(name: str, content: bytes) -> bytes:
    """The file without its source-map line; a style sheet inside the cascade layer `vendor`."""
    content = SOURCE_MAP.sub(b"", content)
    if not name.endswith(".css"):
        return content
    return CHARSET + b"@layer vendor{" + content.removeprefix(CHARSET).rstrip() + b"}\n"


def manifest(package: Package, target: Path) -> str:
    """The VENDOR.toml of a folder: where it is from, under what licence, and the hash of each file."""
    hashes = [
        f'"{path.name}" = "{hashlib.sha256(path.read_bytes()).hexdigest()}"'
        for path in sorted(target.iterdir())
        if path.name != "VENDOR.toml"
    ]
    change = "source-map comment removed; style sheets put into @layer vendor"
    return (
        f'name = "{package.npm}"\nversion = "{package.version}"\nlicence = "{package.licence}"\n'
        f'change = "{change}"\n\n[sha256]\n' + "\n".join(hashes) + "\n"
    )


if __name__ == "__main__":
    for wanted in PACKAGES:
        vendor(wanted)
