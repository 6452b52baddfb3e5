"""Configuration of the site: free online maths resources for machine learning."""

import os
import sys
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).parent / '_ext'))

from sphinx_resources import __version__

project = 'Free online math resources for Machine Learning'
author = 'The contributors'
project_copyright = 'The contributors (texts under CC BY 4.0)'
version = release = __version__
language = 'en'

extensions = [
    'myst_parser',
    'sphinx_design',
    'sphinx_resources',
    'sphinx_resources.mathml',
    'sphinx_resources.reference',
]

# What is a page is said here, so that the README, tests and notes are none.
# One star, because what lies deeper in contribute/ are examples.
include_patterns = [
    'index.md',
    'resources/**.md',
    'topics/**.md',
    'paths/**.md',
    'my-list.md',
    'data.md',
    'contribute/*.md',
]

myst_enable_extensions = ['colon_fence', 'dollarmath']
# Anybody may propose a page: markup in it is shown as text.
myst_disable_syntax = ['html_block', 'html_inline']

# Readers who study alone ask for exercises first, and then for their solutions.
resource_fields = {
    'exercises': {
        'label': 'Practice',
        'type': 'choice',
        'values': {
            'exercises': 'Exercises without solutions',
            'solutions': 'Exercises with solutions',
        },
        'facet': True,
    },
}

html_theme = 'furo'
html_title = 'Math for Machine Learning'
html_static_path = ['_static']
html_css_files = ['site.css']
html_js_files = [('site.js', {'defer': 'defer'})]
resource_search_fields = True
# For the summaries, the search fetches each page that it finds: 142 for an algebra.
html_show_search_summary = False
# Sphinx looks for it from the folder in which it is called.
html_search_scorer = str(Path(__file__).parent / '_static' / 'scorer.js')
templates_path = ['_templates']
html_favicon = '_static/favicon.svg'
html_logo = '_static/logo.svg'
html_math_renderer = 'mathml'
resource_license = 'CC-BY-4.0'
# Mathematics, in the vocabulary of subjects that harvesters of AMB know.
resource_about = ['https://w3id.org/kim/hochschulfaechersystematik/n105']
# Hosts say where the site is going to be; unknown, no address is made up.
html_baseurl = os.environ.get(
    'SITE_BASEURL', os.environ.get('READTHEDOCS_CANONICAL_URL', '')
)
if html_baseurl:
    # A feed needs an address, so pages tell of feeds only where there is one.
    tags.add('feeds')  # noqa: F821 (Sphinx gives it)
# Hosts show this page at any address. Unknown, the site is taken for the whole host.
html_additional_pages = {'404': '404.html'}
# A book has no addresses at which to get lost.
epub_exclude_files = ['404.xhtml']
html_context = {'site_root': urlsplit(html_baseurl).path.rstrip('/') + '/'}
# So with the repository, to which the edit links lead.
repository = os.environ.get(
    'SITE_REPOSITORY', os.environ.get('READTHEDOCS_GIT_CLONE_URL', '')
).removesuffix('.git')
html_theme_options = {'top_of_page_buttons': ['edit'] if repository else []}
if repository:
    # The form has a field of this name.
    resource_issue_url = f'{repository}/issues/new?template=problem.yml&resource={{id}}'
    html_theme_options |= {
        'source_repository': repository,
        'source_branch': 'main',
        'source_directory': '',
    }
# Without text, the name of such a link is its title, "Link to this heading".
html_permalinks_icon = '<span aria-hidden="true">#</span>'
# The sources are pages of prose: no "view source" links to copies of them.
html_copy_source = False
html_show_sourcelink = False

# A slow server is not a dead one, and none shall be asked too often: it is given
# time, a second try, and at most a minute when it wants to be left alone.
linkcheck_timeout = 20
linkcheck_retries = 2
linkcheck_workers = 8
linkcheck_rate_limit_timeout = 60
# Servers may know who asks; some turn away what does not begin like a browser.
user_agent = f'Mozilla/5.0 (compatible; linkcheck; {repository or project})'

latex_engine = 'xelatex'
latex_elements = {
    'papersize': 'a4paper',
    # Addresses may break at hyphens, else long ones leave the page.
    'passoptionstopackages': r'\PassOptionsToPackage{hyphens}{url}',
    # Chapters follow each other without blank pages.
    'extraclassoptions': 'openany,oneside',
    'preamble': r"""
% Short columns of tables keep their words whole.
\setlength{\tymin}{5em}
% What is in the index are titles, not code.
\renewcommand{\sphinxstyleindexentry}[1]{#1}
% The fonts of Sphinx lack the letters of some titles: others set those.
\newcount\resourcechar
\newcommand\resourcefont[3]{%
  \resourcechar=#2\relax
  \loop
    \XeTeXcharclass\resourcechar=#1\relax
    \advance\resourcechar by 1
  \ifnum\resourcechar<\numexpr#3+1\relax\repeat}
\newcommand\resourceswitch[2]{%
  \XeTeXinterchartoks 0 #1={#2}%
  \XeTeXinterchartoks 4095 #1={#2}%
  \XeTeXinterchartoks #1 0={\rmfamily}%
  \XeTeXinterchartoks #1 4095={\rmfamily}}
\IfFontExistsTF{Noto Sans CJK SC}{%
  \newfontfamily\resourcecjk{Noto Sans CJK SC}%
  \newXeTeXintercharclass\resourceclasscjk
  \resourcefont\resourceclasscjk{"3000}{"30FF}%
  \resourcefont\resourceclasscjk{"4E00}{"9FFF}%
  \resourcefont\resourceclasscjk{"AC00}{"D7A3}%
  \resourcefont\resourceclasscjk{"FF00}{"FFEF}%
  \resourceswitch\resourceclasscjk{\resourcecjk}}{}
\IfFontExistsTF{Noto Naskh Arabic}{%
  \newfontfamily\resourcearabic[Script=Arabic]{Noto Naskh Arabic}%
  \newXeTeXintercharclass\resourceclassarabic
  \resourcefont\resourceclassarabic{"0600}{"06FF}%
  \resourceswitch\resourceclassarabic{\resourcearabic}}{}
\IfFontExistsTF{Noto Serif Hebrew}{%
  \newfontfamily\resourcehebrew[Script=Hebrew]{Noto Serif Hebrew}%
  \newXeTeXintercharclass\resourceclasshebrew
  \resourcefont\resourceclasshebrew{"0590}{"05FF}%
  \resourceswitch\resourceclasshebrew{\resourcehebrew}}{}
\XeTeXinterchartokenstate=1
""",
}
# The index has all titles, and the page "A to Z" all authors.
latex_domain_indices = False


def tell_own_address(app, pagename, templatename, context, doctree):
    """Say where the page stands from the root of the site."""
    context['own_page'] = app.builder.get_target_uri(pagename)


def write_sitemap(app, exception):
    """List the pages for search engines, where the address of the site is known."""
    if exception or not html_baseurl or app.builder.name not in {'html', 'dirhtml'}:
        return
    pages = map(app.builder.get_target_uri, sorted(app.env.found_docs))
    lines = (
        f'<url><loc>{escape(urljoin(html_baseurl, page))}</loc></url>' for page in pages
    )
    text = '\n'.join(
        [
            '<?xml version="1.0" encoding="utf-8"?>',
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
            *lines,
            '</urlset>\n',
        ]
    )
    Path(app.outdir, 'sitemap.xml').write_text(text, encoding='utf-8')


def setup(app):
    """Connect what needs to know the pages."""
    app.connect('html-page-context', tell_own_address)
    app.connect('build-finished', write_sitemap)
