"""Two profiles for property tests: a small repeatable one, and a large one that `make nightly` asks for."""

import os

from hypothesis import settings

settings.register_profile("normal", deadline=None, derandomize=True, database=None, max_examples=100)
settings.register_profile("nightly", deadline=None, database=None, max_examples=2_000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "normal"))  # noqa: TID251 - a profile of the tests is no setting of the product
