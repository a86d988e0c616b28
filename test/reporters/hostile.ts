import * as fc from "fast-check";

/** Texts that try to be more than text where a report is read. */
export const HOSTILE: readonly string[] = [
  "</script><script>alert(1)</script>",
  "<!-- llm-replay -->",
  "--> <img src=x onerror=alert(1)>",
  "@everyone @octocat/team",
  "fixes #1, GH-12, octocat/repo#3",
  "| pipes | and || more |",
  "\u001B[31mred\u001B[0m\u001B]8;;https://evil.example\u0007link\u001B]8;;\u0007",
  "\u202Egnp.exe\u202C \u2066x\u2069",
  "```\ncode\n````\n~~~\n# Heading",
  "[link](https://evil.example) ![image](https://evil.example/x.png) <https://evil.example>",
  "https://evil.example www.evil.example me@evil.example",
  "**bold** _italic_ ~~gone~~ `code` $math$ :tada: \\* &lt; &#64;user",
  "- item\n1. item\n> quote\n| a |\n|---|",
  "]]> <![CDATA[ & \" ' \u0000\u0001\uFFFE\uFFFF\uD800",
  "line\r\nline\u2028line\u0085line\tend",
];

/** A hostile text, or any other, or pieces of both. */
export const anyText = (): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })),
      {
        maxLength: 4,
      },
    )
    .map((parts) => parts.join(" "));
