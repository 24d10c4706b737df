"""The book of phrases and the encoder it was written with, opened once."""

import pytest

from kinoflow.arranging.arranger import Arranger
from kinoflow.text.compact import CompactTextEncoder


@pytest.fixture(scope="session")
def arranger() -> Arranger:
    """An arranger as the pipeline has it."""
    return Arranger(CompactTextEncoder().sentences)
