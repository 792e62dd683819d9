"""What in a posting may keep good people away or breaks a rule: findings with their quote and a better wording."""

from matcher.lint.check import lint
from matcher.lint.rules import Finding, Rules, load_rules

__all__ = ["Finding", "Rules", "lint", "load_rules"]
