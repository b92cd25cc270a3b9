"""The forms a cell can have beside a number, a word of a vocabulary or an id: what is not of its form is told."""

from enum import StrEnum


class Form(StrEnum):
    """What the text of a column is, and so how it is read and when it is doubted."""

    TEXT = "text"
    NAME = "name"
    LATIN_NAME = "latin_name"
    PLACE = "place"
    PROVINCE = "province"
    DATE = "date"
    PERIOD = "period"
    YEAR = "year"
    CREDIT_CODE = "credit_code"
    STOCK_CODE = "stock_code"
    INDUSTRY_CLASS = "industry_class"
    INDUSTRY_CODE = "industry_code"
    MONEY = "money"
    ADDRESS = "address"
    HOST = "host"
    CELLS = "cells"


CODES = frozenset({Form.CREDIT_CODE, Form.STOCK_CODE, Form.INDUSTRY_CLASS, Form.INDUSTRY_CODE})
"""Texts of digits, whose leading zeros count."""
NAMES = frozenset({Form.NAME, Form.LATIN_NAME, Form.PLACE, Form.PROVINCE})
"""Texts of one line, in which odd spaces mean nothing."""
