import { differs, type Pair, same } from "./pair.ts";

/** Short answers on many things. */
export const mixed: readonly Pair[] = [
  same(
    "tax",
    "You need to file your return by April 15.",
    "The deadline for filing your tax return is April 15.",
  ),
  same(
    "garden",
    "Tomatoes need at least six hours of sun a day.",
    "Give tomatoes a minimum of 6 hours of sunlight daily.",
  ),
  differs("tax", "You need to file your return by April 15.", "You need to file your return by April 30."),
  differs("garden", "Water the seedlings in the morning.", "Water the seedlings in the evening."),
  same(
    "car",
    "The warning light comes on when the oil level is low.",
    "A low oil level turns the warning light on.",
  ),
  same("school", "Pupils hand in their essays at the end of the term.", "Essays are due when the term ends."),
  differs(
    "car",
    "The warning light comes on when the oil level is low.",
    "The warning light comes on when the coolant level is low.",
  ),
  differs(
    "school",
    "Pupils may use a calculator in the exam.",
    "Pupils may not use a calculator in the exam.",
  ),
  same(
    "bank",
    "Transfers abroad incur a fee of 1.5%.",
    "You pay a 1.5 percent fee for sending money abroad.",
  ),
  same(
    "phone",
    "Hold the power button for ten seconds to force a restart.",
    "To force the phone to restart, keep the power button pressed for 10 seconds.",
  ),
  differs("bank", "Transfers abroad incur a fee of 1.5%.", "Transfers abroad incur a fee of $1.50."),
  differs(
    "phone",
    "Hold the power button for ten seconds to force a restart.",
    "Hold the volume button for ten seconds to force a restart.",
  ),
  same(
    "film",
    "The film was directed by Greta Gerwig and released in 2019.",
    "Greta Gerwig directed the film, which came out in 2019.",
  ),
  same("sport", "The match ended in a draw.", "Neither team won the match."),
  differs(
    "film",
    "The film was directed by Greta Gerwig and released in 2019.",
    "The film was written by Greta Gerwig and released in 2019.",
  ),
  differs("sport", "Italy beat Spain 2-1.", "Spain beat Italy 2-1."),
  same(
    "gdpr",
    "Users can ask for their data to be deleted.",
    "Users have the right to request the deletion of their data.",
  ),
  same(
    "insurance",
    "Flood damage is excluded from the policy.",
    "The policy does not cover damage by floods.",
  ),
  differs(
    "gdpr",
    "Users can ask for their data to be deleted.",
    "Users can ask for their data to be corrected.",
  ),
  differs(
    "insurance",
    "Flood damage is excluded from the policy.",
    "Flood damage is included in the policy.",
  ),
  same(
    "sql",
    "An inner join only returns rows that match in both tables.",
    "Rows without a match in both tables are left out by an inner join.",
  ),
  same(
    "http",
    "A 301 redirect is permanent, whereas a 302 redirect is temporary.",
    "While 302 redirects are temporary, 301 redirects are permanent.",
  ),
  differs(
    "sql",
    "An inner join only returns rows that match in both tables.",
    "An outer join only returns rows that match in both tables.",
  ),
  differs(
    "http",
    "A 301 redirect is permanent, whereas a 302 redirect is temporary.",
    "A 301 redirect is temporary, whereas a 302 redirect is permanent.",
  ),
  same(
    "docker",
    "Use the `--rm` flag so that the container is removed when it exits.",
    "With `--rm`, the container gets deleted once it exits.",
  ),
  same("regex", "The pattern matches one or more digits.", "At least one digit is matched by the pattern."),
  differs(
    "docker",
    "Use the `--rm` flag so that the container is removed when it exits.",
    "Use the `--restart` flag so that the container is restarted when it exits.",
  ),
  differs("regex", "The pattern matches one or more digits.", "The pattern matches zero or more digits."),
  same("nutrition", "Spinach is rich in iron.", "Spinach contains a lot of iron."),
  same(
    "weather",
    "Expect rain in the north and sunshine in the south tomorrow.",
    "Tomorrow it will rain in the north, while the south will be sunny.",
  ),
  differs("nutrition", "Spinach is rich in iron.", "Spinach is low in iron."),
  differs(
    "weather",
    "Expect rain in the north and sunshine in the south tomorrow.",
    "Expect sunshine in the north and rain in the south tomorrow.",
  ),
  same(
    "hotel",
    "Pets are welcome for an extra charge of 15 euros per night.",
    "You can bring your pet; it costs an additional €15 a night.",
  ),
  same(
    "airline",
    "If your flight is delayed by more than three hours, you are entitled to compensation.",
    "Passengers get compensation for delays of over 3 hours.",
  ),
  differs(
    "hotel",
    "Pets are welcome for an extra charge of 15 euros per night.",
    "Pets are welcome for an extra charge of 15 euros per stay.",
  ),
  differs(
    "airline",
    "If your flight is delayed by more than three hours, you are entitled to compensation.",
    "If your flight is delayed by less than three hours, you are entitled to compensation.",
  ),
  same(
    "hr",
    "New hires are on probation for the first six months.",
    "The probation period for new employees lasts six months.",
  ),
  same(
    "crm",
    "The lead was marked as lost because the customer chose a competitor.",
    "Since the customer went with a competitor, the lead has been marked lost.",
  ),
  differs(
    "hr",
    "New hires are on probation for the first six months.",
    "New hires are on probation for the first six weeks.",
  ),
  differs(
    "crm",
    "The lead was marked as lost because the customer chose a competitor.",
    "The lead was marked as won because the customer chose us.",
  ),
  same(
    "math",
    "The sum of the angles of a triangle is 180 degrees.",
    "In any triangle, the angles add up to 180°.",
  ),
  same("biology", "Mammals feed their young with milk.", "The young of mammals are fed with milk."),
  differs(
    "math",
    "The sum of the angles of a triangle is 180 degrees.",
    "The sum of the angles of a square is 180 degrees.",
  ),
  differs("biology", "Arteries carry blood away from the heart.", "Veins carry blood away from the heart."),
  same("music", "The piece is in C major.", "It's written in the key of C major."),
  same(
    "art",
    "Monet painted the water lilies in his garden in Giverny.",
    "In his garden at Giverny, Monet painted the water lilies.",
  ),
  differs("music", "The piece is in C major.", "The piece is in C minor."),
  differs(
    "art",
    "Monet painted the water lilies in his garden in Giverny.",
    "Manet painted the water lilies in his garden in Giverny.",
  ),
  same(
    "ops",
    "Scale the service up to five replicas before the sale starts.",
    "Before the start of the sale, increase the number of replicas to five.",
  ),
  same(
    "git",
    "You have to commit or stash your changes before switching branches.",
    "Before you switch branches, commit your changes or stash them.",
  ),
  differs(
    "ops",
    "Scale the service up to five replicas before the sale starts.",
    "Scale the service down to five replicas before the sale starts.",
  ),
  differs("git", "Rebase your branch onto main.", "Rebase main onto your branch."),
  same(
    "classification",
    "This e-mail is a complaint about a late delivery.",
    "The email complains that a delivery was late.",
  ),
  same("extraction", "Name: Jane Doe\nAge: 41\nCity: Leeds", "Jane Doe is 41 years old and lives in Leeds."),
  differs(
    "classification",
    "This e-mail is a complaint about a late delivery.",
    "This e-mail is a complaint about a damaged delivery.",
  ),
  differs("extraction", "Name: Jane Doe\nAge: 41\nCity: Leeds", "Name: Jane Doe\nAge: 41\nCity: York"),
  same(
    "advice",
    "It's better to buy than to lease in your case.",
    "In your case, buying is better than leasing.",
  ),
  same("privacy", "We never sell your data to third parties.", "Your data is not sold to third parties."),
  differs(
    "advice",
    "It's better to buy than to lease in your case.",
    "It's better to lease than to buy in your case.",
  ),
  differs(
    "privacy",
    "We never sell your data to third parties.",
    "We never sell your data to third parties without your consent.",
  ),
];
