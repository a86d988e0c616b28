import { differs, type Pair, same } from "./pair.ts";

/** Answers in which the one detail, or the one meaning, is easily missed. */
export const tricky: readonly Pair[] = [
  same(
    "reworded",
    "We refund the purchase price if the device is defective on arrival.",
    "Should the device arrive broken, you get your money back.",
  ),
  same(
    "reworded",
    "Nobody under 18 may enter the casino.",
    "You must be at least 18 years old to enter the casino.",
  ),
  differs(
    "scope",
    "Teachers can edit the gradebook.",
    "Students and teachers can edit the gradebook.",
  ),
  differs(
    "scope",
    "Every user sees the dashboard of their own team.",
    "Every user sees the dashboards of all teams.",
  ),
  same(
    "reworded",
    "Press Ctrl+C to stop the server.",
    "The server can be stopped by pressing Ctrl+C.",
  ),
  same(
    "reworded",
    "The library is thread-safe, so no locking is needed.",
    "You don't need locks, because the library is safe to use from several threads.",
  ),
  differs(
    "condition",
    "Shipping is free.",
    "Shipping is free for orders over $50.",
  ),
  differs(
    "condition",
    "The warranty covers water damage.",
    "The warranty covers water damage only if the seals are intact.",
  ),
  same(
    "reworded",
    "It takes three to five business days for the money to reach your account.",
    "The money reaches your account within 3-5 business days.",
  ),
  same(
    "reworded",
    "The function returns null when nothing matches.",
    "If there is no match, null is returned.",
  ),
  differs(
    "role",
    "The parent component passes the data to the child component.",
    "The child component passes the data to the parent component.",
  ),
  differs(
    "role",
    "The buyer owes the broker a commission.",
    "The broker owes the buyer a commission.",
  ),
  same(
    "reworded",
    "Einstein published the theory of general relativity in 1915.",
    "The theory of general relativity was published by Einstein in 1915.",
  ),
  same(
    "reworded",
    "About half of all adults in the survey own a bicycle.",
    "Roughly 50% of the adults surveyed have a bicycle.",
  ),
  differs(
    "swapped attributes",
    "Alice works in Berlin and Bob works in Madrid.",
    "Alice works in Madrid and Bob works in Berlin.",
  ),
  differs(
    "swapped attributes",
    "The left pane shows the code, while the right pane shows the preview.",
    "The left pane shows the preview, while the right pane shows the code.",
  ),
  same(
    "double negation",
    "It's not impossible to recover the files.",
    "Recovering the files is possible.",
  ),
  same(
    "contrast",
    "The update improves speed but not battery life.",
    "The update makes things faster; battery life stays the same.",
  ),
  differs(
    "concession",
    "All flights to the island were cancelled.",
    "All flights to the island were cancelled, except the one at noon.",
  ),
  differs(
    "concession",
    "The medicine works for everyone.",
    "The medicine works for almost everyone.",
  ),
  same(
    "synonyms",
    "The firm laid off a tenth of its workforce.",
    "The company dismissed 10% of its employees.",
  ),
  same(
    "synonyms",
    "Make sure the valve is shut before you start the pump.",
    "Before starting the pump, ensure that the valve is closed.",
  ),
  differs(
    "label",
    "I would classify this message as spam.",
    "I would classify this message as phishing.",
  ),
  differs(
    "label",
    "The main topic of the article is climate policy.",
    "The main topic of the article is trade policy.",
  ),
  same(
    "number format",
    "The population was 1.4 million in 2010.",
    "In 2010, 1,400,000 people lived there.",
  ),
  same(
    "unit",
    "The pipe has a diameter of 25.4 mm.",
    "The diameter of the pipe is one inch.",
  ),
  differs(
    "unit",
    "The trail is 10 miles long.",
    "The trail is 10 kilometres long.",
  ),
  differs(
    "number word",
    "There are three ways to fix this.",
    "There are four ways to fix this.",
  ),
  same(
    "politeness",
    "Hello! Thanks for reaching out. Your account was locked after five failed attempts.",
    "After 5 failed attempts your account was locked.",
  ),
  same(
    "filler",
    "Basically, recursion means that a function calls itself.",
    "Recursion is when a function calls itself.",
  ),
  differs(
    "negation by word",
    "The parser ignores comments.",
    "The parser keeps comments.",
  ),
  differs(
    "negation by word",
    "Both parties accepted the terms.",
    "Neither party accepted the terms.",
  ),
  same(
    "reworded",
    "Pregnant women should avoid this drug.",
    "This drug should not be taken during pregnancy.",
  ),
  same(
    "reworded",
    "Tickets sold out within an hour.",
    "All tickets were gone in less than 60 minutes.",
  ),
  differs(
    "time",
    "Tickets sold out within an hour.",
    "All tickets were gone in less than 60 seconds.",
  ),
  differs(
    "temporal order",
    "The stock fell after the announcement.",
    "The stock fell before the announcement.",
  ),
  same(
    "list",
    "You will need:\n- a drill\n- four screws\n- a spirit level",
    "You need a spirit level, a drill and 4 screws.",
  ),
  same(
    "comparative turned",
    "Gold is heavier than silver.",
    "Silver is lighter than gold.",
  ),
  differs(
    "comparative",
    "The new model uses less power than the old one.",
    "The new model uses more power than the old one.",
  ),
  differs(
    "name",
    "Marie Curie discovered polonium.",
    "Pierre Janssen discovered polonium.",
  ),
  same(
    "verdict",
    "No, the contract does not allow subletting.",
    "Subletting isn't permitted under the contract.",
  ),
  same(
    "verdict",
    "False. Bats are not blind.",
    "That statement is wrong: bats can see.",
  ),
  differs(
    "verdict",
    "True. Water expands when it freezes.",
    "False. Water does not expand when it freezes.",
  ),
  differs(
    "refusal",
    "The capital of Mongolia is Ulaanbaatar.",
    "I don't have enough information to answer that.",
  ),
  same(
    "refusal",
    "I can't share personal information about private individuals.",
    "I'm not able to provide private details of individuals.",
  ),
  same(
    "reworded",
    "The bridge is closed to trucks.",
    "Trucks cannot use the bridge.",
  ),
  differs(
    "scope",
    "The bridge is closed to trucks.",
    "The bridge is closed to all traffic.",
  ),
  differs(
    "cause",
    "The outage was caused by a faulty router.",
    "The outage was caused by a faulty cable.",
  ),
  same(
    "version",
    "Node 20 or later is required.",
    "You need at least Node 20.",
  ),
  same(
    "reworded",
    "He was born in Vienna, but grew up in London.",
    "Although he grew up in London, his birthplace is Vienna.",
  ),
  differs(
    "version",
    "Node 20 or later is required.",
    "Node 22 or later is required.",
  ),
  differs(
    "role",
    "He was born in Vienna, but grew up in London.",
    "He was born in London, but grew up in Vienna.",
  ),
  same(
    "reworded",
    "The password must contain at least one digit and one symbol.",
    "At least one symbol and one digit are required in the password.",
  ),
  same(
    "reworded",
    "Interest rates were left unchanged by the central bank.",
    "The central bank did not change interest rates.",
  ),
  differs(
    "either or both",
    "The password must contain a digit and a symbol.",
    "The password must contain a digit or a symbol.",
  ),
  differs(
    "degree",
    "The damage was slight.",
    "The damage was severe.",
  ),
  same(
    "reworded",
    "Deleting the branch does not delete its commits.",
    "The commits stay even if you delete the branch.",
  ),
  same(
    "tone",
    "Unfortunately, your application has been turned down.",
    "We regret to tell you that your application was rejected.",
  ),
  differs(
    "purpose",
    "The form is used to apply for a visa.",
    "The form is used to extend a visa.",
  ),
  differs(
    "modality",
    "You should back up your data first.",
    "You do not need to back up your data first.",
  ),
];
