"""A visit keeps few files, all visits together a bounded sum, and a visit that ended none."""

import pytest
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from views.web.uploads import MAX_BYTES, MAX_FILES, UPLOAD, BoundedUploads, drop_files_of_ended_visits

TEN = 10 * 2**20


@pytest.fixture
def kept():
    return MemoryUploadedFileManager("/_stcore/upload_file")


@pytest.fixture
def uploads():
    return BoundedUploads(None)


def put(kept, visit, file, size=1):
    kept.add_file(visit, UploadedFileRec(file_id=file, name="a.xlsx", type="", data=bytes(size)))


def test_a_visit_keeps_no_more_than_its_share(kept, uploads):
    for number in range(MAX_FILES):
        assert uploads.has_room(kept.file_storage, "one", f"f{number}")
        put(kept, "one", f"f{number}")
    assert not uploads.has_room(kept.file_storage, "one", "another")
    assert uploads.has_room(kept.file_storage, "one", "f0"), "the same file again replaces itself"
    assert uploads.has_room(kept.file_storage, "two", "f0"), "the share is of each visit"


def test_files_still_arriving_count(kept, uploads):
    uploads.arriving["one"] = MAX_FILES
    assert not uploads.has_room(kept.file_storage, "one", "another")


def test_the_sum_of_all_visits_is_bounded(kept, uploads):
    for number in range(MAX_BYTES // TEN):
        assert uploads.has_room(kept.file_storage, f"visit {number}", "f")
        put(kept, f"visit {number}", "f", TEN)
    assert not uploads.has_room(kept.file_storage, "one more", "f")


def test_the_files_of_an_ended_visit_are_dropped(kept):
    put(kept, "here", "a")
    put(kept, "gone", "b")
    drop_files_of_ended_visits(kept, ["here", "without files"])
    assert {visit: list(files) for visit, files in kept.file_storage.items()} == {"here": ["a"]}


@pytest.mark.parametrize("path", ["/_stcore/upload_file/visit/file", "/lianpu/_stcore/upload_file/visit/file"])
def test_an_upload_is_known_wherever_the_app_is_served(path):
    found = UPLOAD.search(path)
    assert (found["visit"], found["file"]) == ("visit", "file")
