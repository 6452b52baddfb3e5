"""Configuration of the site: free online maths resources for machine learning."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / '_ext'))

project = 'Free online math resources for Machine Learning'
author = 'The contributors'
project_copyright = 'The contributors (texts under CC BY 4.0)'
version = release = '0.1'
language = 'en'

extensions = [
    'myst_parser',
    'sphinx_design',
    'sphinx_resources',
    'sphinx_resources.mathml',
]

# What is a page is said here, so that the README, tests and notes are none.
include_patterns = ['index.md', 'resources/**.md', 'topics/**.md']

myst_enable_extensions = ['colon_fence', 'dollarmath']

html_theme = 'furo'
html_title = 'Math for Machine Learning'
html_static_path = ['_static']
html_css_files = ['site.css']
html_favicon = '_static/favicon.svg'
html_logo = '_static/logo.svg'
html_math_renderer = 'mathml'
# Hosts say where the site is going to be; unknown, no address is made up.
html_baseurl = os.environ.get(
    'SITE_BASEURL', os.environ.get('READTHEDOCS_CANONICAL_URL', '')
)
html_permalinks_icon = '#'
# The sources are pages of prose: no "view source" links to copies of them.
html_copy_source = False
html_show_sourcelink = False

latex_engine = 'xelatex'
