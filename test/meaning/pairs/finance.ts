import { differs, type Pair, same } from "./pair.ts";

/** Answers about money. */
export const finance: readonly Pair[] = [
  same(
    "number format",
    "Revenue grew by 12 percent to $3.4 billion in 2024.",
    "In 2024 revenue rose 12% to 3,400 million dollars.",
  ),
  same(
    "reworded",
    "A bond's price falls when interest rates rise.",
    "When interest rates go up, bond prices go down.",
  ),
  differs(
    "direction",
    "A bond's price falls when interest rates rise.",
    "A bond's price rises when interest rates rise.",
  ),
  differs(
    "magnitude",
    "The company raised $25 million in its last round.",
    "The company raised $25 billion in its last round.",
  ),
  same(
    "synonyms",
    "The central bank increased the key rate by half a point.",
    "The key rate was raised by 0.5 points by the central bank.",
  ),
  same(
    "reworded",
    "You can deduct mortgage interest if you itemize.",
    "Mortgage interest is deductible when you itemize.",
  ),
  differs("currency", "The fee is 40 euros per transfer.", "The fee is 40 dollars per transfer."),
  differs(
    "swapped values",
    "Stocks returned 9% and bonds returned 3%.",
    "Stocks returned 3% and bonds returned 9%.",
  ),
  same(
    "list layout",
    "| Year | Profit |\n|---|---|\n| 2022 | $4M |\n| 2023 | $6M |",
    "Profit was $4 million in 2022 and $6 million in 2023.",
  ),
  same(
    "reworded",
    "Most economists expect inflation to slow next year.",
    "Inflation is expected by most economists to slow down next year.",
  ),
  differs("quarter", "Net income doubled in the second quarter.", "Net income doubled in the third quarter."),
  differs("recommendation", "Analysts rate the share a buy.", "Analysts rate the share a sell."),
  same(
    "reworded",
    "The deposit is refundable until one week before the event.",
    "You get the deposit back if you cancel at least 7 days before the event.",
  ),
  same(
    "contractions",
    "There's no minimum balance, and you won't pay a monthly fee.",
    "No minimum balance is required and there is no monthly fee.",
  ),
  differs("limit", "You can withdraw at most $500 per day.", "You can withdraw at least $500 per day."),
  differs("frequency", "Interest is credited quarterly.", "Interest is credited monthly."),
  same(
    "reworded",
    "Diversification reduces risk because losses in one asset can be offset by gains in another.",
    "Because gains in one asset can make up for losses in another, diversification lowers risk.",
  ),
  same(
    "abbreviation",
    "The European Central Bank left rates unchanged.",
    "The ECB did not change its rates.",
  ),
  differs(
    "entity",
    "The European Central Bank left rates unchanged.",
    "The Bank of Japan left rates unchanged.",
  ),
  differs(
    "gain or loss",
    "The firm reported a net profit of 2 million euros.",
    "The firm reported a net loss of 2 million euros.",
  ),
];
