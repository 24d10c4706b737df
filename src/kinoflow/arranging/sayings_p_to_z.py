"""What ordinary users type for the actions from p to z, in addition to the stored phrases."""

SAYINGS: dict[str, tuple[str, ...]] = {
    "pace back and forth": (
        "{pace}", "{pace} around nervously", "{walk} up and down the room", "{pace} the hallway",
        "{wear} a hole in the carpet",
    ),
    "pace while thinking": (
        "{walk} around thinking hard", "{walk} up and down pondering a problem", "{brainstorm} while walking",
        "{mull} something over on {poss} feet",
    ),
    "paddle a kayak": ("{row} a boat", "{kayak}", "{paddle} a canoe", "{go} canoeing", "{row} down the rapids"),
    "paint a wall": (
        "{paint}", "{paint} the house", "{paint} the fence", "{roll} on a fresh coat of paint", "{redecorate} the room",
        "= house painter",
    ),
    "palm strikes": (
        "{do} kung fu", "{do} wushu hand strikes", "{hit} with an open palm", "{practise} kung fu",
        "= open hand strikes",
    ),
    "parachute landing": (
        "{land} with a parachute", "= paratrooper landing", "{touch} down after a parachute jump",
        "{come} down on a parachute",
    ),
    "parry with a sword": (
        "{block} with a sword", "{deflect} a blade", "{defend} with a sword", "{parry}", "= sword block",
        "{fend} off a sword attack",
    ),
    "pat a cake": (
        "{play} patty cake", "{play} a hand clapping game", "= patty cake", "{do} a clapping rhyme like kids",
    ),
    "pat somebody on the shoulder": (
        "{console} a friend", "{tap} someone on the shoulder", "{give} a friendly pat", "{reassure} somebody",
        "= pat on the back",
    ),
    "pedal standing": (
        "{bike} uphill", "{pedal} hard standing up", "{stand} up on the pedals", "{cycle} out of the saddle",
    ),
    "peel a potato": ("{peel}", "{peel} veggies", "{peel} spuds", "{skin} a cucumber", "{use} a vegetable peeler"),
    "pick fruit": (
        "{harvest} apples", "{pick} apples from a tree", "{gather} berries", "{pluck} an orange off a branch",
        "{harvest} crops",
    ),
    "pigeon pose": ("{do} a yoga hip opener", "= pigeon stretch", "{stretch} the hips in pigeon"),
    "pilot a spaceship": (
        "{fly} a spacecraft", "{fly} a plane", "{steer} a starfighter", "{fly} through outer space", "= fighter pilot",
        "{pilot} a jet",
    ),
    "pirouette": (
        "{pirouette}", "{spin} like a ballerina", "{twirl} on the toes", "= ballet spin",
        "{turn} on one foot like a ballet dancer",
    ),
    "plank": ("{plank}", "{do} planks", "{hold} a plank", "= core plank workout", "= plank challenge"),
    "plank jack": (
        "{do} jumping jacks in a plank", "= plank jacks", "{jump} the feet in and out in a push-up position",
    ),
    "plant a bomb": ("{plant} the c4", "{set} an explosive", "{set} a charge", "{place} dynamite", "{plant} a mine"),
    "play a card": (
        "{play} cards", "{play} poker", "{put} a card down", "{play} a trump", "{play} uno",
        "{slap} a card on the table",
    ),
    "play a video game": (
        "{play} video games", "{game}", "{play} xbox", "{play} on a console", "= gamer", "{play} playstation",
        "{mash} buttons on a controller",
    ),
    "play hopscotch": (
        "{jump} through chalk squares", "= playground hopscotch", "{play} a hopping game on the pavement",
    ),
    "play the accordion": (
        "{squeeze} a squeezebox", "{jam} on the accordion", "= accordion player", "{play} a concertina",
    ),
    "play the cello": ("= cellist", "{play} the double bass", "{bow} a cello", "{play} a cello solo"),
    "play the drums": (
        "{drum}", "= drummer", "{rock} out on a drum kit", "{bang} the drums", "{do} a drum solo", "{play} percussion",
    ),
    "play the flute": ("= flautist", "= flutist", "{toot} on a flute", "{play} a flute solo"),
    "play the guitar": (
        "= guitarist", "{strum} a guitar", "{play} bass", "{rock} out on a guitar", "{play} the ukulele",
        "{jam} on the guitar",
    ),
    "play the harmonica": (
        "{play} the blues harp", "= harmonica player", "{play} the mouth organ", "{jam} on a harmonica",
    ),
    "play the harp": ("= harpist", "{strum} a harp", "{pluck} harp strings like an angel"),
    "play the piano": (
        "= pianist", "{tickle} the ivories", "{play} the keyboard in a band", "{play} an organ", "{practise} the piano",
    ),
    "play the recorder": (
        "{play} the saxophone", "{play} the clarinet", "= saxophonist", "{jam} on the sax", "{play} the oboe",
        "{play} a whistle flute",
    ),
    "play the trumpet": (
        "= trumpeter", "{blow} a horn", "{sound} a bugle", "{play} the cornet", "{blast} on a trumpet",
    ),
    "play the violin": (
        "= violinist", "{fiddle}", "{play} the fiddle", "{play} the viola", "{play} a sad song on a violin",
    ),
    "play with a yo yo": ("{yoyo}", "{do} yoyo tricks", "= yo-yo", "{play} with a yoyo"),
    "plead with folded hands": (
        "{beg}", "{plead}", "{beg} for mercy", "{say} pretty please", "{beg} for forgiveness", "{ask} nicely",
    ),
    "plie": ("{plie}", "= ballet plies", "{do} ballet knee bends", "{warm} up at the ballet barre"),
    "plow pose": ("= plough pose", "{do} the yoga plough", "{put} the feet behind the head lying down"),
    "point": (
        "{point} at something", "{point} over there", "{point} {poss} finger", "{indicate} a direction",
        "{show} the way", "{gesture} at a thing",
    ),
    "point angrily": (
        "{yell} at somebody and wag a finger", "{blame} someone", "{tell} somebody off", "{accuse}", "{lecture} a kid",
        "{wag} {poss} finger at somebody",
    ),
    "point at oneself": (
        "{point} at {poss} chest", "{point} at me", "{say} it was me", "{gesture} to {poss} own self", "= who, me",
    ),
    "pole vault": ("{pole} vault", "= pole vaulter", "{vault} over a high bar with a pole", "{jump} with a pole"),
    "pour water": ("{pour} a drink", "{pour} a glass of wine", "{pour} coffee", "{top} up a glass", "{fill} a cup"),
    "powder the face": (
        "{do} {poss} makeup", "{put} on makeup", "{apply} foundation", "{put} on blush", "{powder} {poss} nose",
    ),
    "pray standing": ("{pray}", "{pray} to god", "{say} a prayer", "{say} grace", "{ask} god for help"),
    "prayer hands bow": (
        "= namaste", "{say} namaste", "{do} a thai wai greeting", "{thank} somebody with palms together",
        "{bow} with the palms together",
    ),
    "press a button": (
        "{push} a button", "{ring} the doorbell", "{call} the lift", "{turn} on the light", "{hit} a switch",
        "{flip} a light switch",
    ),
    "pull a lever": (
        "{throw} a lever", "{yank} a handle", "{flip} a big switch", "{crank} a lever", "{work} a slot machine handle",
    ),
    "pull-up": ("{do} pullups", "{do} chin-ups", "{pull} oneself up on a bar", "= chin up", "= pull up bar workout"),
    "punch": (
        "{punch}", "{punch} somebody", "{hit} someone", "{throw} a punch", "{sock} somebody", "{hit} with a fist",
        "= punch attack",
    ),
    "punch combination": (
        "{box}", "{throw} a few punches in a row", "= punching combo", "{shadowbox}", "= boxing combo",
        "{hit} a punching bag", "= one-two combo",
    ),
    "push a skateboard": (
        "{skateboard}", "{skateboard} down the street", "{ride} a longboard", "= skater on a board",
        "{cruise} on a skateboard",
    ),
    "push a stone block": (
        "{push} something heavy", "{push} a box", "{shove} a crate", "{push} a car", "{move} a boulder",
        "{push} a wardrobe",
    ),
    "push-up": ("{do} pushups", "{do} press-ups", "= pushups", "{drop} and give me twenty", "= press up"),
    "put on a backpack": (
        "{put} on a rucksack", "{grab} {poss} backpack", "{sling} on a school bag", "{strap} on a pack",
    ),
    "put on a hat": ("{put} on a cap", "{don} a hat", "{put} on a helmet", "{pop} on a beanie", "{wear} a hat"),
    "put on a necklace": (
        "{put} on jewellery", "{put} on jewelry", "{wear} a pendant", "{do} up the clasp of a necklace",
    ),
    "put on a scarf": ("{wrap} up with a scarf", "{don} a scarf", "{wear} a scarf", "{bundle} up in a scarf"),
    "put on a t-shirt": (
        "{get} dressed", "{put} on a sweater", "{put} on a jumper", "{pull} on a hoodie", "{throw} on a shirt",
        "{change} into a tee",
    ),
    "put on glasses": (
        "{put} on sunglasses", "{put} {poss} shades on", "{pop} on specs", "{put} on spectacles", "{wear} glasses",
    ),
    "put on gloves": ("{glove} up", "{don} gloves", "{put} on mittens", "{snap} on latex gloves like a doctor"),
    "put on lipstick": ("{do} {poss} lips", "{put} on lip gloss", "{touch} up the lipstick", "{put} on chapstick"),
    "put on shoes": (
        "{put} on boots", "{slip} on sneakers", "{put} on trainers", "{get} {poss} shoes on", "{pull} on wellies",
    ),
    "put on trousers": (
        "{put} on pants", "{pull} on jeans", "{put} on shorts", "{get} into trousers", "{pull} up {poss} pants",
    ),
    "quad stretch": (
        "{stretch} the thighs", "{pull} the foot up to the butt", "= quads stretch",
        "{stretch} {poss} legs before a run",
    ),
    "race on horseback": (
        "= jockey", "{ride} in a horse race", "{race} a horse", "{gallop} full speed on a racehorse", "= derby rider",
    ),
    "race walk": (
        "{speedwalk}", "{power} walk", "{walk} fast", "{walk} briskly", "{hurry} along without running",
        "{walk} quickly",
    ),
    "racing dive": (
        "{dive} off the block and swim", "{dive} into the pool and swim", "= swim race start", "= swimmer dives in",
    ),
    "raise a fist": (
        "{raise} {poss} fist", "{hold} a fist in the air", "{punch} the air in protest", "= solidarity fist",
        "{join} a protest",
    ),
    "raise both hands": (
        "{surrender}", "= hands up", "{put} {poss} hands up", "{give} up", "{get} arrested with hands up",
        "= don't shoot",
    ),
    "raise the arms in a v": (
        "{put} both arms up in a v shape", "{throw} {poss} arms up in victory", "= y pose", "{make} a v with the arms",
    ),
    "raise the hand": (
        "{raise} {poss} hand", "{put} {poss} hand up in class", "{ask} a question in class", "{volunteer}",
        "{hail} a cab",
    ),
    "rake leaves": (
        "{rake}", "{rake} the yard", "{rake} the garden", "{tidy} up the lawn with a rake", "{rake} hay",
        "= gardener with a rake",
    ),
    "read a book": (
        "{read}", "{read} a novel", "{read} a magazine", "{turn} the pages", "{study} a textbook",
        "{leaf} through a book",
    ),
    "ready stance": (
        "= combat idle", "= fighting stance", "= fight idle", "{get} ready to fight", "= battle stance",
        "{take} a guard position", "= combat ready pose",
    ),
    "receive something": (
        "{take} something from somebody", "{accept} a gift", "{get} handed something", "{take} the item",
        "{be} given a thing",
    ),
    "recover balance on a line": (
        "{wobble} on a rope", "{nearly} fall off a tightrope", "{wobble} on a slackline", "{teeter} on a wire",
    ),
    "relay handover": ("{pass} the baton", "= relay race", "{run} a relay", "= baton pass", "= relay runner"),
    "releve with port de bras": (
        "{rise} on pointe like a ballerina", "{do} ballet", "= ballet arms", "{stand} on tiptoe in ballet",
        "{dance} ballet",
    ),
    "reload a pistol": (
        "{reload} a handgun", "{swap} the mag in a pistol", "{load} a revolver", "{put} a new clip in a pistol",
    ),
    "reload a rifle": (
        "{reload}", "{reload} the gun", "{change} mags", "{reload} an assault rifle", "= weapon reload animation",
        "{load} a shotgun",
    ),
    "ride a bicycle": ("{bike}", "{cycle}", "{ride} a bike", "{pedal} along", "= cyclist", "{go} for a bike ride"),
    "ride a horse": (
        "{ride}", "= horseback riding", "{ride} a pony", "= cowboy on a horse", "{trot} along on a horse",
        "= horse rider",
    ),
    "ride a kick scooter": ("{scooter} along", "{scoot}", "{ride} a scooter to school", "= kid on a scooter"),
    "rise from kneeling": (
        "{get} up off {poss} knees", "{stand} up after kneeling", "{get} up from the knees",
        "{get} back up from a kneel",
    ),
    "roar like a monster": (
        "{roar}", "= monster roar", "{roar} like a dinosaur", "{scare} people like a beast", "= boss intro roar",
        "{roar} like a lion",
    ),
    "robot dance": ("{dance} like a machine", "{do} the robot", "{pop} and lock like a robot", "= robot moves"),
    "rock paper scissors": (
        "{play} rock paper scissors", "{play} roshambo", "= scissors paper stone", "{play} rock-paper-scissors for it",
    ),
    "roll dice": ("{roll} the dice", "{throw} a die", "{play} craps", "{gamble} with dice", "{roll} a d20"),
    "roll out dough": (
        "{roll} out pastry", "{use} a rolling pin", "{roll} pizza dough", "{bake} cookies with a rolling pin",
        "= baker with a rolling pin",
    ),
    "roll over in bed": (
        "{roll} over", "{toss} and turn in bed", "{turn} over while lying down", "{turn} over in {poss} sleep",
    ),
    "roll up sleeves": (
        "{roll} up {poss} sleeves", "{push} up the sleeves", "{get} down to work with sleeves up",
        "{hitch} up {poss} sleeves",
    ),
    "roller skate": (
        "{rollerblade}", "{go} roller skating", "{skate} on rollerblades", "= roller derby", "{inline} skate",
    ),
    "roller skate swizzle": ("{do} swizzles on rollerblades", "{swizzle}", "{skate} with feet going in and out"),
}  # fmt: skip
