from tests.corpus.resumes import RESUMES


def test_four_resumes_of_different_people() -> None:
    assert len({content.key for content in RESUMES}) == len({content.name for content in RESUMES}) == 4
    assert all(content.jobs and content.schools and content.skills for content in RESUMES)
