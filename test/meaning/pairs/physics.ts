import { differs, type Pair, same } from "./pair.ts";

/** Answers about science. */
export const physics: readonly Pair[] = [
  same(
    "number format",
    "Light travels at about 300,000 km per second in a vacuum.",
    "In vacuum, the speed of light is roughly 300 000 kilometres per second.",
  ),
  same(
    "reworded",
    "Water boils at a lower temperature at high altitude because the air pressure is lower.",
    "At high altitude the air pressure is lower, so water boils at a lower temperature.",
  ),
  differs(
    "comparative",
    "Water boils at a lower temperature at high altitude.",
    "Water boils at a higher temperature at high altitude.",
  ),
  differs(
    "comparative roles",
    "Sound travels faster in water than in air.",
    "Sound travels faster in air than in water.",
  ),
  same("voice", "Gravity bends light.", "Light is bent by gravity."),
  same(
    "synonyms",
    "When a gas is compressed, its temperature increases.",
    "The temperature of a gas goes up when it is compressed.",
  ),
  differs("charge", "Electrons carry a negative charge.", "Electrons carry a positive charge."),
  differs("role", "The moon orbits the planet.", "The planet orbits the moon."),
  same("unit", "The sample was heated for 3600 seconds.", "The sample was heated for one hour."),
  same("reworded", "Energy cannot be created or destroyed.", "It is impossible to create or destroy energy."),
  differs("negation", "Neutrinos have mass.", "Neutrinos do not have mass."),
  differs(
    "planet",
    "Jupiter is the largest planet of the solar system.",
    "Saturn is the largest planet of the solar system.",
  ),
  same(
    "list order",
    "The three states of matter are solid, liquid and gas.",
    "Matter has three states: gas, liquid, and solid.",
  ),
  same(
    "reworded",
    "Plants absorb carbon dioxide and release oxygen.",
    "Carbon dioxide is absorbed by plants, which release oxygen.",
  ),
  differs(
    "swapped objects",
    "Plants absorb carbon dioxide and release oxygen.",
    "Plants absorb oxygen and release carbon dioxide.",
  ),
  differs(
    "particle",
    "An atom's nucleus consists of protons and neutrons.",
    "An atom's nucleus consists of protons and electrons.",
  ),
  same("contractions", "It's not possible to reach absolute zero.", "Absolute zero cannot be reached."),
  same("filler", "In short, heat flows from hot bodies to cold ones.", "Heat flows from hot to cold bodies."),
  differs(
    "direction",
    "Heat flows from hot bodies to cold bodies.",
    "Heat flows from cold bodies to hot bodies.",
  ),
  differs(
    "proportion",
    "The force is directly proportional to the distance.",
    "The force is inversely proportional to the distance.",
  ),
];
