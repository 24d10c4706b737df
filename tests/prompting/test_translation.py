"""Other languages: detected, translated where every word is covered, refused elsewhere; never a wrong side or order."""

from pathlib import Path

import pytest

from kinoflow.cli import main
from kinoflow.errors import PromptError
from kinoflow.language.grammar import Mood, render
from kinoflow.language.tables import table
from kinoflow.prompting.fidelity import items
from kinoflow.prompting.inflection import conjugated
from kinoflow.prompting.languages import TRANSLATED, detect, table_lines
from kinoflow.prompting.plan import plan_prompt
from kinoflow.prompting.rewriting import rewritten
from kinoflow.prompting.translation import _Form, _said, translate

ASKED = table("authored_phrases")

CHINESE = (Path(__file__).parent / "chinese.txt").read_text().strip()


@pytest.mark.parametrize(
    ("code", "text", "caption"),
    [
        ("zh", CHINESE, "A person walks forward."),
        ("zh", "他用右手挥手三次", "He waves with the right hand three times."),
        ("zh", "一个人慢慢地向后走三步，然后坐下", "A person walks backward slowly 3 steps, then sits down."),
        ("ja", "人が前に歩いて、手を振る", "A person walks forward and waves."),
        ("ja", "人が右足で3回蹴る", "A person kicks with the right foot three times."),
        ("ja", "彼はお辞儀をします。それから椅子に座る。", "He bows, then sits down."),
        ("ko", "한 사람이 앞으로 걷는다", "A person walks forward."),
        ("ko", "남자가 3초 동안 달린다", "A man runs for 3 seconds."),
        ("es", "Una mujer salta tres veces", "A woman jumps three times."),
        ("es", "un hombre saluda con la mano derecha mientras camina",
         "A man waves with the right hand while walking."),
        ("fr", "une personne marche en avant puis s'assoit", "A person walks forward, then sits down."),
        ("fr", "Quelqu'un marche très vite !", "A person walks very quickly."),
        ("de", "eine Person geht vorwärts und winkt mit der linken Hand",
         "A person walks forward and waves with the left hand."),
        ("de", "Ein Mann springt dreimal, dann verbeugt er sich", "A man jumps three times, then bows."),
        ("de", "hebe den rechten Arm", "A person raises the right arm."),
        ("pt", "uma pessoa caminha para frente", "A person walks forward."),
        ("ru", "человек идёт вперед", "A person walks forward."),
        ("ru", "он прыгает три раза", "He jumps three times."),
    ],
)  # fmt: skip
def test_sentences(code, text, caption):
    assert detect(text).code == code
    assert translate(text, code) == caption
    assert rewritten(caption) == (caption, ())


RAISES = {
    "zh": ("一个人举起{}，然后向{}转", ("左手", "右手"), ("左", "右")),
    "ja": ("人が{}を上げる。それから{}に曲がる", ("左手", "右手"), ("左", "右")),
    "ko": ("한 사람이 {}을 든다. 그리고 나서 {}으로 돈다", ("왼손", "오른손"), ("왼쪽", "오른쪽")),
    "es": ("una persona levanta la mano {} y luego gira a la {}", ("izquierda", "derecha"), ("izquierda", "derecha")),
    "fr": ("une personne lève la main {}, puis tourne à {}", ("gauche", "droite"), ("gauche", "droite")),
    "de": ("eine Person hebt die {} Hand, dann dreht sie sich nach {}", ("linke", "rechte"), ("links", "rechts")),
    "pt": ("uma pessoa levanta a mão {}, depois vira para a {}", ("esquerda", "direita"), ("esquerda", "direita")),
    "ru": ("человек поднимает {} руку, затем поворачивает {}", ("левую", "правую"), ("налево", "направо")),
}


@pytest.mark.parametrize("code", TRANSLATED)
def test_sides_and_order_in_every_language(code):
    pattern, limbs, ways = RAISES[code]
    for limb, hand in zip(limbs, ("left", "right"), strict=True):
        for way, side in zip(ways, ("left", "right"), strict=True):
            caption = translate(pattern.format(limb, way), code)
            assert caption == f"A person raises the {hand} hand, then turns to the {side}."


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_line_of_a_table_is_found_in_a_text_of_its_own(code):
    """And its sides are in what comes out: no table has left and right exchanged within a line."""
    for role, meaning, forms in table_lines(code):
        if role not in ("do",) or "%" in meaning.split("[")[0]:
            continue
        for form in forms:
            for written, _ in conjugated(form, code):
                caption = translate(written, code)
                assert caption == _said([_Form("do", meaning)]), (written, caption)
                assert not set(items(caption)) & {"left", "right"}


NO_WORDS = {"zh": "魑魅", "ja": "魑魅", "ko": "뷁뷁", "ru": "фырбл"}


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_phrase_beside_a_word_that_is_not_covered_is_refused(code):
    """Before it and behind it: no phrase is taken out of a text that says more."""
    unknown = NO_WORDS.get(code, "frobl")
    blank = "" if code in ("zh", "ja") else " "
    for role, _, forms in table_lines(code):
        if role == "do":
            written = next(iter(conjugated(forms[0], code)))[0]
            for text in (f"{written}{blank}{unknown}", f"{unknown}{blank}{written}"):
                with pytest.raises(PromptError, match="not in its phrase table"):
                    translate(text, code)


@pytest.mark.parametrize(
    ("code", "text", "caption"),
    [
        ("zh", "她刷牙，然后洗脸", "She brushes the teeth, then washes the face."),
        ("zh", "一个男人用左脚做回旋踢两次", "A man does a roundhouse kick with the left foot twice."),
        ("ja", "男の人がドアをノックして、お辞儀をする", "A man knocks on a door and bows."),
        ("ja", "彼女はつま先立ちで歩く", "She tiptoes."),
        ("ko", "한 여자가 사과를 먹는다", "A woman eats an apple."),
        ("ko", "누군가 문을 닫고 뒤로 걷는다", "A person closes a door and walks backward."),
        ("es", "la mujer se cepilla los dientes y luego se lava la cara",
         "A woman brushes the teeth, then washes the face."),
        ("es", "lavando los platos", "A person washes the dishes."),
        ("es", "patea la pelota con el pie derecho", "A person kicks a ball with the right foot."),
        ("es", "él se sienta despacio en una silla", "He sits down on a chair slowly."),
        ("ko", "군인이 오른손을 흔들며 걷는다", "A soldier waves the right hand and walks."),
        ("ja", "男の人が走ってから止まる", "A man runs, then stops."),
        ("fr", "un homme joue du violon, puis s'incline", "A man plays the violin, then bows."),
        ("fr", "il tire à l'arc trois fois", "He shoots an arrow three times."),
        ("de", "die Frau putzt sich die Zähne und dann kämmt sie sich die Haare",
         "A woman brushes the teeth, then combs the hair."),
        ("de", "ein Mann gräbt mit einer Schaufel", "A man digs with a shovel."),
        ("de", "er springt sechsmal", "He jumps six times."),
        ("ko", "왼쪽 무릎을 든다", "A person raises the left knee."),
        ("pt", "um homem toca violino e depois acena com a mão esquerda",
         "A man plays the violin, then waves with the left hand."),
        ("pt", "ela escova os dentes devagar", "She brushes the teeth slowly."),
        ("ru", "мужчина стреляет из лука два раза", "A man shoots an arrow twice."),
        ("ru", "она моет посуду, потом вытирает стол", "She washes the dishes, then wipes a table."),
    ],
)  # fmt: skip
def test_actions_of_every_day(code, text, caption):
    """Whole sentences."""
    assert translate(text, code) == caption
    assert detect(text).code == code


def test_seven_in_ten_of_the_actions_are_in_all_tables():
    tables = [{meaning for role, meaning, _ in table_lines(code) if role == "do"} for code in TRANSLATED]
    assert all(len(table) >= 150 for table in tables)
    common = set.intersection(*tables)
    assert {"walk", "run", "sit down", "raise %", "wave[ with %]", "kick[ with %]", "bow"} <= common


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("一个人在打太极", "打太极"),
        ("一个人不走", "不走"),
        ("człowiek idzie do przodu i skacze", "phrase table for it"),
        ("una persona no camina", "no camina"),
        ("eine Person geht nicht", "nicht"),
        ("une jolie personne marche", "une jolie"),
        ("людина йде вперед", "людина"),
        ("यह आदमी चलता है", "phrase table for it"),
        ("before 一个人走", "before"),
        ("avant de s'asseoir, il marche", "avant"),
        ("一个女人先刷牙", "先刷牙"),
        ("남자가 오토바이를 타고 나서", "나서"),
        ("er macht sechsmal Klimmzüge", "macht sechsmal"),
    ],
)
def test_what_is_not_covered_is_refused_with_what_to_do(text, left):
    with pytest.raises(PromptError, match="understands English") as caught:
        plan_prompt(text)
    assert left in str(caught.value)
    assert "--allow-untranslated" in str(caught.value)
    plan = plan_prompt(text, allow_untranslated=True)
    assert "untranslated" in [warning.code for warning in plan.warnings]


@pytest.mark.parametrize(
    "text", ["levanta la mano izquierda y derecha", "一个人左手右手挥手", "una persona y un hombre caminan", "左手"]
)
def test_what_could_mean_several_things_is_refused(text):
    with pytest.raises(PromptError, match="understands English"):
        plan_prompt(text)


def test_no_english_sentence_is_taken_for_another_language():
    for phrases in ASKED.values():
        for phrase in phrases[:2]:
            text = render(phrase, Mood.GERUND).lower()
            assert detect(text).code == "en", text


@pytest.mark.parametrize(
    "text", ["asdf qwertz", "José waves", "wlak foward adn wave", "tai chi", "a pirouette", "plié", "die", "3"]
)
def test_names_and_slips_are_no_other_language(text):
    assert detect(text).code == "en"


def test_a_plan_translates_and_says_so():
    plan = plan_prompt("человек машет правой рукой 3 секунды")
    assert (plan.caption, plan.seconds, plan.language) == ("A person waves with the right hand.", 3.0, "ru")
    assert plan.changes[0].kind == "language"
    assert plan_prompt("一个人向前走 @3").seconds == 3.0
    assert plan_prompt("一个人向前走#90").seconds == 3.0


def test_the_command_refuses_what_it_cannot_translate(tmp_path, capsys):
    path = tmp_path / "walk.npz"
    assert main(["generate", "一个人在打太极", "-o", str(path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not path.exists()


@pytest.mark.slow
def test_the_command_translates_or_goes_on(tmp_path, capsys):
    path = tmp_path / "walk.npz"
    assert main(["generate", CHINESE, "-o", str(path)]) == 0
    said = capsys.readouterr().err
    assert "taken as 'A person walks forward.'" in said
    assert ": walk\n" in said
    assert main(["generate", "一个人在打太极", "-o", str(path), "--allow-untranslated", "--steps", "2"]) == 0
    assert "has little to do with it" in capsys.readouterr().err


@pytest.mark.slow
def test_every_phrase_is_read_as_its_action():
    """`phrase_actions.txt` has the action of the library for each English phrase of the tables."""
    from kinoflow.arranging.arranger import Arranger
    from kinoflow.text.compact import CompactTextEncoder

    lines = (Path(__file__).parent / "phrase_actions.txt").read_text().splitlines()
    wanted = dict(line.split(" = ") for line in lines if not line.startswith("#"))
    meanings = {meaning for code in TRANSLATED for role, meaning, _ in table_lines(code) if role == "do"}
    assert wanted.keys() == meanings - {"lower %"}
    arranger = Arranger(CompactTextEncoder().sentences)
    # A third of them, for time; `benchmarks/prompting.py --only languages` goes through all.
    for meaning, action in list(wanted.items())[::3]:
        forms = [_Form("do", meaning)]
        if "%" in meaning.split("[")[0]:
            forms.append(_Form("limb", "left hand"))
        found = arranger.arrange(_said(forms))
        assert found is not None, meaning
        assert [part.action for part in found.parts] == [action], meaning
