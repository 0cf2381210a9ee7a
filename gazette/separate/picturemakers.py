"""Lines that only say who took or drew the picture that stands above, and who gave it: 王 闽摄（影像中国）."""

from __future__ import annotations

import re

from . import names

LONGEST = 40  # characters
AGENCY = (
    r"影像中国|人民视觉|视觉中国|东方IC|CFP|ICphoto|(?:新华社|中新社)(?:记者)?发?|资料图片?|资料照片"
    r"|[\u4e00-\u9fff]{2,10}供图"
)
GIVEN = re.compile(rf"[（(](?:{AGENCY})[）)]$")
AGENCY_ALONE = re.compile(rf"[（(]?(?:{AGENCY})[）)]?")
PERSON = rf"(?:{names.SURNAME}[\u4e00-\u9fff·]{{1,3}}?|[\u4e00-\u9fff][ \u3000]+[\u4e00-\u9fff])"
MADE = rf"((?:{PERSON}[ \u3000、]*?){{1,4}}?)[ \u3000]*(摄影报道|摄影|拍?摄|供图|图|文|绘|作)"
MAKERS = re.compile(rf"(?:(?:本报|新华社)?(?:记者|通讯员|特约)[ \u3000]*)?{MADE}(?:[ \u3000/／、]*{MADE})?")
HINT = frozenset("摄图绘文道作）)发国觉")  # with these end all such lines
TAKEN = re.compile("摄|供图")


def names_maker(text: str) -> bool:
    """Whether a line says nothing but who made a picture.

    >>> names_maker("王  闽摄（影像中国）"), names_maker("李雷、韩梅摄影报道（新华社发）"), names_maker("影像中国")
    (True, True, True)
    >>> names_maker("高  山图  于  水文"), names_maker("李雷摄"), names_maker("高山作"), names_maker("方圆之间（摄影）")
    (True, True, False, False)
    """
    if len(text) > LONGEST or text[-1] not in HINT:
        return False
    if AGENCY_ALONE.fullmatch(text):
        return True
    bare = GIVEN.sub("", text)
    made = MAKERS.fullmatch(bare)
    if made is None:
        return False
    return bare != text or made[3] is not None or TAKEN.search(made[2]) is not None
