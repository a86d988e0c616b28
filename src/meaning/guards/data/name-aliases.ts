/** Names of one thing; on a line, each stands for all others. Lower-cased. */
const ALIASES = `
us, usa, u.s., america, american, united states, states; uk, u.k., britain, british, united kingdom, great britain, english
eu, european union, european; un, united nations; nyc, new york, new york city; la, los angeles; dc, washington
js, javascript, ecmascript; ts, typescript; py, python; k8s, kubernetes; postgres, postgresql; mongo, mongodb; golang, go
aws, amazon web services; gcp, google cloud; ai, artificial intelligence; ml, machine learning; api, apis; db, database
france, french, frenchman; spain, spanish, spaniard; germany, german, germans; italy, italian; china, chinese; japan, japanese
netherlands, dutch, holland; denmark, danish, dane; sweden, swedish, swede; norway, norwegian; finland, finnish, finn; greece, greek
poland, polish, pole; ireland, irish; wales, welsh; scotland, scottish, scots; england, english; switzerland, swiss; turkey, turkish, türkiye
portugal, portuguese; peru, peruvian; mexico, mexican; brazil, brazilian; russia, russian; ukraine, ukrainian; canada, canadian; egypt, egyptian
india, indian; iraq, iraqi; iran, iranian; israel, israeli; korea, korean; vietnam, vietnamese; thailand, thai; europe, european; asia, asian; africa, african
`;

const GROUPS = ALIASES.trim()
  .split(/[;\n]/)
  .map((line) => line.split(",").map((name) => name.trim()));

/** The other names of a lower-cased name. */
export const NAME_ALIASES: ReadonlyMap<string, readonly string[]> = new Map(
  GROUPS.flatMap((group) =>
    group.map((name) => [name, GROUPS.filter((other) => other.includes(name)).flat()] as const),
  ),
);
