import unittest

from app import answer


class Answers(unittest.TestCase):
    def test_names_an_author(self) -> None:
        self.assertIn("George Eliot", answer("Who wrote Middlemarch?"))

    def test_names_a_year(self) -> None:
        self.assertIn("1871", answer("When was Middlemarch first published?"))


if __name__ == "__main__":
    unittest.main()
