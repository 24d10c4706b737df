"""Everyday ways of saying the authored actions from "a" to "o", in the words of people who type them."""

SAYINGS: dict[str, tuple[str, ...]] = {
    "about face": (
        "{turn} around on command like a soldier", "= military turn around",
        "{spin} around to face the opposite way, army style", "= cadet turning around on the parade ground",
        "{do} a drill turn",
    ),
    "advance with a rifle": (
        "{move} up with an assault rifle", "= soldier clearing a building", "= SWAT officer moving in with a gun",
        "{patrol} with a machine gun raised", "{walk} while aiming a rifle", "= aim walk",
    ),
    "aim and fire a pistol": (
        "{shoot} a gun", "{fire} a handgun", "{shoot} with a pistol", "= cop shooting a handgun",
        "= gunman at the shooting range", "{point} a gun and {pull} the trigger",
    ),
    "aim and fire a rifle": (
        "{shoot} a rifle", "= sniper taking a shot", "{fire} an assault rifle", "{shoot} a shotgun",
        "= hunter shooting", "{fire} a machine gun", "= soldier opening fire",
    ),
    "air guitar": (
        "{pretend} to play the guitar", "{shred} on an invisible guitar", "= rock star solo", "{rock} out",
        "{headbang} with a pretend guitar", "{mime} an electric guitar",
    ),
    "american football throw": (
        "= quarterback", "{throw} a football", "{toss} a pigskin downfield", "{throw} a touchdown pass",
        "= NFL player throwing the ball", "{throw} a hail mary",
    ),
    "apply cream to the face": (
        "{moisturize} {poss} face", "{put} sunscreen on {poss} face", "{rub} lotion on {poss} cheeks",
        "= skincare routine", "{smear} sun cream over the face",
    ),
    "apply lotion to an arm": (
        "{moisturize} {poss} arm", "{put} on sun cream", "{rub} suntan lotion on", "{rub} lotion into the skin",
        "{put} body lotion on {poss} arms",
    ),
    "arabesque": (
        "= ballerina on one leg", "= ballet pose with one leg out behind", "= ballet dancer holding a pose",
        "= ballerina pose",
    ),
    "archery shot": (
        "= archer", "{shoot} at an archery target", "= bowman aiming at a target", "= elf firing an arrow",
        "{practise} archery",
    ),
    "argue": (
        "{quarrel}", "{yell} at somebody", "{fight} with words", "{shout} at {poss} spouse", "= angry talking",
        "{have} a row with the neighbour", "{bicker}",
    ),
    "arm circles": (
        "{warm} up the shoulders", "{swing} {poss} arms around and around", "{windmill} the arms",
        "{rotate} both arms like propellers", "= shoulder warm-up",
    ),
    "arm raise with weights": (
        "= shoulder raises with dumbbells", "{lift} dumbbells out straight",
        "{raise} light dumbbells with straight arms", "= shoulder workout with hand weights", "{train} the delts",
    ),
    "arm wave": (
        "{pop} and {lock}", "= body popping", "{wave} {poss} arms like water", "{ripple} {poss} arms",
        "= breakdancer arm wave", "{do} an arm ripple",
    ),
    "arm wrestle": (
        "= arm wrestling match in a pub", "{compete} at arm wrestling", "{test} strength against a friend at a table",
        "= arm wrestler", "{have} an arm wrestle",
    ),
    "army crawl": (
        "{crawl} on {poss} belly", "{do} a commando crawl", "{go} prone and {crawl}", "{crawl} under barbed wire",
        "= prone crawl", "{slither} along the ground", "= soldier crawling through mud",
    ),
    "attack like a zombie": (
        "= zombie attack animation", "{lunge} at a victim like the undead", "= zombie biting someone",
        "= walking dead grabbing a victim", "{try} to eat brains",
    ),
    "axe chop": (
        "{chop} wood", "{split} a log", "= lumberjack", "{split} firewood", "{cut} wood with a hatchet",
        "= woodcutter at work", "{chop} a log with an axe",
    ),
    "axe kick": (
        "{bring} the heel down on an opponent", "{drop} a heel on someone's head", "= heel drop kick",
        "= overhead heel kick",
    ),
    "axe swing": (
        "{fell} a tree", "{chop} down a tree", "{swing} an axe", "= viking swinging an axe", "= barbarian axe attack",
        "= battle axe slash",
    ),
    "back kick": (
        "= mule kick", "{kick} someone standing behind", "{boot} an attacker behind the back", "= backward kick",
        "{kick} back like a mule while standing",
    ),
    "backflip": (
        "= backflip ninja", "{do} a back somersault", "{flip} backwards", "= back tuck",
        "= gymnast doing a standing backflip", "{flip} over backwards in the air",
    ),
    "backward roll": (
        "{do} a backwards somersault on a mat", "{roll} backwards", "= gymnastics roll back", "= reverse roly-poly",
    ),
    "badminton rally": (
        "{play} badminton", "= badminton match", "{hit} a birdie back and forth", "= badminton player",
        "{knock} a shuttlecock around",
    ),
    "badminton smash": (
        "{smash} a birdie", "{spike} the shuttlecock", "{hit} a hard overhead shot in badminton",
        "= badminton kill shot", "{whack} the birdie down",
    ),
    "baguazhang circle walk": (
        "= kung fu circle walking", "{walk} the circle like a kung fu master", "= bagua practice",
        "{circle} an opponent in kung fu style",
    ),
    "balance on a skateboard": (
        "= skater cruising", "{coast} on a skateboard", "{cruise} on a longboard", "{roll} along on a skateboard",
        "= riding a hoverboard",
    ),
    "balance on one leg": (
        "= flamingo", "{wobble} on one foot", "{try} to keep balance on one foot", "= one leg balance test",
        "{lift} a foot and {try} not to tip over",
    ),
    "baseball bat swing": (
        "= batter up", "{hit} a home run", "{swing} a bat", "= baseball hitter", "{play} baseball",
        "{smack} a ball with a bat", "{swing} for the fences",
    ),
    "baseball pitch": (
        "= pitcher", "{throw} a fastball", "{pitch}", "= pitcher on the mound", "{wind} up and {pitch}",
        "{throw} a curveball", "{strike} out a batter",
    ),
    "baseball slide": (
        "{slide} into home plate", "= slide tackle", "= base stealer", "{steal} second base", "{tackle} with a slide",
    ),
    "basketball dribble": (
        "{bounce} a basketball", "{dribble}", "{dribble} a ball", "{dribble} on the spot",
        "= basketball player bouncing the ball",
    ),
    "basketball free throw": (
        "{shoot} a penalty shot in basketball", "= free throw", "{shoot} from the foul line",
        "{make} a basket from the line", "= set shot",
    ),
    "basketball jump shot": (
        "= three-pointer", "{shoot} a jumper", "{take} a three point shot", "{jump} and {shoot} at the basket",
        "{score} a three",
    ),
    "basketball layup": (
        "{dunk}", "= slam dunk", "{dunk} a basketball", "{lay} the ball up into the hoop", "= dunker at the rim",
        "{go} up for an easy basket",
    ),
    "battle ropes": (
        "= rope workout at the gym", "{slam} heavy ropes", "{whip} the ropes up and down", "{shake} thick gym ropes",
        "= CrossFit rope waves",
    ),
    "be startled": (
        "{get} scared", "{jump} with fright", "{get} spooked", "{get} a shock", "{see} a ghost",
        "= jump scare reaction", "{gasp} in surprise",
    ),
    "bear crawl": (
        "{crawl} like an animal", "{scuttle} on hands and feet", "= quadruped walk on hands and feet",
        "{move} on all fours with the bum in the air",
    ),
    "beckon": (
        "{wave} someone over", "= come here gesture", "{gesture} to come", "{call} somebody over with a hand",
        "{motion} a friend over", "{signal} others to follow",
    ),
    "belly dance": (
        "= belly dancer", "{shimmy} the hips", "{roll} {poss} belly to arabic music", "= oriental dancer",
        "{shake} {poss} hips like a belly dancer",
    ),
    "bench press": (
        "{bench}", "{pump} iron on a bench", "{push} a barbell off the chest", "= bodybuilder on the bench",
        "= gym bench workout", "{lift} weights lying down",
    ),
    "bent-over row": (
        "{row} a dumbbell", "= barbell rows", "= back workout with weights",
        "{pull} dumbbells up to the ribs bent over", "{train} the lats",
    ),
    "biceps curl": (
        "{lift} dumbbells", "= bicep workout", "{pump} {poss} biceps", "{curl} weights", "= dumbbell curls",
        "{work} on the guns", "{lift} weights at the gym",
    ),
    "bicycle crunch": (
        "= ab workout with pedalling legs", "{touch} elbow to opposite knee lying down", "= bicycle abs",
        "{do} cycling sit-ups",
    ),
    "billiards shot": (
        "{play} pool", "{play} snooker", "{shoot} pool", "{hit} the cue ball", "= snooker player", "{play} billiards",
        "{break} the rack in pool",
    ),
    "bird dog": (
        "{stretch} out opposite arm and leg on all fours", "= core stability exercise on hands and knees",
        "= pointer dog exercise", "{reach} forward and {kick} back on all fours",
    ),
    "block with both arms": (
        "{defend} with both arms", "{guard} {poss} head", "{shield} against a hit with crossed arms", "= X block",
        "{brace} for a hit", "= block animation",
    ),
    "block with the forearm": (
        "= karate block", "{parry} a punch with the arm", "{defend} in karate", "{deflect} a punch", "{block} a hit",
        "= fighter blocking",
    ),
    "blow a kiss": (
        "{send} a kiss", "{throw} a kiss to the crowd", "{smooch} into the air", "= air kiss to the fans",
        "{kiss} {poss} fingers and {blow}",
    ),
    "boat pose": (
        "= V-sit", "{hold} a V shape on the floor", "= navasana", "{balance} on {poss} bum with legs up",
        "= ab hold with legs lifted",
    ),
    "bob and weave": (
        "{slip} punches", "= boxer ducking and weaving", "{duck} and {weave}", "{weave} under hooks",
        "= Mike Tyson head movement",
    ),
    "bound": (
        "= deer leaps", "{prance} ahead with long leaps", "{spring} along", "{run} with giant leaping strides",
        "= bounding drill for sprinters",
    ),
    "bow": (
        "{bow} down", "{bend} over politely", "{bow} to the king", "= Japanese greeting", "{show} respect",
        "= butler bowing",
    ),
    "bowl": (
        "{play} tenpin bowling", "{roll} a strike", "= bowling alley throw", "{knock} down the pins", "= bowling",
        "{throw} a bowling ball",
    ),
    "box step-up": (
        "{step} up on a bench and back down", "= step aerobics", "{do} step ups", "{exercise} on a step",
        "= plyo box workout",
    ),
    "boxing stance": (
        "= boxer stance", "= boxing idle", "= boxer ready to fight", "{put} up {poss} dukes",
        "{shuffle} around with fists up", "{get} ready to box",
    ),
    "breakdance freeze": (
        "= b-boy freeze", "= breakdancer upside down", "{do} a freeze on the hands", "= baby freeze",
        "{bust} a breakdance move",
    ),
    "bridge pose": (
        "{lift} the hips in yoga", "= setu bandha", "{hold} a bridge on the shoulders", "= yoga bridge",
        "{arch} up off the mat",
    ),
    "brush teeth": (
        "= brushing teeth before bed", "{clean} {poss} teeth", "{scrub} {poss} teeth with a toothbrush",
        "= morning toothbrush routine", "{use} a toothbrush",
    ),
    "bungee jump": (
        "{leap} off a bridge with a rope on the feet", "= bungee", "= bungee jumper", "{jump} from a crane on a bungee",
    ),
    "burpee": (
        "{do} burpees", "= CrossFit squat thrust jumps", "{drop} down, {kick} the legs back and {jump} up",
        "= full body HIIT move", "{do} squat thrusts",
    ),
    "butt kicks": (
        "{kick} {poss} own bum", "= heel kicks on the spot", "{jog} with the heels hitting the butt",
        "{flick} the heels up to the backside", "= bum kicks warm up",
    ),
    "butterfly stretch": (
        "{flap} the knees sitting on the floor", "= inner thigh stretch, soles together",
        "{sit} with the soles together",
    ),
    "button a shirt": (
        "{do} up a shirt", "{fasten} buttons", "{get} dressed in a shirt", "{do} up {poss} coat buttons", "{button} up",
        "{fasten} a cardigan",
    ),
    "calf raise": (
        "= heel raises", "{go} up and down on tiptoe", "{train} the calves", "{raise} up onto the toes repeatedly",
        "= calf workout",
    ),
    "calf stretch": (
        "{stretch} {poss} calves", "= runner stretching the lower leg", "{push} against a wall to stretch {poss} leg",
        "{loosen} up the calves after running",
    ),
    "call me sign": (
        "{gesture} call me", "= call me maybe", "{signal} to phone", "{make} a pretend phone with thumb and pinky",
        "{mime} phone me later",
    ),
    "camel pose": (
        "= ustrasana", "{arch} back from kneeling to grab the heels", "= yoga backbend on the knees",
        "{do} a backbend kneeling",
    ),
    "carry": (
        "{carry} something", "{carry} groceries", "{lug} something heavy", "= waiter with a tray",
        "{bring} a tray of drinks", "{haul} a bucket of water", "{hold} something while walking",
    ),
    "carry a bag on the shoulder": (
        "= santa with a sack", "{lug} a sack over the shoulder", "{walk} with a duffel bag slung over the shoulder",
        "{haul} a bag of cement on {poss} shoulder", "{carry} a log on the shoulder",
    ),
    "carry a box": (
        "{pick} up something", "{pick} up an object", "{lift} a crate and {put} it down elsewhere", "{move} a box",
        "{pick} up a parcel off the floor", "= mover shifting boxes", "{shift} a crate",
    ),
    "carry a suitcase": (
        "{walk} with a suitcase", "= tourist with luggage", "{wheel} a suitcase through the airport", "{lug} baggage",
        "{drag} a trolley case", "{carry} a briefcase",
    ),
    "carry something on the head": (
        "= woman with a water jug on the head", "{balance} a basket on {poss} head", "{walk} with a pot on the head",
        "{balance} books on the head",
    ),
    "cartwheel": (
        "{do} cartwheels", "= gymnast cartwheeling", "{wheel} sideways over the hands",
        "{turn} a cartwheel on the grass", "= wheel over the hands",
    ),
    "cast a spell with both hands": (
        "= wizard blast with two hands", "{throw} a big fireball", "{unleash} magic with both arms",
        "= sorcerer casting a powerful spell", "{shoot} an energy beam", "{do} a hadouken",
    ),
    "cast a spell with one hand": (
        "= mage attack", "{throw} a fireball", "{cast} a spell", "= wizard", "{shoot} lightning from the hand",
        "{use} magic", "{use} the force",
    ),
    "cat cow": (
        "= yoga back warm-up on all fours", "{arch} {poss} back like a cat", "{round} and {dip} the spine",
        "= cat stretch yoga",
    ),
    "catch a ball": (
        "{catch}", "{catch} something thrown", "= goalkeeper saving a shot", "{grab} a ball out of the air",
        "= goalie save", "= outfielder catching a fly ball",
    ),
    "catwalk": (
        "= supermodel", "= fashion model on the runway", "{strut} down the runway", "{model} clothes", "{sashay}",
        "= fashion show walk",
    ),
    "cha-cha": (
        "{do} the cha-cha", "= latin ballroom dancing", "= cha cha cha", "= ballroom dancer doing cha-cha steps",
    ),
    "chair pose": (
        "= utkatasana", "{sit} on an invisible chair, arms up", "= yoga squat with feet together", "= yoga chair",
    ),
    "chant with raised arms": (
        "= shaman ritual", "{summon} spirits with a chant", "{worship} an idol", "{pray} to the gods with arms up",
        "= cultist", "= druid ritual", "{perform} a rain dance chant",
    ),
    "charge energy": (
        "{power} up", "= super saiyan power up", "{charge} ki", "= anime power up", "{build} up energy",
        "{charge} a special move", "{go} super saiyan",
    ),
    "charge with a sword raised": (
        "= knight charging into battle", "{run} at the enemy with a sword", "{storm} forward with a blade high",
        "{rush} in swinging a sword", "= viking charge",
    ),
    "check the nails": (
        "{look} at {poss} nails", "{admire} a manicure", "{act} bored looking at fingernails",
        "= diva checking her manicure", "{inspect} nail polish",
    ),
    "check the watch": (
        "{look} at {poss} watch", "{check} what time it is", "{see} if it is late", "{glance} at the wristwatch",
        "{look} at a smartwatch", "= waiting for a late bus",
    ),
    "cheer": (
        "{root} for a team", "= crowd cheering", "{celebrate}", "{yell} hooray", "= sports fan",
        "{pump} both fists in the air", "{celebrate} a win",
    ),
    "cheer and jump": (
        "{jump} up and down cheering", "= fans jumping after a goal", "{celebrate} a goal with jumps",
        "{leap} about cheering", "= excited cheering hop",
    ),
    "chest expansion": (
        "{open} up the chest", "{stretch} the chest muscles", "{pull} the arms back behind to stretch", "= pec stretch",
        "{loosen} up the chest after desk work",
    ),
    "chest pass": (
        "{pass} a basketball", "{pass} the ball to a teammate", "= two-handed basketball pass", "{pass} the rock",
        "{throw} a ball from the chest",
    ),
    "child's pose": (
        "= balasana", "{rest} with {poss} forehead on the mat", "= yoga resting pose on the knees",
        "{kneel} with face down and arms out",
    ),
    "chinese jump rope": (
        "{play} elastics", "{play} French skipping", "= school playground elastic band jumping",
        "{jump} in and out of an elastic",
    ),
    "chop vegetables": (
        "{cut} up carrots", "{slice} veggies", "= chef cutting vegetables", "{dice} onions",
        "{prep} dinner with a knife", "{mince} garlic", "= cook chopping",
    ),
    "clap": (
        "{give} a round of applause", "{clap} {poss} hands", "= audience clapping", "{applaud}", "= applause",
        "{put} {poss} hands together",
    ),
    "clap and stomp": (
        "= we will rock you", "{stomp} and {clap}", "{stamp} {poss} feet and {clap}", "= boom boom clap",
        "= stadium chant rhythm",
    ),
    "clean and jerk": (
        "= olympic weightlifter", "{hoist} a barbell overhead from the floor", "= olympic lift",
        "{clean} and {jerk} a barbell", "= strongman lifting a bar overhead",
    ),
    "climb a ladder": (
        "{climb} up to the roof", "= fireman climbing a ladder", "{scale} a ladder", "= ladder climb up loop",
        "= window cleaner going up",
    ),
    "climb a rope": (
        "{shin} up a rope", "= gym class rope climb", "{pull} up along a rope", "{scale} a rope", "= rope climbing",
    ),
    "climb a wall": (
        "= rock climber", "{go} bouldering", "= spiderman wall crawl", "{scale} a wall", "{climb}",
        "{scramble} up a cliff", "= mountaineer on a rock face",
    ),
    "climb down a ladder": (
        "{get} off a ladder", "{come} down from the roof", "= ladder climb down loop", "{back} down a ladder",
    ),
    "climb onto a platform": (
        "{mantle} up", "{climb} up on a ledge", "{pull} up onto a ledge", "{climb} onto a table", "{get} up on a stage",
        "= mantling a ledge", "{scramble} onto a rock",
    ),
    "climb stairs": (
        "{go} upstairs", "{walk} up the stairs", "{walk} upstairs", "{take} the stairs", "{go} up the steps",
        "{climb} to the next floor",
    ),
    "clip nails": (
        "{trim} {poss} fingernails", "{cut} {poss} nails", "{use} nail clippers", "= manicure at home",
        "{trim} {poss} nails",
    ),
    "close a door": (
        "{shut} the door", "{slam} the door", "{slam} a door shut", "{push} the door closed", "{shut} a door quietly",
    ),
    "cobra pose": (
        "= bhujangasana", "{lift} the chest off the mat lying face down", "= yoga snake pose", "{arch} up like a snake",
    ),
    "collapse": (
        "{pass} out", "{black} out", "{keel} over", "{lose} consciousness", "{swoon}", "{crumple} to the ground",
        "= fainting spell",
    ),
    "comb hair": (
        "{brush} {poss} hair", "{do} {poss} hair", "{style} {poss} hair with a comb", "{fix} {poss} hair",
        "{use} a hairbrush", "{groom} {poss} hair",
    ),
    "combat roll": (
        "= dodge roll", "= tactical roll from a shooter game", "{dive} for cover with a roll",
        "= soldier rolling to cover", "{tumble} and {come} up ready",
    ),
    "conduct an orchestra": (
        "= conductor", "= maestro", "{lead} the choir", "{wave} a baton in front of musicians", "{direct} a symphony",
    ),
    "corpse pose": (
        "= savasana", "{relax} at the end of yoga", "= final yoga relaxation", "{meditate} lying down",
    ),
    "cover the ears": (
        "{block} {poss} ears", "= too loud", "{plug} {poss} ears against noise", "{put} hands over the ears",
        "{shut} out the noise",
    ),
    "cover the eyes": (
        "{hide} {poss} eyes", "{refuse} to look", "{play} peekaboo", "= see no evil", "{put} hands over the eyes",
        "{count} during hide and seek", "{watch} a scary movie through the fingers",
    ),
    "cover the mouth": (
        "{gasp} with hand over mouth", "= oops gesture", "{stifle} a giggle", "= speak no evil",
        "{put} a hand over {poss} mouth", "= oh my god reaction",
    ),
    "crab walk": (
        "{walk} like a crab", "{scuttle} belly up on hands and feet", "= crab crawl", "= spider walk facing up",
    ),
    "crack a whip": (
        "{lash} with a whip", "= Indiana Jones whip", "= lion tamer", "{whip}", "{swing} a bullwhip",
        "= Castlevania whip attack",
    ),
    "crash the cymbals": (
        "{play} the cymbals", "= marching band cymbal player", "{bang} cymbals", "= cymbal monkey", "{clash} cymbals",
    ),
    "crawl": (
        "{crawl} on hands and knees", "{crawl} like a toddler", "= crawl cycle", "= baby", "{go} along on all fours",
        "{crawl} through a tunnel",
    ),
    "crawl and stand up": (
        "= baby crawling and getting up", "{crawl} out and {get} to {poss} feet", "{crawl} then {get} up",
        "{crawl} from wreckage and {stand}",
    ),
    "cross punch": (
        "{punch} straight with the rear hand", "= straight punch from a boxer", "= power punch with the rear hand",
        "= boxer throwing a cross", "{throw} a cross",
    ),
    "cross the arms": (
        "{fold} {poss} arms", "{stand} with arms folded", "= bouncer pose", "{stand} with crossed arms",
        "= annoyed stance with folded arms", "= tough guy pose",
    ),
    "cross the arms in an x": (
        "= no way sign", "{make} an X with {poss} arms", "= Wakanda forever", "{signal} wrong answer",
        "= X arms gesture", "= forbidden sign",
    ),
    "cross-country ski": (
        "= nordic skier", "{ski} on the flat", "{go} nordic skiing", "= langlauf", "{glide} over snow with poles",
        "= ski trekking",
    ),
    "crossover dribble": (
        "= ankle breaker", "{switch} hands while dribbling", "{cross} over a defender", "= streetball dribbling",
        "{dribble} from hand to hand",
    ),
    "crouch and stay low": (
        "{crouch}", "{duck}", "{take} cover", "{stay} low behind a crate", "{hide}", "{hide} behind a low wall",
        "= crouch idle",
    ),
    "crouched walk": (
        "= crouch walk", "{walk} hunched low", "{move} in a crouch", "{walk} crouching",
        "{walk} bent over under a low ceiling", "{keep} {poss} head down while walking",
    ),
    "crunch": (
        "= abs workout", "{do} crunches", "{work} on a six-pack", "{do} ab crunches", "{train} {poss} abs",
        "{do} stomach crunches",
    ),
    "cry into the hands": (
        "{cry}", "{weep}", "{bawl}", "{sob}", "{mourn}", "{cry} {poss} eyes out", "{break} down in tears",
    ),
    "curl up on the floor": (
        "= fetal position", "{lie} in a ball", "{cower} on the ground in a ball", "{lie} curled up in pain",
        "{roll} up like a hedgehog",
    ),
    "curling stone delivery": (
        "{throw} a curling rock", "{play} curling", "= curler releasing the stone", "= winter olympics curling",
    ),
    "curling sweep": (
        "{sweep} the ice", "= curling sweeper", "{scrub} the ice with a broom", "{brush} ice in front of the rock",
    ),
    "curtsy": (
        "{bow} like a lady", "{dip} like a princess", "= ballerina curtsy", "= girl greeting royalty",
        "{do} a little curtsey",
    ),
    "cut bread": (
        "{slice} bread", "{saw} through a loaf", "{slice} a baguette", "= baker slicing a loaf", "{carve} a roast",
        "{cut} a loaf",
    ),
    "dab": (
        "{do} the dab", "{hit} the dab", "= Fortnite dab", "= dabbing teenager", "= footballer dab celebration",
    ),
    "dab mouth with a napkin": (
        "{wipe} {poss} mouth at dinner", "{use} a napkin", "{pat} {poss} lips with a serviette",
        "= fine dining napkin wipe", "{dab} with a serviette",
    ),
    "dance freely": (
        "{boogie}", "{party}", "{groove}", "= clubbing", "{dance} at a party", "{bust} a move",
        "{dance} in a nightclub",
    ),
    "dancer pose": (
        "= natarajasana", "{hold} {poss} foot behind in a yoga balance", "= lord of the dance yoga pose",
        "{pull} a foot up behind and {lean} forward",
    ),
    "dart throw": (
        "{play} darts", "{throw} darts", "{hit} a bullseye", "= pub darts", "= darts player aiming at the board",
    ),
    "deadlift": (
        "{lift} a barbell off the floor", "{pull} a heavy barbell up to the hips", "= powerlifter",
        "{lift} something heavy from the ground", "= deadlifts at the gym",
    ),
    "deal cards": (
        "= croupier", "{hand} out cards", "= poker dealer", "{deal} a hand of poker", "= blackjack dealer",
        "{pass} out playing cards",
    ),
    "defuse a bomb": (
        "{disarm} a bomb", "= bomb squad", "{cut} the red wire", "= Counter-Strike defuse", "{deactivate} an explosive",
        "= bomb disposal expert",
    ),
    "die falling backward": (
        "{die}", "= death animation", "{get} shot and {die}", "{drop} dead", "{get} killed", "= dying backwards",
        "{get} shot in the chest",
    ),
    "die falling forward": (
        "= death animation forward", "{get} shot in the back", "{fall} to {poss} knees and {die}", "{die} face down",
        "{get} stabbed in the gut", "= dramatic death on the knees",
    ),
    "dig with a shovel": (
        "{dig}", "{dig} a hole", "{shovel} dirt", "= gravedigger", "{shovel} snow", "{dig} for gold", "{use} a spade",
    ),
    "disco point": (
        "{dance} at a disco", "= Saturday Night Fever", "= John Travolta", "{dance} like in the 70s", "= disco move",
        "{boogie} with a finger in the air",
    ),
    "discus throw": (
        "{throw} a discus", "= discus thrower", "{spin} and {hurl} a disc", "= ancient Greek athlete",
        "{throw} the discus",
    ),
    "dismissive wave": (
        "{shoo} away", "{wave} off a question", "{brush} somebody off", "= whatever gesture", "{wave} someone away",
        "{tell} someone to go away",
    ),
    "dive headfirst": (
        "{dive}", "{dive} into a pool", "= high diver", "{plunge} into the water", "{dive} off a cliff",
        "= swimming pool diving board jump",
    ),
    "dodge": (
        "{sidestep} an attack", "{evade}", "{get} out of the way", "{avoid} a punch", "{dodge} a bullet",
        "{duck} a punch",
    ),
    "donkey kick": (
        "= glute kickbacks", "{kick} a leg back on hands and knees", "= glute workout on all fours",
        "{train} the glutes with leg kickbacks",
    ),
    "downward dog": (
        "= downward facing dog", "{make} an upside-down V", "= yoga dog pose", "= adho mukha svanasana",
    ),
    "doze off": (
        "{nod} off", "{fall} asleep", "{snooze}", "{nap}", "{get} drowsy", "{struggle} to stay awake",
        "= student asleep in class",
    ),
    "draw a pistol from the hip": (
        "= gunslinger", "= cowboy duel", "= western shootout", "{pull} out a gun", "{draw} a gun",
        "= sheriff at high noon", "= quick draw",
    ),
    "draw a sword": (
        "{unsheathe} a sword", "{pull} out a sword", "= knight pulling his sword", "{take} out a katana",
        "{take} the sword out of the scabbard", "= samurai pulling the blade",
    ),
    "dribble and walk": (
        "{dribble} up the court", "{run} with a basketball", "{bring} the ball up the court", "= point guard",
        "{walk} while bouncing a ball",
    ),
    "drink from a bottle": (
        "{chug} a bottle", "{swig} beer", "{drink} a beer", "{drink} soda from a bottle",
        "{hydrate} from a water bottle", "{gulp} down a coke",
    ),
    "drink from a bowl": (
        "{slurp} soup from the bowl", "{drink} broth", "{sip} miso soup", "{drink} with both hands",
        "{drink} matcha from a bowl",
    ),
    "drink from a cup": (
        "{drink}", "{have} a coffee", "{drink} coffee", "{take} a drink", "{drink} a glass of water",
        "{down} a glass of juice", "{have} a drink",
    ),
    "drum on a table": (
        "{drum} with {poss} hands", "{play} the bongos", "= bongo player", "{tap} a rhythm with the palms",
        "{drum} on a desk", "{play} a hand drum",
    ),
    "dry hair with a hair dryer": (
        "{blow} dry {poss} hair", "= hairdryer", "{use} a blow dryer", "{dry} {poss} hair with hot air",
        "{style} {poss} hair with a blow dryer",
    ),
    "dry hair with a towel": (
        "{towel} dry {poss} hair", "{rub} {poss} wet hair", "{towel} off {poss} head",
        "= after the shower, hair drying",
    ),
    "dry the back with a towel": (
        "{towel} off", "{towel} {poss} back", "{dry} off after a swim", "{rub} {poss} back dry",
        "{dry} off with a towel",
    ),
    "duck under something": (
        "{limbo}", "{go} under a low beam", "{stoop} through a low doorway", "{bend} under a fence",
        "{duck} beneath a rope",
    ),
    "duck walk": (
        "{walk} in a squat", "{waddle} in a deep squat", "= squat walk", "= walking squatted down like a duck",
        "= squat waddle exercise",
    ),
    "dust a shelf": (
        "{dust}", "{dust} the furniture", "{clean} a shelf", "= maid with a feather duster", "{wipe} the bookcase",
        "{dust} the bookshelf",
    ),
    "eat a sandwich": (
        "{eat} a burger", "{munch} on a hot dog", "{have} lunch", "{bite} into a sub", "{eat} a burrito",
        "{grab} a bite",
    ),
    "eat an apple": (
        "{munch} on an apple", "{bite} an apple", "{eat} fruit", "{have} a snack", "{crunch} on an apple",
        "{eat} a cookie",
    ),
    "eat popcorn": (
        "{snack} on popcorn", "{watch} a film with popcorn", "{munch} crisps", "{snack} on chips",
        "{eat} nuts out of a bag", "= movie night snacking",
    ),
    "eat with a spoon": (
        "{eat} cereal", "{eat} soup", "{spoon} up soup", "{have} breakfast", "{eat} ice cream from a cup",
        "{eat} yoghurt", "{have} a bowl of cereal",
    ),
    "eat with chopsticks": (
        "{eat} noodles", "{eat} ramen", "{eat} sushi", "{use} chopsticks", "{slurp} noodles", "{have} Chinese takeaway",
    ),
    "elbow strike": (
        "{elbow} someone", "{elbow} an attacker", "{throw} an elbow", "= muay thai elbow", "= elbow attack",
        "{smash} with the elbow",
    ),
    "facepalm": (
        "= facepalm meme", "{slap} {poss} forehead", "= Picard facepalm", "{do} a facepalm", "= doh moment",
        "{put} {poss} face in {poss} palm in disbelief",
    ),
    "fall backward": (
        "{slip} and {fall}", "{fall} on {poss} back", "{fall} on {poss} butt", "{slip} on a banana peel",
        "{tumble} backwards", "{slip} on ice",
    ),
    "fall forward": (
        "{fall} over", "{fall} down", "{faceplant}", "{trip} and {fall}", "{fall} on {poss} face",
        "{stumble} and {hit} the ground", "{fall}",
    ),
    "fencing advance and lunge": (
        "{fence}", "= fencer", "{attack} with a rapier", "= olympic fencing", "= musketeer", "{poke} with a foil",
        "{do} fencing",
    ),
    "figure skating spin": (
        "= figure skater spinning", "{spin} on ice", "{twirl} on skates", "= ice skating twirl",
        "= ice dancer pirouette",
    ),
    "figure skating spiral": (
        "= figure skating pose on one leg", "{glide} on one skate", "= ice ballet glide",
        "= ice dancer gliding with a leg up",
    ),
    "fire a cannon": (
        "{shoot} a cannon", "= pirate gunner", "{blast} a cannonball", "= artillery crew",
        "{light} the fuse and {cover} the ears",
    ),
    "fire a rocket launcher": (
        "{shoot} a bazooka", "= RPG", "{fire} a missile from the shoulder", "{shoot} an RPG", "{launch} a rocket",
        "= soldier with an anti-tank weapon",
    ),
    "fist and palm salute": (
        "= kung fu greeting", "{bow} with fist in hand", "= martial arts salute", "= Chinese new year greeting",
        "= wushu salute",
    ),
    "fist bump": (
        "{bump} knuckles", "{do} a fist bump", "= bro fist", "{pound} it", "{dap} up a friend", "= knuckle bump",
    ),
    "fist pump": (
        "= yes gesture", "{pump} {poss} fist", "= Tiger Woods celebration",
        "{celebrate} like a tennis player after a point", "= victory fist",
    ),
    "flee": (
        "{run} away", "{escape}", "{get} chased", "{run} from a monster", "{bolt} in panic", "{flee} from zombies",
        "{scram}",
    ),
    "flick a wand": (
        "= Harry Potter", "{wave} a magic wand", "{use} a wand", "= fairy with a wand", "{cast} a spell with a stick",
        "= magician waving a wand", "= expelliarmus",
    ),
    "flinch": (
        "{cower}", "{recoil}", "{wince}", "{shield} {poss} face", "{cringe} away", "{duck} away from a thrown object",
    ),
    "flip a pancake": (
        "{make} pancakes", "{flip} crepes", "= cook tossing a pancake", "{toss} food in a frying pan",
        "{use} a frying pan",
    ),
    "float on the back": (
        "{float} in the pool", "{drift} in the sea", "{chill} in the water", "{float} on water",
        "= floating in the dead sea",
    ),
    "flutter kick": (
        "{kick} the legs up and down lying on the back", "= lower abs workout", "= scissors exercise for abs",
        "{scissor} the legs on the floor",
    ),
    "flying kick": (
        "= jump kick", "{do} a jump kick", "= Bruce Lee flying kick", "= kung fu movie kick in the air",
        "{do} a flying side kick",
    ),
    "fold clothes": (
        "{fold} laundry", "{fold} the washing", "{fold} a T-shirt", "{put} away the laundry neatly", "{fold} towels",
    ),
    "folk dance kicks": (
        "= Irish dancing", "= Russian dance", "{dance} like a cossack", "{do} a jig", "= riverdance", "= Hava Nagila",
    ),
    "forward roll": (
        "{roll}", "{do} a somersault", "{tumble} on a mat", "= roly-poly", "{roll} forward", "= gymnastics front roll",
        "{roll} head over heels",
    ),
    "frisbee throw": (
        "{toss} a frisbee", "{play} frisbee", "{throw} a disc", "{play} ultimate", "= disc golf",
        "{fling} a frisbee to a dog",
    ),
    "frog jump": (
        "{leap} like a frog", "{hop} like a frog", "= leapfrog", "= frog hop", "= toad",
    ),
    "front flip": (
        "{somersault} in the air", "{flip} forward", "= front tuck", "= parkour flip", "{do} a frontflip",
        "= acrobat flip",
    ),
    "front kick": (
        "{kick}", "{kick} somebody", "= karate kick", "= teep", "{kick} forward", "{kick} the door in",
        "= this is Sparta kick",
    ),
    "gallop": (
        "{canter}", "{prance} like a pony", "{pretend} to be a horse", "= kid on a hobby horse",
    ),
    "gargle": (
        "{rinse} {poss} mouth", "{use} mouthwash", "{rinse} and {spit}", "{gargle} with salt water",
        "= sore throat gargle",
    ),
    "get down on all fours": (
        "{go} on all fours", "{get} on {poss} hands and knees", "{drop} onto all fours", "{get} down like a dog",
    ),
    "get hit in the head": (
        "{get} punched in the face", "{get} slapped", "{take} a punch", "= hit reaction head",
        "{take} a blow to the jaw", "= headshot reaction",
    ),
    "get hit in the stomach": (
        "{get} punched in the gut", "= gut punch reaction", "{have} the wind knocked out", "{take} a body shot",
        "= hit reaction body", "{double} over",
    ),
    "get on a bicycle": (
        "{hop} on a bike", "{start} cycling", "{mount} a bicycle", "{get} on {poss} bike", "= cyclist setting off",
    ),
    "get up from lying": (
        "{get} off the ground after a knockout", "{wake} up and {get} up", "{rise} from the dead", "{get} out of bed",
        "= get up animation",
    ),
    "get up from sitting on the floor": (
        "{stand} up from the floor", "{get} up from the carpet", "{rise} after sitting on the ground",
    ),
    "give something": (
        "{hand} over something", "{give} a present", "{hand} someone an item", "{pass} something to a friend",
        "{offer} a gift", "{deliver} a parcel", "{pay} with cash",
    ),
    "glute bridge": (
        "= hip thrusts", "{thrust} the hips up lying down", "{train} {poss} butt", "= bum lift exercise",
        "{raise} the hips off the floor",
    ),
    "golf putt": (
        "{putt}", "{play} mini golf", "{sink} a putt", "{play} crazy golf", "{tap} the ball into the hole",
    ),
    "golf swing": (
        "= golfer", "{play} golf", "{tee} off", "{hit} a golf ball", "{drive} a ball down the fairway",
        "= Tiger Woods swing", "{swing} a golf club",
    ),
    "grand jete": (
        "= ballet leap", "= ballet split jump", "{leap} like a ballerina", "= ballet dancer jumping",
        "= ballerina jump",
    ),
    "grapevine": (
        "= aerobics side steps with crossing", "{do} the grapevine", "= line dancing",
        "= country and western line dance", "= greek dance steps",
    ),
    "hammer a nail": (
        "{hammer}", "{use} a hammer", "= carpenter", "{bang} in a nail", "{pound} with a hammer", "= builder hammering",
        "= blacksmith",
    ),
    "hammer throw": (
        "= hammer thrower", "= olympic hammer throw", "{whirl} a ball on a chain and {let} go", "{throw} the hammer",
    ),
    "hamstring stretch": (
        "{stretch} {poss} hamstrings", "{stretch} the back of the legs", "{sit} and {reach}",
        "{fold} forward over straight legs",
    ),
    "hand on heart": (
        "{pledge} allegiance", "{sing} the national anthem", "{put} {poss} hand on {poss} heart", "{swear} an oath",
        "= sincere thank you", "{feel} touched",
    ),
    "hand seals": (
        "= Naruto", "{do} a jutsu", "= ninja hand signs", "= ninjutsu", "{weave} hand signs", "= anime ninja technique",
    ),
    "handshake": (
        "{shake} hands", "{greet} a business partner", "{seal} the deal", "= nice to meet you", "{meet} a client",
        "{shake} on it",
    ),
    "handstand": (
        "{do} a handstand", "{stand} on {poss} hands", "= upside down on the hands", "{balance} upside down",
        "= gymnast handstand",
    ),
    "hang up clothes": (
        "{hang} out the washing", "{hang} laundry on a clothesline", "{dry} clothes on the line",
        "{peg} out the washing", "{put} up wet laundry",
    ),
    "happy baby pose": (
        "= ananda balasana", "{grab} {poss} feet lying on the back", "= baby on its back playing with its feet",
        "{roll} on the back holding the feet",
    ),
    "header": (
        "{head} the ball", "{score} with a header", "= soccer header", "= footballer heading a ball",
        "{nod} the ball into the net",
    ),
    "heart above the head": (
        "{make} a big heart with {poss} arms", "= K-pop idol heart over the head", "= big arm heart",
        "{make} a heart over {poss} head",
    ),
    "heart with the hands": (
        "{make} a heart", "{make} a heart with {poss} hands", "= love sign", "= I love you gesture",
        "{show} love to the fans",
    ),
    "hero pose": (
        "= virasana", "{sit} on {poss} heels", "= seiza", "{kneel} sitting on the heels like in Japan",
        "{sit} on the knees",
    ),
    "high five": (
        "{give} me five", "{slap} hands with a friend", "{do} a high-five", "= high ten", "= up top", "= low five",
    ),
    "high jump over a bar": (
        "= high jumper", "{do} a Fosbury flop", "{clear} the bar", "= track and field high jump",
        "{jump} over a high bar",
    ),
    "high knees": (
        "{run} in place lifting the knees", "= high knee run", "{pump} {poss} knees up", "= cardio knee lifts",
        "{sprint} on the spot",
    ),
    "hip circles": (
        "{spin} a hula hoop", "{rotate} {poss} hips", "{swirl} the hips", "= hula hooping", "{gyrate}",
        "{warm} up the hips",
    ),
    "hip-hop bounce": (
        "{dance} hip hop", "= rapper", "= hip-hop dancer", "{bop} to a beat", "= breakdance battle groove",
        "= street dancer", "{dance} to rap",
    ),
    "hold a horse stance": (
        "{train} kung fu stances", "= shaolin monk stance", "= ma bu", "{stand} in a low kung fu stance",
        "= Karate Kid training stance",
    ),
    "hook punch": (
        "{throw} a hook", "{throw} a haymaker", "= left or right hook", "{swing} a punch from the side",
        "{deck} somebody with a hook",
    ),
    "hop on both feet": (
        "{hop}", "= bunny hop", "{hop} like a bunny", "= rabbit", "{hop} like a kangaroo", "{bounce} up and down",
        "= pogo stick",
    ),
    "hop on one leg": (
        "{hop} on one foot", "{hop} about with a sore foot", "{jump} on one leg", "{hop} one-legged",
        "= one-legged pirate hopping",
    ),
    "hopscotch": (
        "= kids' chalk squares game", "{jump} through squares on the pavement", "{hop} along chalk squares",
        "= playground hop one two",
    ),
    "horse stance": (
        "= horse stance yoga", "= goddess pose", "= wide squat hold with turned out feet", "{squat} wide in yoga",
        "= goddess squat",
    ),
    "hug oneself": (
        "{hug} {poss} own body", "{wrap} {poss} arms around {poss} own shoulders", "= self hug",
        "{feel} chilly and {rub} the arms", "{comfort} oneself", "= self love",
    ),
    "hug somebody": (
        "{hug}", "{give} a hug", "{cuddle}", "{embrace} a friend", "= group hug", "{greet} with a hug",
        "{hug} {poss} mum",
    ),
    "hurdles": (
        "= hurdler", "{run} the 110 metre hurdles", "{race} over hurdles", "{jump} hurdles on the track",
        "= steeplechase",
    ),
    "ice skate": (
        "{skate} on ice", "= ice skater", "= speed skater", "= hockey player skating", "{go} around the ice rink",
        "{glide} across a frozen lake",
    ),
    "inchworm": (
        "{walk} {poss} hands out and back", "= hand walkout exercise", "{do} walkouts", "= caterpillar exercise",
        "{walk} out to a plank and back",
    ),
    "iron clothes": (
        "{iron} a shirt", "{do} the ironing", "{press} clothes", "{use} an ironing board", "{iron}",
        "{steam} out wrinkles",
    ),
    "jab": (
        "{throw} a jab", "= quick lead punch", "= boxer jabbing", "{poke} with the lead fist",
    ),
    "javelin throw": (
        "= javelin thrower", "{throw} a spear", "{hurl} a spear", "{throw} a javelin", "= hunter throwing a spear",
        "= caveman with a spear",
    ),
    "jazz hands": (
        "= ta-da", "= Broadway dancer", "{wiggle} {poss} fingers in the air", "= musical theatre hands",
        "= showbiz hands", "{show} off with sparkle fingers",
    ),
    "jog": (
        "{go} for a jog", "{run} slowly", "= morning run", "= slow run", "{run} at a gentle pace", "{trot}",
    ),
    "judo foot sweep": (
        "{trip} an opponent", "{sweep} the leg", "= judo leg sweep", "{sweep} someone off {poss} feet", "= ashi barai",
    ),
    "judo throw": (
        "{throw} someone over the shoulder", "= judoka", "{flip} an attacker over", "= ippon",
        "{toss} an opponent on the mat", "{do} judo", "= body throw",
    ),
    "juggle a soccer ball": (
        "{do} keepy-uppy", "= kick-ups", "= soccer freestyle tricks", "{keep} a football in the air",
        "{do} keepie uppies", "= hacky sack",
    ),
    "jump and reach up": (
        "{jump} to grab something", "{try} to reach a high shelf", "{jump} and {hit} a coin block",
        "= Super Mario jump", "{leap} up to touch the ceiling",
    ),
    "jump and turn": (
        "= jump spin", "{spin} in the air", "{do} an aerial 360", "{twist} around in mid-air",
        "{hop} around to face another way", "= jump turn",
    ),
    "jump backward": (
        "{hop} back", "{leap} backwards", "{jump} back from a snake", "= backward hop", "{spring} back",
    ),
    "jump down": (
        "{jump} off a ledge", "{hop} off a wall", "{drop} down from a ledge", "{leap} off a roof", "{jump} off a table",
        "{get} off a platform",
    ),
    "jump for joy": (
        "{jump} with happiness", "= so happy", "= lottery winner", "{be} super excited", "= yay",
        "{bounce} with excitement", "{celebrate} good news",
    ),
    "jump forward": (
        "{jump} ahead", "{hop} forward", "{jump} across a gap", "{spring} forward", "= forward hop",
    ),
    "jump in place": (
        "{jump}", "{jump} up", "{jump} up and down", "{jump} on the spot", "= jump animation", "{jump} on a trampoline",
        "{leap} up",
    ),
    "jump onto a box": (
        "= box jumps", "{jump} on top of a crate", "{jump} onto a platform", "{hop} up on a ledge", "{jump} on a table",
    ),
    "jump over an elastic": (
        "{jump} side to side over a line", "= lateral line hops", "{leap} back and forth across a rubber band",
        "= elastics game, side to side",
    ),
    "jump over something": (
        "{jump} over a log", "{hop} over a fence", "{hurdle} a fallen tree", "{jump} across a stream",
        "{leap} over a puddle",
    ),
    "jump rope": (
        "{skip} rope", "{use} a skipping rope", "= boxer skipping", "= cardio with a skipping rope",
        "{play} with a skipping rope",
    ),
    "jump sideways": (
        "{hop} to the side", "= lateral jump", "{leap} sideways", "{jump} left and right", "{spring} aside",
    ),
    "jump squat": (
        "= plyometric squats", "{squat} and {jump}", "{do} squat jumps", "{explode} up out of a squat",
    ),
    "jumping jack": (
        "{jump} with arms and legs going out and in", "= PE class warm-up", "= side straddle hops",
        "= gym teacher warm-up",
    ),
    "karate punches": (
        "= karate kata", "{do} karate", "{practise} karate", "= dojo training", "= martial artist punching drill",
        "= black belt", "= karateka",
    ),
    "kettlebell swing": (
        "{swing} a kettlebell", "= kettlebell workout", "{train} with a kettlebell", "= Russian kettlebell swings",
    ),
    "kick a can": (
        "{kick} a stone", "{kick} a rock down the road", "{kick} something on the ground", "{boot} a tin can",
        "{kick} a pebble",
    ),
    "kick ball change": (
        "= jazz dance step", "= tap dancer kick step", "= chorus line step", "= Broadway kick step",
    ),
    "kiss a hand": (
        "{kiss} a lady's hand", "= gentleman greeting a lady", "= knight kissing the queen's hand", "= Prince Charming",
        "{kiss} the ring",
    ),
    "kiss on the cheeks": (
        "{kiss}", "{kiss} someone on the cheek", "= French greeting", "{greet} grandma with a kiss", "= la bise",
        "{peck} on the cheek",
    ),
    "knead dough": (
        "= baker", "{make} bread", "{knead}", "{work} pizza dough", "= pizza maker kneading", "{make} pasta dough",
    ),
    "knee hug stretch": (
        "{pull} a knee to {poss} chest", "{hug} {poss} knee", "= knee to chest",
        "{stretch} the lower back by hugging a leg",
    ),
    "knee strike": (
        "{knee} someone", "{knee} an attacker in the groin", "= muay thai knee", "{knee} an opponent in the stomach",
        "= knee attack",
    ),
    "kneel and stand up": (
        "{kneel} briefly and {get} up", "{go} down on a knee and back up", "{genuflect}", "{kneel} and {rise}",
        "= quick kneel in church",
    ),
    "kneel down": (
        "{kneel}", "{propose} marriage", "{get} down on one knee", "{take} a knee", "{kneel} before the king",
        "= proposal", "{fall} to {poss} knees",
    ),
    "kneel upright": (
        "{stay} on {poss} knees", "= kneeling idle", "= kneeling pose", "{be} on {poss} knees",
        "= hostage on the knees",
    ),
    "knife slash": (
        "{slash} with a knife", "{swing} a knife", "= knife fight", "{cut} someone with a dagger",
        "= assassin slashing", "{slice} with a dagger",
    ),
    "knife stab": (
        "{stab} someone", "{stab}", "= murderer stabbing", "= Psycho shower scene", "{thrust} a dagger",
        "= assassin stabbing", "{shank} somebody",
    ),
    "knock on a door": (
        "{knock}", "= knock knock", "= visitor at the door", "{bang} on the door", "{rap} on the door",
        "= trick or treat", "= police knocking",
    ),
    "knocked back to the floor": (
        "{get} knocked out", "{get} blown up", "= knockout", "= ragdoll explosion", "{get} hit by a car",
        "= knockdown animation", "{get} KO'd",
    ),
    "lasso": (
        "= cowboy", "= rodeo roping", "{twirl} a rope overhead", "{rope} a calf", "= cattle wrangler",
        "{swing} a lariat",
    ),
    "laugh": (
        "{crack} up", "{giggle}", "{laugh} out loud", "= LOL", "{chuckle}", "{find} something hilarious",
    ),
    "lean against a wall": (
        "{lean} on a wall", "{lean} back against a wall", "= cool guy leaning", "= leaning idle",
        "{hang} out by a wall", "{loiter}",
    ),
    "leap": (
        "{take} a running jump", "{leap} across a chasm", "{jump} over a gap at a run", "{run} and {jump}",
        "= running jump",
    ),
    "leg press": (
        "= leg day machine", "{push} a sled with {poss} legs at the gym", "{train} legs on a machine",
        "= leg press machine",
    ),
    "leg swings": (
        "{swing} {poss} leg back and forth", "= pendulum leg warm-up", "{loosen} up the hips by swinging a leg",
        "{warm} up a leg before running",
    ),
    "lie down": (
        "{go} to bed", "{go} to sleep", "{lay} down", "{lie} on the floor", "{take} a nap", "{lie} on the bed",
    ),
    "lie down on the side": (
        "{lie} on {poss} side", "{go} to sleep on {poss} side", "= recovery position",
        "{turn} in for the night, lying sideways",
    ),
    "lie still": (
        "{sleep}", "{be} asleep", "{lay} there motionless", "{play} dead", "= dead body", "= sleeping idle",
        "{sunbathe}",
    ),
    "limp": (
        "= injured walk", "{hobble}", "{walk} with a limp", "= hurt leg", "= wounded soldier walking",
        "{walk} with a sprained ankle",
    ),
    "listen with the hand at the ear": (
        "{eavesdrop}", "{strain} to hear", "= Hulk Hogan ear gesture", "{listen}", "{ask} what did you say",
        "= can't hear you", "= hard of hearing",
    ),
    "load a washing machine": (
        "{do} the laundry", "{put} laundry in the washer", "{fill} the washing machine", "{load} the dryer",
        "{put} a wash on",
    ),
    "long jump": (
        "= standing broad jump", "{jump} as far as possible", "{do} a broad jump", "{leap} far without a run-up",
    ),
    "long jump with a run-up": (
        "= long jumper", "{leap} into a sandpit", "{jump} into the sand", "= track and field long jump",
        "= olympic long jump",
    ),
    "look around": (
        "{search} for something", "{scan} the area", "{look} left and right", "= lost tourist",
        "{check} the surroundings", "{look} for a friend",
    ),
    "look back over the shoulder": (
        "{look} behind", "{glance} back", "{check} if being followed", "{look} back",
        "{turn} {poss} head to see behind",
    ),
    "lotus pose": (
        "{meditate}", "= meditation", "= buddha", "= monk meditating", "= padmasana", "{sit} in lotus", "= zen",
    ),
    "lunge": (
        "{do} lunges", "= leg workout", "{train} legs with lunges", "{step} into a lunge", "{do} reverse lunges",
    ),
    "lunge stretch": (
        "{stretch} the hip flexors", "= runner's lunge", "= low lunge yoga", "= stretching before a run",
        "{stretch} in a deep lunge", "= crescent lunge",
    ),
    "lying leg raise": (
        "= leg raises", "{raise} {poss} legs lying down", "{lift} straight legs off the floor",
        "= lower ab exercise, legs up",
    ),
    "macarena": (
        "= Macarena song dance", "= 90s party dance", "{do} the Macarena", "= Los del Rio dance", "{dance} to Macarena",
    ),
    "make a phone call": (
        "{talk} on the phone", "{call} someone", "{be} on the phone", "{phone} a friend", "{chat} on {poss} cell",
        "{answer} {poss} mobile", "{take} a call",
    ),
    "march": (
        "= soldier marching", "= military parade", "= goose-stepping", "= toy soldier", "{march} in a parade",
        "= marching band member",
    ),
    "march in place": (
        "{march} on the spot", "= marching in place warm-up", "{step} on the spot", "= aerobics march", "{mark} time",
    ),
    "medicine ball slam": (
        "= ball slams", "{slam} a medicine ball", "{slam} a ball on the ground", "{smash} a heavy ball down",
        "= slam ball workout",
    ),
    "medicine ball throw": (
        "{chuck} a medicine ball", "{toss} a heavy gym ball", "{throw} a ball with two hands", "{heave} a heavy ball",
    ),
    "moonwalk": (
        "= Michael Jackson", "= Billie Jean", "{dance} like Michael Jackson", "{do} the backslide",
        "{slide} backwards like MJ",
    ),
    "mop the floor": (
        "{mop}", "= janitor", "{clean} the kitchen floor with a mop", "{mop} up a spill", "= cleaner with a mop",
        "{swab} the deck",
    ),
    "mount a horse": (
        "{get} on {poss} horse", "{saddle} up", "{climb} on {poss} horse", "= rider getting in the saddle",
        "= cowboy mounting up", "{hop} onto a pony",
    ),
    "mountain climber": (
        "= plank running", "{run} in a plank position", "= cardio core drill in a push-up position",
        "{drive} {poss} knees in from a plank",
    ),
    "mountain pose": (
        "= tadasana", "{stand} tall in yoga", "= yoga standing start pose", "{stand} straight with palms forward",
    ),
    "move a chess piece": (
        "{play} chess", "= chess player", "{make} a chess move", "= checkmate", "{play} checkers", "{move} a pawn",
        "{play} draughts",
    ),
    "neck stretch": (
        "{stretch} {poss} neck", "{roll} {poss} head", "{crack} {poss} neck", "= stiff neck", "{loosen} up the neck",
        "= neck rolls",
    ),
    "nod": (
        "{say} yes", "{nod} {poss} head", "{agree}", "= yes", "{nod} in agreement", "{nod} along",
    ),
    "ok sign": (
        "= OK gesture", "= okay", "{signal} ok", "{make} an okay sign", "= all good sign", "= thumb and finger ring",
    ),
    "ollie": (
        "{do} an ollie", "= skateboard trick", "{jump} with a skateboard", "= Tony Hawk", "= skater boy trick",
        "{pop} the board off the ground",
    ),
    "open a door": (
        "{open} the door", "{go} through a door", "{enter} a room", "{walk} through a door", "{come} in",
        "{let} someone in", "{open} the fridge",
    ),
    "open a jar": (
        "{open} a bottle", "{unscrew} a lid", "{twist} off the cap", "{open} a jar of pickles",
        "{struggle} with a tight lid", "{open} a jam jar",
    ),
    "open a parachute": (
        "{pull} the ripcord", "= skydiver opening the chute", "= paratrooper", "{deploy} a parachute",
        "{drop} into Fortnite", "{glide} down on a parachute",
    ),
    "open a treasure chest": (
        "= Zelda chest opening", "{loot} a chest", "{find} treasure", "{open} a chest", "= pirate finding gold",
        "{open} a loot box",
    ),
    "open an umbrella": (
        "{put} up an umbrella", "{take} out an umbrella in the rain", "{open} a brolly", "{pop} open a parasol",
        "{shelter} from the rain",
    ),
    "open and close a drawer": (
        "{look} in a drawer", "{open} a drawer", "{rummage} in a dresser", "{pull} out a drawer and {shut} it",
        "{check} the filing cabinet",
    ),
    "open the arms wide": (
        "{welcome} everyone", "= welcome gesture", "= Christ the Redeemer", "{spread} {poss} arms", "= behold",
        "= are you not entertained", "{greet} the crowd with open arms",
    ),
    "open the curtains": (
        "{draw} the curtains", "{pull} the drapes", "{open} the blinds", "{let} the sunshine in", "{shut} the drapes",
    ),
    "operate a cockpit panel": (
        "= airline pilot in the cockpit", "{flip} switches", "= astronaut at the controls",
        "{push} buttons on a control panel", "= flight simulator", "{prepare} for takeoff",
    ),
    "overhead press": (
        "= shoulder press", "{press} dumbbells overhead", "{lift} weights above the head", "= military press",
        "{push} a barbell overhead",
    ),
    "overhead stretch": (
        "{stretch}", "{stretch} {poss} arms up", "= stretching after getting up", "{reach} for the sky to stretch",
        "= morning stretch", "{stretch} out",
    ),
    "overhead throw-in": (
        "{take} a throw-in", "= soccer throw from the sideline", "{throw} the ball in from the touchline",
        "{throw} a ball from behind the head",
    ),
}  # fmt: skip
