"""A program that distils the tiny teacher of `test_distillation.py`, alone or by torchrun.

python run_distill.py TEACHER DATA FOLDER
"""

import sys
from pathlib import Path

from made_data import WordEncoder
from test_distillation import config_of

from kinoflow.training import pretrain
from kinoflow.training.distillation import bank as banks
from kinoflow.training.distillation.runs import build_distillation
from kinoflow.training.processes import Processes


def main() -> None:
    teacher, data, folder = map(Path, sys.argv[1:])
    banks.FILE_SIZE = 2
    pretrain.load_text_encoder = lambda name, **more: WordEncoder()
    build_distillation(config_of(micro_batches=2), teacher, data, folder, processes=Processes.join()).train()


if __name__ == "__main__":
    main()
