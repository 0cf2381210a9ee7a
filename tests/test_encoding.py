"""Bytes are read as the text that they are, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.encoding import Text, Undecodable, decode

TEXT = "冠县交警大队：全力提升道路交通管理水平，“两客一危一货”等。\n记者 李怀磊\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (TEXT.encode("gb18030"), "gb18030"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_the_same_text_in_any_encoding(data: bytes, encoding: str) -> None:
    assert decode(data) == Text(TEXT, encoding)


def test_short_utf8_that_is_valid_gb18030_too_is_read_as_utf8() -> None:
    data = "冠县".encode()
    assert data.decode("gb18030")
    assert decode(data) == Text("冠县", "utf-8")


def test_damaged_utf8_is_not_read_as_gb18030() -> None:
    data = "冠县交警大队".encode() + b"\xbf\xbf"
    assert data.decode("gb18030")  # mojibake, but valid
    assert decode(data) == Undecodable(18, "utf-8")


def test_two_encodings_in_one_file_are_refused_at_the_first_byte_that_does_not_fit() -> None:
    data = "冠县交警大队\n".encode() + "茌平区扶贫办\n".encode("gb18030")
    assert decode(data) == Undecodable(19, "utf-8")


def test_traditional_text_and_rare_characters_in_gb18030() -> None:
    text = "臺灣鄉鎮與縣誌𠘨㐂"
    assert decode(text.encode("gb18030")) == Text(text, "gb18030")


@pytest.mark.parametrize("data", [b"\xff\xff", b"abc\x80", b"\xff\xfe\x00", b"\xff\xfe\x00\xd8\x41\x00"])
def test_what_is_no_text_is_refused_with_its_offset(data: bytes) -> None:
    found = decode(data)
    assert isinstance(found, Undecodable)
    assert 0 <= found.offset < len(data)


@given(st.binary(max_size=200))
def test_no_bytes_raise_and_nothing_is_replaced(data: bytes) -> None:
    found = decode(data)
    if isinstance(found, Text):
        marks = {"utf-8": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff", "gb18030": b""}
        again = found.text.encode(found.encoding)
        assert data in (again, marks[found.encoding] + again)


@given(st.text(max_size=200))
def test_every_utf8_text_comes_back(text: str) -> None:
    if not text.encode().startswith(b"\xef\xbb\xbf"):
        assert decode(text.encode()) == Text(text, "utf-8")
