"""What the documents name exists: files, folders, functions, links, commands."""

import ast
import itertools
import json
import re
import shlex
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from kinoflow import MotionPipeline
from kinoflow.arranging.arranger import Arranger
from kinoflow.cli import VERBS
from kinoflow.cli.generate import command as generate_command
from kinoflow.control import read_constraints
from kinoflow.control.files import KINDS
from kinoflow.measures.probes import probes_for
from kinoflow.prompting.plan import plan_prompt
from kinoflow.text.compact import CompactTextEncoder

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]

NAMED = re.compile(r"`((?:[\w.-]+/)*[\w.-]+\.(?:py|md|toml|txt)|(?:[\w.-]+/)+)(?::([\w.]+))?`")
"""A path in backticks, with or without `:name`; a folder ends in a slash."""
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[\w-]*)?\)")
COMMAND = re.compile(r"(?:^ {4}|`)kinoflow ([a-z-]+)", re.MULTILINE)
"""A line of an indented example, or in backticks."""
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)

WORKS = (
    "walking forward, turning left or right while walking, running forward, standing still, raising or waving the hand "
    "that is named, raising or waving both hands, walking forward while the right hand waves"
)
"""What the bundled model does: the same words wherever its quality is told."""
RATED = ("1.93", "4.71", "1.42", "2.68")
"""Follows the sentence: generated, captured, of another sentence; quality of the motion. Of 5, by looking."""
TELLS_QUALITY = [
    ROOT / "README.md",
    ROOT / "docs/evaluation.md",
    ROOT / "src/kinoflow/assets/compact/README.md",
]


READ_AS = {
    "can you make him wave his left hand pls": "wave (side left)",
    "yo make him wave ur left hand pls": "wave (side left)",
    "bow twice for 4 seconds": "bow (count 2)",
    "一个人举起左手": "raise the hand (side left)",
    "two squats, then a jump": "squat (count 2), then jump in place",
    "Somebody waves with the left hand while walking.": "wave (side left) over walk",
    "tennis serve": "tennis serve",
    "A person bows deeply, then waves with the left hand.": "bow (depth deep), then wave (side left)",
    "A person walks forward, then bows.": "walk, then bow",
    "A person walks forward.": "walk",
    "A person walks forward and waves with the right hand.": "wave (side right) over walk",
    "A person does a cartwheel.": "cartwheel",
    "A person plays the guitar.": "play the guitar",
    "He kicks a ball with the left foot.": "soccer kick (side left)",
    "A person waves with the right hand.": "wave (side right)",
    "bows, then claps three times": "bow, then clap (count 3)",
    "runs forward": "run",
    "walks forward": "walk",
}
"""Sentences of documents and examples, and the authored actions that they are read as."""


def examples(path: Path) -> list[tuple[str, float | None, list[int]]]:
    """What a document's examples ask the bundled model: sentence, seconds, seeds."""
    found: list[tuple[str, float | None, list[int]]] = []
    for line in re.findall(r"^ {4}kinoflow generate \"[^\n]*", path.read_text(), re.MULTILINE):
        words = shlex.split(line)
        options = dict(itertools.pairwise(words[3:]))
        # Segments of scenes are more than one sentence.
        if "--model" not in options and "@" not in words[2]:
            seeds = options.get("--seeds", options.get("--seed", "0"))
            found.append(
                (
                    words[2],
                    float(options["--duration"]) if "--duration" in options else None,
                    [int(seed) for seed in seeds.split(",")],
                )
            )
    for call in re.findall(r"\bpipe\((\"[^()]*)\)", path.read_text()):
        if "constraints=" in call:
            continue
        node = ast.parse(f"pipe({call})", mode="eval").body
        assert isinstance(node, ast.Call)
        options = {word.arg: ast.literal_eval(word.value) for word in node.keywords}
        found.append((ast.literal_eval(node.args[0]), options.get("duration"), options.get("seeds", [0])))
    return found


def find(name: str) -> Path | None:
    """A file or folder as the documents name it: from the root of the repository or of the package."""
    return next((place / name for place in (ROOT, ROOT / "src" / "kinoflow") if (place / name).exists()), None)


def has_name(path: Path, dotted: str) -> bool:
    """Whether a Python file defines `name` or `Class.name` at its top level."""
    body: list[ast.stmt] = ast.parse(path.read_text()).body
    for name in dotted.split("."):
        for node in body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and node.name == name:
                body = node.body
                break
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            if any(isinstance(target, ast.Name) and target.id == name for target in targets):
                body = []
                break
        else:
            return False
    return True


def is_made(name: str) -> bool:
    """Whether a path is one that commands make, not one of the repository."""
    return name.startswith(("out/", ".venv/", "runs/"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_named_files_and_functions_exist(document: Path):
    missing = []
    for name, function in NAMED.findall(document.read_text()):
        if is_made(name):
            continue
        path = find(name)
        if path is None or (function and not has_name(path, function)):
            missing.append(f"{name}:{function}" if function else name)
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path):
    links = LINK.findall(COMMENT.sub("", document.read_text()))
    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_commands_exist(document: Path):
    assert set(COMMAND.findall(document.read_text())) <= set(VERBS)


def test_the_checker_tells_present_from_absent():
    assert [bool(find(name)) for name in ("motion/clip.py", "src/kinoflow/", "motion/absent.py")] == [True, True, False]
    clip = ROOT / "src/kinoflow/motion/clip.py"
    names = ("MotionClip.save", "Reader", "MotionClip.absent", "absent")
    assert [has_name(clip, name) for name in names] == [True, True, False, False]


ASKING = [path for path in (*DOCUMENTS, *sorted((ROOT / "examples").glob("*.py"))) if examples(path)]


def test_examples_are_found():
    assert {"README.md", "judging.md", "01_a_sentence.py"} <= {path.name for path in ASKING}
    assert ("Somebody waves with the left hand while walking.", None, [0, 1, 2]) in examples(ROOT / "README.md")
    assert ("A person bows deeply, then waves with the left hand.", None, [0, 1]) in examples(ROOT / "README.md")


def asked() -> list[str]:
    """Every sentence that a reader is told to type, or that a picture or `make demo` shows."""
    sentences = [sentence for path in ASKING for sentence, _, _ in examples(path)]
    sentences += re.findall(r"^PROMPT \?= (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    sentences += re.findall(r'^    "(.*)": [\d.]+,$', (ROOT / "tools/readme_picture.py").read_text(), re.MULTILINE)
    return list(dict.fromkeys(sentences))


def test_sentences_of_the_documents_are_read_as_they_say():
    arranger = Arranger(CompactTextEncoder().sentences)
    wanted = READ_AS | {sentence: f"nobody said what {sentence!r} is read as" for sentence in asked()} | READ_AS
    assert {sentence: str(arranger.arrange(plan_prompt(sentence).caption)) for sentence in wanted} == wanted


@pytest.mark.slow
def test_the_examples_do_what_they_say():
    """With the very seconds and seeds that a reader copies: what probes can ask of the sentence is in the clip."""
    pipe = MotionPipeline.from_pretrained()
    failed = []
    for path in ASKING:
        for sentence, seconds, seeds in examples(path):
            for clip in pipe(sentence, duration=seconds, seeds=seeds):
                missing = [probe.name for probe in probes_for(sentence) if not probe.answer(clip).passed]
                failed += [(path.name, sentence, name) for name in missing]
    assert failed == []


@pytest.mark.slow
def test_the_guide_of_control_does_as_it_says(tmp_path, monkeypatch):
    """Its commands and examples run as they stand and write every picture that it shows; what goes into files reads."""
    tool = spec_from_file_location("guide_pictures", ROOT / "tools/guide_pictures.py")
    assert tool is not None
    assert tool.loader is not None
    guide = module_from_spec(tool)
    tool.loader.exec_module(guide)
    monkeypatch.chdir(tmp_path)
    page = ROOT / "docs/control.md"
    guide.run_page(page)
    shown = re.findall(r"images/control-([\w-]+\.png)", page.read_text())
    assert [name for name in shown if not (tmp_path / "out" / name).exists()] == []
    listed = re.findall(r"`(\{\"kind\": .*?\})`", page.read_text())
    for one in listed:
        whole = {"format": "kinoflow constraints", "version": 1, "constraints": [json.loads(one)]}
        (tmp_path / "one.json").write_text(json.dumps(whole))
        assert len(read_constraints(tmp_path / "one.json")) == 1
    assert {json.loads(one)["kind"] for one in listed} == set(KINDS)


@pytest.mark.parametrize("document", TELLS_QUALITY, ids=lambda path: path.parent.name + "/" + path.name)
def test_quality_is_told_in_the_same_words(document: Path):
    words = " ".join(document.read_text().split())
    assert WORKS in words
    assert [number for number in RATED if number not in words] == []


def test_quality_comes_early_in_the_readme():
    headings = re.findall(r"^## (.*)$", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert headings[:2] == ["Try it", "What quality to expect"]


def test_the_same_bytes_are_promised_for_one_number_of_threads_only():
    promises = [
        (document.name, line)
        for document in DOCUMENTS
        if document.name != "log.md"
        for line in document.read_text().splitlines()
        if re.search(r"same bytes|same motions|bit for bit on the same machine|gives the same result", line)
    ]
    promises.append(("generate --help", str(generate_command.__doc__).split("\n\n")[0]))
    assert len(promises) >= 4
    assert [promise for promise in promises if "number of threads" not in promise[1]] == []


def test_ratios_of_speed_name_the_processor():
    for document in (ROOT / "docs/performance.md", ROOT / "README.md"):
        lines = document.read_text().splitlines()
        for number, line in enumerate(lines):
            if re.search(r"\|[^|]*\bratio", line):  # the head of a table, then a rule, then its rows
                rows = lines[number + 2 : lines.index("", number)]
                assert rows
                assert all(re.search(r"AMD|Intel", row) or re.search(r"AMD.*Intel", line) for row in rows), line
            if re.search(r"\bratio at|[\d.]+ times", line) and not line.startswith(("Rows", "| fp32", "| bf16")):
                assert re.search(r"AMD|Intel|thousand times", line), line
