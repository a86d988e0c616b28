import type { Interaction } from "../cassette/cassette.ts";
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
  /** Finds by the text as it stands; equal texts are equal requests. */
  readonly byText: (subject: Subject) => ServedForm | undefined;
  readonly byKey: (subject: Subject) => ServedForm | undefined;
  /** The forms of the interactions taken in, by position. */
  readonly forms: readonly ServedForm[];
}

/** Starts an empty index. */
export const openFormIndex = (matcher: Matcher): FormIndex => {
  const keys = new Map<string, ServedForm>();
  const heads = new Map<string, Map<string, ServedForm>>();
  const forms: ServedForm[] = [];

  const formOf = (key: string): ServedForm => {
    const known = keys.get(key);
    if (known) return known;
    const form: ServedForm = { key, members: [], served: 0 };
    keys.set(key, form);
    return form;
  };

  return {
    forms,
    add: ({ request, role }) => {
      const subject = matcher.recorded(request, role);
      const form = formOf(subject.key());
      form.members.push(forms.length);
      forms.push(form);
      if (subject.text === undefined) return form;
      const texts = heads.get(subject.head);
      if (texts) texts.set(subject.text, form);
      else heads.set(subject.head, new Map([[subject.text, form]]));
      return form;
    },
    byText: ({ head, text }) => (text === undefined ? undefined : heads.get(head)?.get(text)),
    byKey: (subject) => keys.get(subject.key()),
  };
};
