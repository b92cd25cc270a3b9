"""The paper of the questions, made from their declaration."""

from collections.abc import Iterator

from service.declaration import Parameter, Question, Takes
from service.openapi import ROOT
from service.refusals import KINDS
from service.registry import QUESTIONS
from service.rules import RULES

TAKES = {Takes.TEXT: "文字 text", Takes.NUMBER: "整数 whole number", Takes.LIST: "可重复 may be repeated"}


def questions_paper() -> Iterator[str]:
    """Yield the lines of the paper, after its title."""
    yield from ("| 问法 Question | 回答什么 | What it answers |", "| :-- | :-- | :-- |")
    yield from (f"| `{each.name}` {each.title.zh} | {each.about.zh} | {each.about.en} |" for each in QUESTIONS.values())
    for question in QUESTIONS.values():
        yield from ("", f"## {question.name} {question.title.zh} / {question.title.en}", "")
        yield from (f"`GET {ROOT}/{question.name}`, `tools/call` `{question.name}`", "")
        yield from ("| 参数 Parameter | 写什么 | What | 可写 Takes |", "| :-- | :-- | :-- | :-- |")
        yield from (_row(question, each) for each in question.parameters)
    yield from ("", "## 推定的数 / Numbers worked out", "", "| 规则 Rule | 含义 | Meaning |", "| :-- | :-- | :-- |")
    yield from (f"| `{rule.id}` | {rule.text.zh} | {rule.text.en} |" for rule in RULES.values())
    yield from ("", "## 不回答的时候 / Where there is no answer", "")
    yield from ("| 代码 Code | HTTP | 说什么 | What is said |", "| :-- | :-- | :-- | :-- |")
    yield from (f"| `{kind.code}` | {kind.status} | {kind.text.zh} | {kind.text.en} |" for kind in KINDS)


def _row(question: Question, parameter: Parameter) -> str:
    needed = "，必填 required" if parameter in question.own and parameter.required else ""
    choices = "、".join(f"`{choice}`" for choice in parameter.choices)
    bound = f" ≤ {parameter.most}" if parameter.takes is not Takes.TEXT else f" ≤ {parameter.longest}"
    told = choices or f"{TAKES[parameter.takes]}{bound}"
    usual = "" if parameter.default is None else f"，不写为 default `{parameter.default}`"
    return f"| `{parameter.name}` | {parameter.doc.zh} | {parameter.doc.en} | {told}{needed}{usual} |"
