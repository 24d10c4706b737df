"""Techniques and endings in plain words."""

import pytest

from kinoflow.language.wording import in_plain_words


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("mae geri", "front kick"),
        ("jodan mawashi-geri", "high roundhouse kick"),
        ("blocks, then gyaku zuki", "blocks, then cross punch"),
        ("shoots a double leg", "wrestling takedown"),
        ("ducks, then a liver shot", "ducks, then a punch to the body"),
        ("shot from behind, falls", "gets shot from behind, falls"),
        ("throws the shot put", "throws the shot put"),
        ("slips left, counters with a hook", "dodges left, a hook"),
        ("slips on ice", "slips on ice"),
        ("strikes an a-pose", "stands with both arms away from the body"),
        ("strikes a pose", "strikes a pose"),
        ("makes a sharp ninety-degree turn to the right", "turns by 90 degrees to the right"),
        ("makes a quick half turn and walks", "turns around and walks"),
        ("makes a turn to the left", "turns to the left"),
        ("paces three steps forward", "walks three steps forward"),
        ("paces back and forth", "paces back and forth"),
        (
            "with a phone held to the left ear, he walks off and paces",
            "with the left hand on the left ear, he walks off and paces",
        ),
        ("with a phone at his left ear, he nods", "with a phone at his left ear, he nods"),
        ("sinks to his knees", "drops to the knees"),
        ("jumps up and down", "jumps up and down three times"),
        ("jumps up and down twice", "jumps up and down twice"),
        ("drops the barbell", "puts the weight down hard on the floor"),
        ("turns around three times", "spins around three times"),
        ("turns around and walks", "turns around and walks"),
        ("walks slowly and wearily with hanging head", "walks slowly wearily with hanging head"),
        ("waves happily and slowly walks away", "waves happily and slowly walks away"),
        ("pours tea and hands it to someone", "pours tea and gives it to someone"),
        ("walks, hands on the hips", "walks, hands on the hips"),
        ("raises both hands over the head", "raises both hands over the head"),
        ("takes off a hat and hangs it on a hook", "takes off a hat and hangs it on a peg"),
        ("stumbles but doesn t fall", "stumbles and recovers"),
        ("trips without falling over", "trips and recovers"),
        ("sways but stays on his feet", "sways and recovers"),
        ("walks backward until he bumps into a wall", "walks backward"),
        ("spins until dizzy", "spins until dizzy"),
        ("dances, finishing with a bow", "dances, then a bow"),
        ("rolls and ends on one knee", "rolls, then kneels on one knee"),
        ("two pirouettes, then finish in fourth", "two pirouettes"),
        ("holds the finish with the hands high", "holds the finish with the hands high"),
        ("jumps and lands on the feet", "jumps and lands on the feet"),
        ("gives a deep bow", "bows deeply"),
        ("she gives the ball a hard kick with the left foot", "she kicks the ball hard with the left foot"),
        ("he takes a look at the floor and gives a nod", "he looks at the floor and nods"),
        ("makes a small jump", "makes a small jump"),
        ("does a kick combination", "does a kick combination"),
        ("the man s left hand goes up", "raises the left hand"),
        ("the head drops and her arms fly up to the sky", "drops the head and raises both arms to the sky"),
        ("his right leg swings forward and back", "swings the right leg forward and back"),
        ("walks, the arms hanging down", "walks, the arms hanging down"),
    ],
)
def test_words_that_name_no_action_of_their_own(text, plain):
    assert in_plain_words(text) == plain
