/**
 * Sets of words of which only one can be true of a thing. A set that begins with `!` holds words that mean nothing else,
 * so that two of them are a conflict wherever the texts otherwise speak of the same.
 */
const SETS = `
! monday, tuesday, wednesday, thursday, friday, saturday, sunday
! january, february, march, april, june, july, august, september, october, november, december
! spring, summer, autumn fall, winter
! yesterday, today, tomorrow
! morning, noon, afternoon, evening, night, midnight
! north northern northward, south southern southward, east eastern eastward, west western westward
! northeast, northwest, southeast, southwest
! english, french, german, spanish, italian, portuguese, dutch, russian, chinese, japanese, korean, arabic, hindi, latin, greek, turkish, swedish, polish
! africa, asia, europe, america, australia, antarctica, oceania
! mercury, venus, earth, mars, jupiter, saturn, uranus, neptune, pluto
! dozens, hundreds, thousands, millions, billions, trillions
! daily, weekly, monthly, quarterly, yearly annually annual, hourly
! always, usually, sometimes occasionally, rarely seldom, never
! positive, negative, neutral, mixed
! proton, neutron, electron
! red, orange, yellow, green, blue, purple violet, pink, brown, tan, beige, black, white, grey gray, silver, gold
left, right, middle center centre; top, bottom, side; front, back, side; upper, lower, middle; inner, outer
low, medium moderate, high; small, medium, large big; short, medium, long; slow, fast; cheap, expensive; mild, moderate, severe; weak, strong
approved accepted, rejected denied declined, pending, cancelled canceled, withdrawn; open, closed, resolved; draft, published, archived; active, inactive, suspended, expired
success, failure, error, warning; critical, major, minor, trivial; urgent, normal; info, warn, error, debug; debug, release; paid, unpaid, overdue, refunded, free
shipped, delivered, returned; enabled, disabled; running, stopped, paused, failed; passed, failed, skipped; queued, running, completed
first, second, third, fourth, fifth, last; primary, secondary, tertiary; single, double, triple; singular, plural; odd, even
man boy father husband brother son uncle, woman girl mother wife sister daughter aunt; male, female; child, adult, senior; baby, teenager, adult; king, queen; dog, cat
beginner novice, intermediate, advanced expert; junior, senior; bronze, silver, gold, platinum; free, basic, standard, premium, pro, enterprise; bachelor, master, doctorate
get, post, put, patch, delete, head, options; select, insert, update, delete; ascending, descending, random; json, xml, yaml, csv, toml, html; http, https, ftp, ssh, websocket
tcp, udp; rest, graphql, grpc, soap; rsa, aes, sha, md5; png, jpeg jpg, gif, webp, svg, tiff, bmp; utf, ascii, latin; get, set; read, write, execute, admin
development dev, staging, production prod, testing; alpha, beta, stable; major, minor, patch; frontend, backend, database; client, server; ram, disk, cpu, gpu; input, output
string, number integer, boolean, array list, object, null; int, float, double, char; public, private, protected; constant, linear, logarithmic, quadratic, cubic, exponential
synchronous, asynchronous; stack, queue, heap, tree, graph; error, warning; merge, rebase; add, subtract, multiply, divide; sum, difference, product, quotient; mean average, median, mode
buy, sell, hold; bull bullish, bear bearish; stock share equity, bond, option, future; debit, credit, cash; gross, net; asset, liability; deposit, withdrawal, transfer; fixed, variable
solid, liquid, gas, plasma; oxygen, hydrogen, nitrogen, carbon, helium; acid, base, neutral; series, parallel; convex, concave; heat, cold; mass, weight, volume, density
heart, liver, kidney, lung, brain, stomach; virus, bacterium bacteria, fungus; oral orally, intravenous intravenously, topical topically; vein, artery; acute, chronic; benign, malignant
breakfast, lunch, dinner; tea, coffee, water, juice, milk, beer, wine; butter, oil, margarine, cream; sugar, salt, pepper, flour; beef, pork, chicken, lamb, fish, turkey
teaspoon, tablespoon, cup; boil, fry, bake, roast, grill, steam; white, yolk; raw, cooked; hot, cold, warm; sweet, sour, bitter, salty, spicy; vegan, vegetarian, carnivore
car, bus, train, tram, bicycle bike, plane airplane, ship, ferry, taxi, truck, motorcycle, subway metro; road, rail, air, sea; single, return; economy, business, first
apple, banana, orange, pear, cherry, lemon, grape, strawberry; carrot, onion, potato, tomato, cucumber, garlic, mushroom, celery; plaintiff, defendant; civil, criminal; guilty, innocent
guitar, piano, violin, flute, drum, trumpet; football soccer, basketball, baseball, tennis, golf, hockey, volleyball
billing, shipping, technical, sales, support, marketing, engineering, legal, finance, security, account, product; question, complaint, request, feedback, praise, bug, feature
email, phone, chat, fax, sms, mail, post; card, cash, check cheque, transfer, paypal; tax, fee, fine, interest; employee, contractor, freelancer, intern; full, part; federal, state, local, municipal
employer, employee; tenant, landlord; lessor, lessee; licensor, licensee; buyer, seller; lender, borrower; trainer, trainee; payer, payee; teacher, student, parent; doctor, nurse, patient
admin administrator, editor, viewer, owner, guest, member, moderator; user, administrator; manager, employee, intern; customer, employee, supplier; resident, visitor; citizen, foreigner
democrat, republican, independent; mother, father; guest, host; verbal oral, written; true, false, unknown; yes, no, maybe; joy, anger, sadness, fear, surprise, disgust; happy, sad, angry
past, present, future; before, during, after; beginning, middle, end; wood, metal, plastic, glass, paper, stone, leather, cotton, wool, steel; gold, silver, copper, iron
`;

/** Words of which only one can be true of a thing: the place of each word's meaning, by word. */
export interface ExclusiveSet {
  readonly isPlain: boolean;
  readonly meanings: ReadonlyMap<string, number>;
}

const readSet = (line: string): ExclusiveSet => ({
  isPlain: line.startsWith("!"),
  meanings: new Map(
    line
      .replace("!", "")
      .split(",")
      .flatMap((meaning, at) =>
        meaning
          .trim()
          .split(" ")
          .map((word) => [word, at] as const),
      ),
  ),
});

/** All sets. */
const EXCLUSIVE_SETS: readonly ExclusiveSet[] = SETS.trim()
  .split(/[;\n]/)
  .map((line) => readSet(line.trim()));

const byWord = new Map<string, ExclusiveSet[]>();
for (const set of EXCLUSIVE_SETS) {
  for (const word of set.meanings.keys()) byWord.set(word, [...(byWord.get(word) ?? []), set]);
}

/** The sets a word is in. */
export const SETS_BY_WORD: ReadonlyMap<string, readonly ExclusiveSet[]> = byWord;
