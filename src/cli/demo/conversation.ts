/** What the demo's local API says, in the pieces a model would say it in. */
export interface Reply {
  /** The pieces of the answer's text. */
  readonly text?: readonly string[];
  /** A tool call: its name and the pieces of its JSON arguments. */
  readonly call?: { readonly id: string; readonly name: string; readonly pieces: readonly string[] };
  readonly id: string;
  readonly promptTokens: number;
  readonly completionTokens: number;
}

/** The reply to the first, second and third request of the demo's conversation. */
export const REPLIES: readonly Reply[] = [
  {
    id: "chatcmpl-CqL4vB0s7TnWd2XyEoRk9UaZm3JhQ",
    call: {
      id: "call_w6TfMz1uKpQe8RbYc4NvHs0L",
      name: "track_order",
      pieces: ['{"', "order", '":"', "BK", "-", "471", "1", '"}'],
    },
    promptTokens: 94,
    completionTokens: 18,
  },
  {
    id: "chatcmpl-CqL4wG8fPzVi5KtNbMc1YhOx6SrDe",
    text: pieces("Your order BK-4711 left on Monday with DHL and should be with you on Thursday 📦 ."),
    promptTokens: 137,
    completionTokens: 23,
  },
  {
    id: "chatcmpl-CqL4yN3aQjUe7LwHvTd0BkFz9XmPo",
    text: pieces("Yes . You have 30 days from delivery , and the refund arrives within five working days ."),
    promptTokens: 184,
    completionTokens: 21,
  },
];

/** Cuts a text as a tokenizer roughly does: words with the space before them; ` .` stands for a full stop of its own. */
function pieces(text: string): string[] {
  return text.split(" ").map((word, i) => (i === 0 || /^[.,?]$/.test(word) ? word : ` ${word}`));
}
