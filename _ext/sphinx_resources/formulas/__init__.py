"""Formulas: LaTeX as authors write it, and MathML as pages may hold it."""
