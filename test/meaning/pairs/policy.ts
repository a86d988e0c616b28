import { differs, type Pair, same } from "./pair.ts";

/** Answers about rules of firms, schools and offices. */
export const policy: readonly Pair[] = [
  same(
    "reworded",
    "Employees may work from home up to two days a week.",
    "Staff can work remotely for up to 2 days per week.",
  ),
  same(
    "modality",
    "Visitors must wear a badge at all times.",
    "Visitors are required to wear a badge at all times.",
  ),
  differs("modality", "Visitors must wear a badge.", "Visitors do not have to wear a badge."),
  differs(
    "scope",
    "Managers can approve expenses without a receipt.",
    "All employees can approve expenses without a receipt.",
  ),
  same("synonyms", "Smoking is prohibited inside the building.", "Smoking is forbidden inside the building."),
  same(
    "double negation",
    "It is not unusual for applications to take six weeks.",
    "It is common for applications to take six weeks.",
  ),
  differs("frequency", "Passwords always expire after 90 days.", "Passwords never expire after 90 days."),
  differs(
    "concession",
    "Every employee receives a laptop.",
    "Every employee receives a laptop, except for interns.",
  ),
  same(
    "reworded",
    "Applications received after the deadline will not be considered.",
    "We will not consider applications that arrive after the deadline.",
  ),
  same(
    "list order",
    "Please submit a résumé, a cover letter and two references.",
    "Please send two references, a cover letter and a résumé.",
  ),
  differs(
    "before or after",
    "Applications received before the deadline will not be considered.",
    "Applications received after the deadline will not be considered.",
  ),
  differs("person", "The form has to be signed by a parent.", "The form has to be signed by a teacher."),
  same(
    "active",
    "The committee publishes the results on its website.",
    "The results are published by the committee on its website.",
  ),
  same("politeness", "Thanks for asking! Parking is free for residents.", "Residents can park for free."),
  differs("group", "Parking is free for residents.", "Parking is free for visitors."),
  differs(
    "paid",
    "New parents get twelve weeks of paid leave.",
    "New parents get twelve weeks of unpaid leave.",
  ),
  same("date format", "The rule takes effect on 1 July 2025.", "Starting July 1st, 2025, the rule applies."),
  same(
    "reworded",
    "Overtime is paid at one and a half times the normal rate.",
    "You get 1.5 times the normal rate for overtime.",
  ),
  differs(
    "deadline",
    "Reports are due on the first day of the month.",
    "Reports are due on the last day of the month.",
  ),
  differs("quantifier", "None of the proposals was accepted.", "Most of the proposals were accepted."),
];
