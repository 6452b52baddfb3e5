"""Commands and environments that the converter does not know, by what stands for them.

Tried on all that MathJax 4 knows. What loads, links or defines something stays unknown,
as do packages for other fields, such as mhchem; a project can define in
``resource_math_macros`` what it needs of them.
"""

from __future__ import annotations

from sphinx_resources.formulas.macros import read_macros

#: Commands that the converter may not know, by what they stand for.
_COMMANDS: dict[str, str | list[str | int]] = {
    'adjustlimits': '',
    'allowbreak': '',
    'badbreak': '',
    'break': '',
    'cancelto': [r'{\cancel{#2}}^{#1}', 2],
    'centercolon': ':',
    'centerdot': r'\cdot',
    'centernot': [r'\not #1', 1],
    'clap': [r'\text{#1}', 1],
    'cr': r'\\',
    'crampedsubstack': [r'\substack{#1}', 1],
    'dasharrow': '⇢',
    'defeq': r'\coloneqq',
    'dotsb': r'\cdots',
    'dotsc': r'\ldots',
    'dotsi': r'\cdots',
    'dotsm': r'\cdots',
    'dotso': r'\ldots',
    'enskip': r'\enspace',
    'ensuremath': ['#1', 1],
    'goodbreak': '',
    'hbox': [r'\text{#1}', 1],
    'hfil': '',
    'hfill': '',
    'hfilll': '',
    'ketbra': [r'\lvert #1\rangle\!\langle #2\rvert', 2],
    'LaTeX': r'\text{LaTeX}',
    'leftroot': ['', 1],
    'llap': [r'\text{#1}', 1],
    'mathbbm': [r'\mathbb{#1}', 1],
    'mathbbmss': [r'\mathbb{#1}', 1],
    'mathbbmtt': [r'\mathbb{#1}', 1],
    'mathbfit': [r'\boldsymbol{#1}', 1],
    'mathbold': [r'\boldsymbol{#1}', 1],
    'mathclap': ['#1', 1],
    'mathds': [r'\mathbb{#1}', 1],
    'mathellipsis': r'\ldots',
    'mathllap': ['#1', 1],
    'mathmbox': ['#1', 1],
    'mathnormal': ['#1', 1],
    'mathrlap': ['#1', 1],
    'mbox': [r'\text{#1}', 1],
    'MoveEqLeft': ['&', 1, '2'],
    'nicefrac': [r'{}^{#1}\!/_{#2}', 2],
    'nobreak': '',
    'nonscript': '',
    'nshortmid': r'\nmid',
    'nshortparallel': r'\nparallel',
    'ordinarycolon': ':',
    'overunderset': [r'\overset{#1}{\underset{#2}{#3}}', 3],
    'pmb': [r'\boldsymbol{#1}', 1],
    'qed': r'\square',
    'rlap': [r'\text{#1}', 1],
    'sfrac': [r'{}^{#1}\!/_{#2}', 2],
    'shortmid': r'\mid',
    'shortparallel': r'\parallel',
    'shortvdotswithin': [r'\vdots', 1],
    'skew': ['#2{#3}', 3],
    'smallint': r'\int',
    'smash': ['#2', 2, ''],
    'splitdfrac': [r'\substack{#1 \\ #2}', 2],
    'splitfrac': [r'\substack{#1 \\ #2}', 2],
    'stackbin': [r'\mathbin{\overset{#1}{#2}}', 2],
    'strut': '',
    'substack': [r'\begin{subarray}{c}#1\end{subarray}', 1],
    'TeX': r'\text{TeX}',
    'textclap': [r'\text{#1}', 1],
    'textllap': [r'\text{#1}', 1],
    'textnormal': [r'\text{#1}', 1],
    'textrlap': [r'\text{#1}', 1],
    'textup': [r'\text{#1}', 1],
    'thickapprox': r'\approx',
    'thicksim': r'\sim',
    'uproot': ['', 1],
    'varinjlim': r'\mathop{\underrightarrow{\lim}}',
    'varliminf': r'\mathop{\underline{\lim}}',
    'varlimsup': r'\mathop{\overline{\lim}}',
    'varprojlim': r'\mathop{\underleftarrow{\lim}}',
    'varpropto': r'\propto',
    'vcenter': ['#1', 1],
    'vcentercolon': ':',
    'vdotswithin': [r'\vdots', 1],
    'xLongleftarrow': [r'\xLeftarrow{#1}', 1],
    'xlongleftarrow': [r'\xleftarrow{#1}', 1],
    'xLongrightarrow': [r'\xRightarrow{#1}', 1],
    'xlongrightarrow': [r'\xrightarrow{#1}', 1],
}

#: Alphabets as the package unicode-math calls them, by what else they are called.
_ALPHABETS = {
    **{name: name for name in ('bb', 'cal', 'frak', 'it', 'rm', 'scr', 'sf', 'tt')},
    'bfup': 'bf',
    'normal': 'it',
    'sfup': 'sf',
    'up': 'rm',
}
for _new, _old in _ALPHABETS.items():
    _COMMANDS[f'sym{_new}'] = [rf'\math{_old}{{#1}}', 1]
    if _new != _old:
        _COMMANDS.setdefault(f'math{_new}', [rf'\math{_old}{{#1}}', 1])

#: Commands of plain TeX that ``amsmath`` refuses, by the environments for them.
PLAIN = {
    'cases': 'cases',
    'displaylines': 'gathered',
    'eqalign': 'aligned',
    'matrix': 'matrix',
    'pmatrix': 'pmatrix',
}

#: What stands for commands, as macros.
COMMANDS = read_macros(_COMMANDS)

#: Commands that the converter knows, and shows as something else.
AMISS = read_macros(
    {
        'surd': '√',
        'symbf': [r'\mathbf{#1}', 1],
        'underbar': [r'\underline{#1}', 1],
    }
)

#: Environments that the converter does not know, or that it would number, which
#: Sphinx does; with what stands for them.
ENVIRONMENTS = {
    'align': ('align*', ''),
    'alignat': ('align*', ''),
    'alignat*': ('align*', ''),
    'alignedat': ('aligned', ''),
    'eqnarray': ('array', '{rcl}'),
    'eqnarray*': ('array', '{rcl}'),
    'equation': ('equation*', ''),
    'flalign': ('align*', ''),
    'flalign*': ('align*', ''),
    'gather': ('gather*', ''),
    'multline*': ('multline', ''),
    'displaymath': ('equation*', ''),
    'lgathered': ('gathered', ''),
    'multlined': ('gathered', ''),
    'rgathered': ('gathered', ''),
    'smallmatrix': ('subarray', '{c}'),
    'smallmatrix*': ('subarray', '{c}'),
    'split': ('aligned', ''),
    'xalignat': ('align*', ''),
    'xalignat*': ('align*', ''),
    'xxalignat': ('align*', ''),
}

# Matrices of mathtools, whose columns are aligned in the middle here; small ones with
# delimiters are as large as others.
ENVIRONMENTS |= {
    f'{letter}{name}': (f'{letter}matrix', '')
    for letter in 'pbBvV'
    for name in ('matrix*', 'smallmatrix', 'smallmatrix*')
} | {'matrix*': ('matrix', '')}
