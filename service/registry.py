"""The ten questions, in the order they are listed everywhere."""

from collections.abc import Mapping

from service.declaration import Question
from service.questions import about, cite, find, firm, gaps, link, path, project, targets, whatif

QUESTIONS: Mapping[str, Question] = {
    each.QUESTION.name: each.QUESTION for each in (about, find, link, firm, path, gaps, targets, whatif, project, cite)
}
"""Every question by its name."""
