import { differs, type Pair, same } from "./pair.ts";

/** Answers about places and history. */
export const geography: readonly Pair[] = [
  same("reworded", "Canberra is the capital of Australia.", "Australia's capital city is Canberra."),
  same("unit", "Mount Kilimanjaro is 5,895 metres high.", "Kilimanjaro has a height of 5.895 km."),
  differs("entity", "Canberra is the capital of Australia.", "Sydney is the capital of Australia."),
  differs("compass", "Portugal lies to the west of Spain.", "Portugal lies to the east of Spain."),
  same(
    "voice",
    "Gustave Eiffel's company built the tower in 1889.",
    "The tower was built in 1889 by the company of Gustave Eiffel.",
  ),
  same(
    "reworded",
    "The Nile flows through eleven countries before it reaches the Mediterranean Sea.",
    "Before reaching the Mediterranean, the Nile passes through 11 countries.",
  ),
  differs("comparative", "Canada is larger than Brazil.", "Brazil is larger than Canada."),
  differs("year", "The Berlin Wall fell in 1989.", "The Berlin Wall fell in 1991."),
  same(
    "list order",
    "The three largest cities of Japan are Tokyo, Yokohama and Osaka.",
    "Yokohama, Tokyo and Osaka are Japan's three largest cities.",
  ),
  same("reworded", "Iceland has no army.", "Iceland does not have an army."),
  differs(
    "superlative",
    "Lake Baikal is the deepest lake in the world.",
    "Lake Baikal is the largest lake in the world.",
  ),
  differs("role", "England defeated France at Agincourt.", "France defeated England at Agincourt."),
  same(
    "synonyms",
    "The Sahara is a huge desert in northern Africa.",
    "In North Africa lies the Sahara, an enormous desert.",
  ),
  same("reworded", "Most people in Quebec speak French.", "French is spoken by most people in Quebec."),
  differs("language", "Most people in Quebec speak French.", "English is spoken by most people in Quebec."),
  differs(
    "season",
    "The best time to see the northern lights is winter.",
    "The best time to see the northern lights is summer.",
  ),
  same(
    "politeness",
    "Great question! The Danube ends in the Black Sea.",
    "The Danube flows into the Black Sea. I hope this helps!",
  ),
  same(
    "number words",
    "The country consists of about six thousand islands.",
    "About 6,000 islands make up the country.",
  ),
  differs(
    "direction",
    "The river flows from the mountains to the sea, northwards.",
    "The river flows from the mountains to the sea, southwards.",
  ),
  differs(
    "swapped attributes",
    "Norway's flag has a red field and Sweden's flag has a blue field.",
    "Norway's flag has a blue field and Sweden's flag has a red field.",
  ),
];
