"""Large lists in a browser: weight, first paint, and the answers of filter and search.

Builds a made-up catalogue of each size, and looks at a page with all resources in their
own place, at the page of a topic that all have, and at the search.  It needs Chromium
and what the tests need::

    export PYTHONPATH=_ext:tests
    .venv/bin/python benchmarks/browse.py --sizes 300,900,2000
    .venv/bin/python benchmarks/browse.py --sizes 10000 --only search
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from browser import chromium, serve
from catalogue import make_catalogue
from variants import Ours

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from catalogue import Catalogue

ROOT = Path(__file__).parent.parent
#: Loads of a page, of which the median counts.
LOADS = 5
#: The topic that all resources have.
WHOLE = 'Everything'
CONFIGURATION = """
extensions = ['myst_parser', 'sphinx_resources', 'sphinx_resources.mathml']
myst_enable_extensions = ['colon_fence', 'dollarmath']
html_theme = 'furo'
html_math_renderer = 'mathml'
html_show_search_summary = False
resource_search_fields = True
# The other topics have no pages, which would take long to build.
suppress_warnings = ['resource.topic']
"""

#: Changes a field or a box, and waits until the page was drawn again.
ANSWER = """async ({ selector, value }) => {
  const field = document.querySelector(selector);
  const drawn = () => new Promise((resolve) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = resolve;
    channel.port2.postMessage(0);
  }));
  await new Promise((resolve) => setTimeout(resolve, 250));
  await drawn();
  const start = performance.now();
  if (field.type === "checkbox") {
    field.checked = !field.checked;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  } else {
    field.value = value;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  await drawn();
  return performance.now() - start;
}"""

#: Types into the field of the theme, and waits until its answers are drawn.
SUGGEST = """async (value) => {
  const field = document.querySelector(".sidebar-search");
  const place = field.form.querySelector(".resource-suggestions");
  const start = performance.now();
  const told = new Promise((resolve) => {
    const seen = () => requestAnimationFrame(() => setTimeout(resolve));
    new MutationObserver((_, observer) => {
      observer.disconnect();
      seen();
    }).observe(place, { attributes: true, childList: true, subtree: true });
    setTimeout(resolve, 2000);
  });
  field.value = value;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await told;
  return performance.now() - start;
}"""


def write(folder: Path, catalogue: Catalogue, *, lists: bool = True) -> None:
    """Write the sources of a project, with long lists or without."""
    ours = Ours()
    blocks = [
        ours.resource(resource).replace('\n:topics: ', f'\n:topics: {WHOLE}, ')
        for resource in catalogue.resources
    ]
    size = len(blocks) if lists else 50
    pages = [blocks[start : start + size] for start in range(0, len(blocks), size)]
    names = [f'own-{number}' for number in range(len(pages))]
    entries = '\n'.join([*names, 'topic'])
    files = {
        'conf.py': CONFIGURATION,
        'index.md': f'# Home\n\n```{{toctree}}\n{entries}\n```\n',
        'topic.md': f'# {WHOLE}\n' + '\n:::{resource-topic}\n:::\n' * lists,
        **{
            f'{name}.md': f'# {name}\n\n' + '\n\n'.join(page)
            for name, page in zip(names, pages, strict=True)
        },
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding='utf-8')


def packed(path: Path) -> float:
    """Return how many kB a file has in gzip."""
    return len(gzip.compress(path.read_bytes(), 9)) / 1000


def high(times: list[float]) -> float:
    """Return the 95th percentile."""
    return sorted(times)[round(0.95 * (len(times) - 1))]


def paints(browser: Browser, url: str) -> tuple[float, float]:
    """Return medians of the first paint and of the end of loading, in ms."""
    found = []
    for _ in range(LOADS):
        page = browser.new_page()
        page.goto(url, wait_until='load')
        page.wait_for_timeout(300)
        found.append(
            page.evaluate("""[
              performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
              performance.getEntriesByType("navigation")[0].loadEventEnd,
            ]""")
        )
        page.close()
    first, loaded = (sorted(times)[LOADS // 2] for times in zip(*found, strict=True))
    return first, loaded


def questions(catalogue: Catalogue) -> list[str]:
    """Return what somebody types, key by key, and some longer questions."""
    some = catalogue.resources[:: max(1, len(catalogue.resources) // 4)][:4]
    typed = [resource.description[1].split()[3] for resource in some]
    keys = [word[: end + 1] for word in typed for end in range(len(word))]
    names = [resource.authors[0] for resource in some]
    return [*keys, *names, 'beginner video', f'book {typed[0]}', 'zzzqqq']


def filtered(page: Page, asked: list[str]) -> list[float]:
    """Return how long the filter takes for each change, in ms."""
    page.locator('.resource-query input').focus()
    page.wait_for_function('globalThis.resourceSearchIndex')
    page.wait_for_timeout(1000)
    field = {'selector': '.resource-query input'}
    times = [page.evaluate(ANSWER, {**field, 'value': words}) for words in asked]
    page.evaluate(ANSWER, {**field, 'value': ''})
    for value in ('beginner', 'advanced', 'beginner', 'advanced'):
        box = {'selector': f'.resource-filter input[value={value}]', 'value': ''}
        times.append(page.evaluate(ANSWER, box))
    return times


def look(browser: Browser, out: Path, size: int, *, lists: bool) -> dict[str, Any]:
    """Return what is measured of a built catalogue."""
    catalogue = make_catalogue(size, seed=1)
    asked = questions(catalogue)
    index = packed(out / 'resource-search-index.js')
    found: dict[str, Any] = {
        'resources': size,
        'index kB': round(index, 1),
        'index kB a resource': round(index / size, 3),
        'texts kB': round(packed(out / 'resource-search-texts.js'), 1),
    }
    with serve(out) as address:
        for name in ('own-0', 'topic') if lists else ():
            url = f'{address}/{name}.html'
            first, loaded = paints(browser, url)
            page = browser.new_page()
            page.goto(url)
            found[name] = {
                'kB': round(packed(out / f'{name}.html'), 1),
                'first paint ms': round(first),
                'loaded ms': round(loaded),
                'filter p95 ms': round(high(filtered(page, asked))),
            }
            page.close()
        page = browser.new_page()
        page.goto(f'{address}/index.html')
        page.locator('.sidebar-search').focus()
        page.wait_for_function('globalThis.resourceSearchIndex')
        page.wait_for_timeout(1000)
        times = [page.evaluate(SUGGEST, words) for words in asked[:-1]]
        found['search p95 ms'] = round(high(times))
        page.close()
    return found


def main() -> None:
    """Build, look, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--sizes', default='300,1000,2000', help='numbers of resources')
    parser.add_argument('--only', choices=['search'], help='leave out the lists')
    options = parser.parse_args()
    for size in map(int, options.sizes.split(',')):
        with tempfile.TemporaryDirectory() as name, chromium() as browser:
            source, out = Path(name, 'source'), Path(name, 'html')
            source.mkdir()
            lists = options.only is None
            write(source, make_catalogue(size, seed=1), lists=lists)
            command = [sys.executable, '-m', 'sphinx', '-q', str(source), str(out)]
            environment = {'PYTHONPATH': str(ROOT / '_ext'), 'PATH': ''}
            subprocess.run(command, check=True, env=environment)
            found = look(browser, out, size, lists=lists)
        print(json.dumps(found, indent=1))


if __name__ == '__main__':
    main()
