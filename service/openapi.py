"""The OpenAPI document of the questions over REST, made from their declaration."""

from typing import Any

from service.asking import FENCE, answer_schema
from service.declaration import Question, Takes
from service.refusals import KINDS, Refused
from service.registry import QUESTIONS
from service.shapes import Json, schema_of

ROOT = "/api/v1"
VERSION = "1"
REFS = "#/components/schemas/"


def openapi() -> Json:
    """Return the document."""
    refused, shapes = schema_of(Refused, REFS)
    schemas: Json = {**shapes, "Refused": refused}
    paths: Json = {}
    for question in QUESTIONS.values():
        envelope, more = answer_schema(question, REFS)
        named = f"{question.shape.__name__}InEnvelope"
        schemas |= {**more, named: envelope}
        paths[f"{ROOT}/{question.name}"] = {"get": _operation(question, named)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "链谱 Lianpu",
            "version": VERSION,
            "description": f"只读。{FENCE.zh}\n\nRead-only. {FENCE.en}",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "security": [{"token": []}],
        "paths": paths,
        "components": {"schemas": schemas, "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
    }


def _operation(question: Question, named: str) -> Json:
    answers: Json = {"200": _answer("回答 / the answer", named)}
    for kind in sorted(KINDS, key=lambda each: each.status):
        held = answers.get(str(kind.status))
        said = f"{kind.code}: {kind.text.zh} / {kind.text.en}"
        text = said if held is None else f"{held['description']}\n{said}"
        answers[str(kind.status)] = _answer(text, "Refused")
    return {
        "operationId": question.name,
        "summary": f"{question.title.zh} / {question.title.en}",
        "description": str(question.about),
        "parameters": [_parameter(each.schema(), each.name, each.required, each.takes) for each in question.parameters],
        "responses": answers,
    }


def _parameter(schema: Json, name: str, required: bool, takes: Takes) -> Json:
    told = {key: value for key, value in schema.items() if key != "description"}
    made: dict[str, Any] = {"name": name, "in": "query", "required": required, "schema": told}
    made["description"] = schema["description"]
    return {**made, "style": "form", "explode": True} if takes is Takes.LIST else made


def _answer(text: str, named: str) -> Json:
    return {"description": text, "content": {"application/json": {"schema": {"$ref": f"{REFS}{named}"}}}}
