"""Style sheets and scripts as a site gets them."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from sphinx_resources.static_files import PARTS, provide_files, served, without_comments
from support import needs_node

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = """// @ts-check
/* What it is for,
   in two lines. */
"use strict";

/** @param {string} name */
const ask = (name) => {
  // An address is no comment.
  const link = /** @type {HTMLElement} */ (find("https://a.example/*"));
  return `${name} // ${link}` + /\\/{2,}/g; // Nor is what is not alone.
};
"""
#: Reads scripts without running them.
READ = """
const [{ Script }, { readFileSync }] = [require("vm"), require("fs")];
for (const path of process.argv.slice(1)) new Script(readFileSync(path, "utf8"));
"""
STYLE = """/* Cards
   ----- */
.card {
  color: red; /* as links */
  content: " \\d7" / "";
}
"""


def test_a_script_keeps_its_code() -> None:
    assert without_comments(SCRIPT, 'a.js').splitlines() == [
        '"use strict";',
        'const ask = (name) => {',
        'const link =  (find("https://a.example/*"));',
        'return `${name} // ${link}` + /\\/{2,}/g; // Nor is what is not alone.',
        '};',
    ]


def test_a_style_sheet_keeps_its_rules() -> None:
    found = without_comments(STYLE, 'a.css')
    assert found == '.card{\ncolor:red;\ncontent:" \\d7" / "";\n}\n'


def test_no_text_of_a_script_goes_over_lines() -> None:
    for name, text in served().items():
        for line in text.splitlines():
            assert line.count('`') % 2 == 0, (name, line)
            assert '/*' not in line or '"' in line, (name, line)


def test_parts_are_in_the_file_that_holds_them() -> None:
    files = served()
    for name, parts in PARTS.items():
        assert not set(parts) - {name} & set(files)
    assert 'const ResourceSelect =' in files['resource-filter.js']


def test_a_file_that_did_not_change_is_left_alone(tmp_path: Path) -> None:
    provide_files(tmp_path)
    path = tmp_path / 'resource-filter.js'
    (tmp_path / 'resource-common.js').write_text('other', encoding='utf-8')
    before = path.stat().st_mtime_ns
    provide_files(tmp_path)
    assert path.stat().st_mtime_ns == before
    texts = {path.name: path.read_text(encoding='utf-8') for path in tmp_path.iterdir()}
    assert texts == served()


@needs_node
def test_the_scripts_are_scripts(tmp_path: Path) -> None:
    provide_files(tmp_path)
    subprocess.run(['node', '-e', READ, *tmp_path.glob('*.js')], check=True)
