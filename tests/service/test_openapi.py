"""The OpenAPI document and the paper are those of the declaration; no request is refused without being in it."""

import json

import jsonschema

from service.openapi import ROOT, openapi
from service.refusals import KINDS
from service.registry import QUESTIONS
from tests.service.client import ASKED


def refs(content):
    if isinstance(content, dict):
        yield from ([content["$ref"]] if "$ref" in content else [])
        for value in content.values():
            yield from refs(value)
    elif isinstance(content, list):
        for value in content:
            yield from refs(value)


def test_the_document_is_served_to_whoever_may_reach_it(client):
    status, _, body = client.send("GET", f"{ROOT}/openapi.json", Authorization=None)
    assert (status, json.loads(body)) == (200, openapi())


def test_every_question_is_a_path_with_its_parameters():
    document = openapi()
    assert document["openapi"] == "3.1.0"
    assert set(document["paths"]) == {f"{ROOT}/{name}" for name in QUESTIONS}
    for name, question in QUESTIONS.items():
        operation = document["paths"][f"{ROOT}/{name}"]["get"]
        assert [each["name"] for each in operation["parameters"]] == [each.name for each in question.parameters]
        assert set(operation["responses"]) == {"200", *(str(kind.status) for kind in KINDS)}


def test_every_reference_is_kept_and_every_schema_is_one():
    document = openapi()
    schemas = document["components"]["schemas"]
    assert {ref.removeprefix("#/components/schemas/") for ref in refs(document)} <= set(schemas)
    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)
    for path in document["paths"].values():
        for each in path["get"]["parameters"]:
            jsonschema.Draft202012Validator.check_schema(each["schema"])


def test_answers_and_refusals_are_as_the_document_says(client):
    document = openapi()
    for name, given in (*ASKED[:15], ("link", {"link": "nothing"}), ("find", {"text": "a", "limit": "x"})):
        status, body = client.rest(name, given)
        told = document["paths"][f"{ROOT}/{name}"]["get"]["responses"][str(status)]
        schema = {**told["content"]["application/json"]["schema"], "components": document["components"]}
        jsonschema.validate(json.loads(body), schema)


def test_both_languages_are_in_every_description():
    for question in QUESTIONS.values():
        assert question.title.zh != question.title.en
        for each in question.parameters:
            assert all((each.doc.zh, each.doc.en)), each.name
            assert not each.doc.en.startswith(each.doc.zh)
