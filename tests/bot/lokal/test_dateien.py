"""Files: their ids, their kinds, the size of pictures."""

import pytest

from bot.lokal.dateien import create_datei, read_masse
from bot.lokal.fehler import LimitViolationError

JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffc0001108006400c803012200021101031101") + b"\xff\xd9"


def test_the_same_file_has_the_same_id_and_another_one_a_different_id():
    assert create_datei("document", "a.pdf", b"x") == create_datei("document", "a.pdf", b"x")
    assert create_datei("document", "a.pdf", b"x").file_id != create_datei("document", "a.pdf", b"y").file_id


def test_png_and_jpeg_tell_their_size(bild):
    assert read_masse(bild(30, 20)) == (30, 20)
    assert read_masse(JPEG) == (200, 100)


@pytest.mark.parametrize("inhalt", [b"", b"GIF89a", b"\xff\xd8\xff", b"\xff\xd8\x00\x00" * 5, b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_whole_picture_has_no_size_and_cannot_be_sent_as_one(inhalt):
    assert read_masse(inhalt) is None
    with pytest.raises(LimitViolationError):
        create_datei("photo", "a.png", inhalt)


def test_the_kind_of_a_picture_follows_its_content_not_its_name(bild):
    assert create_datei("photo", "a.html", bild()).mime == "image/png"
    assert create_datei("photo", None, JPEG).mime == "image/jpeg"
