import { differs, type Pair, same } from "./pair.ts";

/** Answers about travelling. */
export const travel: readonly Pair[] = [
  same(
    "clock",
    "Check-in opens at 3 p.m. and check-out is at 11 a.m.",
    "You can check in from 15:00, and must check out by 11:00.",
  ),
  same(
    "reworded",
    "Citizens of the EU do not need a visa for stays of up to 90 days.",
    "EU citizens can stay visa-free for up to 90 days.",
  ),
  differs("clock", "The last train leaves at 10:45 pm.", "The last train leaves at 11:45 pm."),
  differs("direction", "Fly from Oslo to Lisbon on Tuesday.", "Fly from Lisbon to Oslo on Tuesday."),
  same(
    "unit",
    "Carry-on bags may weigh up to 8 kg.",
    "Hand luggage is allowed up to a weight of 8 kilograms.",
  ),
  same(
    "list order",
    "Bring a passport, a vaccination card and sunscreen.",
    "Bring sunscreen, your passport and your vaccination card.",
  ),
  differs("inclusion", "Breakfast is included in the room rate.", "Breakfast is not part of the room rate."),
  differs("age", "Children under six travel free.", "Children under twelve travel free."),
  same(
    "synonyms",
    "Guests can leave their luggage at the reception after checking out.",
    "After check-out, guests may leave their bags at the front desk.",
  ),
  same("reworded", "The museum is closed on Mondays.", "The museum does not open on Mondays."),
  differs("weekday", "The museum is closed on Mondays.", "The museum is closed on Sundays."),
  differs("open or closed", "The pool is open during the winter.", "The pool is closed during the winter."),
  same("voice", "A guide will meet you at the airport.", "You will be met at the airport by a guide."),
  same(
    "number words",
    "The ferry takes about two and a half hours.",
    "The ferry ride takes roughly 150 minutes.",
  ),
  differs(
    "name",
    "Change trains in Cologne for the express to Brussels.",
    "Change trains in Aachen for the express to Brussels.",
  ),
  differs(
    "vehicle",
    "Take the bus from the terminal to the hotel.",
    "Take the tram from the terminal to the hotel.",
  ),
  same("reworded", "Tipping is not customary in Japan.", "It is not common to tip in Japan."),
  same(
    "filler",
    "Sure, here's the answer: the trail is 12 km long and takes four hours.",
    "The trail is 12 kilometres long. It takes 4 hours.",
  ),
  differs(
    "difficulty",
    "The trail is easy and suits beginners.",
    "The trail is demanding and suits experienced hikers.",
  ),
  differs("permission", "Dogs are allowed on the beach.", "Dogs are banned from the beach."),
];
