import type { Interaction, RequestPart } from "../cassette/cassette.ts";
import type { Matcher, Subject } from "./matcher.ts";
import type { Form } from "./same-but-volatile.ts";

/** A {@link Form} with how many of its interactions were served. */
export interface ServedForm extends Form {
  readonly members: number[];
  served: number;
}

/** Finds the form of a request in one look. */
export interface FormIndex {
  /** Takes in the next interaction of the cassette. */
  readonly add: (interaction: Interaction) => ServedForm;
  /** Finds by the text as it stands; equal texts are equal requests. Only the first requests of a cassette are found so. */
  readonly byText: (subject: Subject) => ServedForm | undefined;
  /** Finds by what the request means. */
  readonly byKey: (subject: Subject) => ServedForm | undefined;
  /** What some of the requests taken in do not know of themselves, each combination once. */
  readonly lost: () => readonly (readonly RequestPart[])[];
  /** The forms of the interactions taken in, by position. */
  readonly forms: readonly ServedForm[];
}

/** How many requests' texts are kept; those of more cost a large cassette more memory and time than they save. */
const MOST_TEXTS = 2 ** 14;

/** The forms of one role, method, URL and set of counted headers. */
interface Shelf {
  readonly byText: Map<string, ServedForm>;
  readonly byOutline: Map<string | number, ServedForm[]>;
}

/**
 * Starts an empty index. Match keys are dear, so they are made only where texts differ and could mean the same,
 * or where a request's text was not found.
 */
export const openFormIndex = (matcher: Matcher): FormIndex => {
  const shelves = new Map<string, Shelf>();
  const forms: ServedForm[] = [];
  const lost = new Map<string, readonly RequestPart[]>();

  const shelfOf = (head: string): Shelf => {
    const known = shelves.get(head);
    if (known) return known;
    const shelf = { byText: new Map(), byOutline: new Map() };
    shelves.set(head, shelf);
    return shelf;
  };

  const formIn = ({ byOutline }: Shelf, { outline, key }: Subject): ServedForm => {
    const drawn = outline();
    const alike = byOutline.get(drawn);
    const known = alike?.find((form) => form.key() === key());
    if (known) return known;
    const form: ServedForm = { key, members: [], served: 0 };
    if (alike) alike.push(form);
    else byOutline.set(drawn, [form]);
    return form;
  };

  return {
    forms,
    add: ({ request, role }) => {
      const subject = matcher.recorded(request, role);
      if (request.lost) lost.set(request.lost.join(), request.lost);
      const shelf = shelfOf(subject.head);
      const text = forms.length < MOST_TEXTS ? subject.text() : undefined;
      const form = (text === undefined ? undefined : shelf.byText.get(text)) ?? formIn(shelf, subject);
      if (text !== undefined) shelf.byText.set(text, form);
      form.members.push(forms.length);
      forms.push(form);
      return form;
    },
    byText: (subject) => {
      const text = subject.text();
      return text === undefined ? undefined : shelves.get(subject.head)?.byText.get(text);
    },
    lost: () => [...lost.values()].toSorted((a, b) => a.length - b.length),
    byKey: ({ head, outline, key }) =>
      shelves
        .get(head)
        ?.byOutline.get(outline())
        ?.find((form) => form.key() === key()),
  };
};
