/** Phrases of base forms, and the one word each is read as. */
const PHRASES = `
rise: go up, move up, come up; fall: go down, come down, move down; enable: turn on, switch on; disable: turn off, switch off
stop: shut down, close down; install: set up; perform: carry out; discover: find out; remove: get rid of, take out
postpone: put off; abandon: give up; seek: look for; return: send back, give back, bring back, get back; slow: slow down
login: log in, sign in, log on; logout: log out, sign out, log off; ensure: make sure; contain: consist of, make up of, be make of
happen: take place, come about; continue: go on, carry on; exceed: go over; reject: turn down; raise: bring up; start: kick off
email: e mail; exclude: leave out; free: free of charge, for free, at no cost, at no charge, at no extra cost, at no additional cost, without charge
many: a lot of, lots of, plenty of, a great deal of, a large number of; several: a number of; always: at all time, all the time
because: due to, because of, owing to, as a result of, on account of; instead: rather than, instead of; about: as to, with regard to
and: as well as, in addition to, along with, together with; to: in order to, so as to; currently: at the moment, at present, right now
must: have to, need to, be require to, be oblige to, be to be; may: be allow to, be permit to, be entitle to, be free to
can: be able to, be capable of; only: nobody but, no one but, none but, no one except, nobody except, no one other than
example: for example, for instance, such as, e g; remotely: from home; suddenly: all of a sudden; quickly: at once; often: most of the time
about: more or less; immediately: right away, straight away, as soon as possible; finally: in the end; generally: in general, as a rule
mainly: for the most part; originally: at first; manually: by hand; automatically: by itself; annually: once a year; anyway: in any case
though: even though, even if, in spite of; if: as long as, provided that, provide that, on condition that, in case, in the event that, on the condition that
except: with the exception of, apart from, aside from, other than; unchanged: leave unchanged; before: prior to; after: subsequent to, follow
`;

/** A phrase as base forms, and the key it is read as. */
export interface Phrase {
  readonly words: readonly string[];
  readonly key: string;
}

const readEntry = (entry: string): Phrase[] => {
  const [key = "", phrases = ""] = entry.split(":");
  return phrases.split(",").map((phrase) => ({ words: phrase.trim().split(" "), key: key.trim() }));
};

const byFirst = (phrases: readonly Phrase[]): ReadonlyMap<string, readonly Phrase[]> =>
  Map.groupBy(
    phrases.toSorted((a, b) => b.words.length - a.words.length),
    ({ words }) => words[0] ?? "",
  );

/** Phrases by their first word, longer ones first. */
export const PHRASES_BY_FIRST: ReadonlyMap<string, readonly Phrase[]> = byFirst(
  PHRASES.trim()
    .split(/[;\n]/)
    .flatMap(readEntry)
    .filter(({ words }) => words.length > 1),
);
