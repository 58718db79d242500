"""The page: forms in, HTML out, for people. Its parts register themselves with the one blueprint."""

from checker.service.page import answers, comparing, history, reference
from checker.service.page.frame import blueprint

__all__ = ["answers", "blueprint", "comparing", "history", "reference"]
