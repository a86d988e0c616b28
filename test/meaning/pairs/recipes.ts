import { differs, type Pair, same } from "./pair.ts";

/** Answers about cooking. */
export const recipes: readonly Pair[] = [
  same("unit", "Bake for 90 minutes at 180 °C.", "Bake it at 180°C for one and a half hours."),
  same(
    "reworded",
    "Let the dough rest in the fridge overnight before you roll it out.",
    "The dough should rest overnight in the refrigerator before being rolled out.",
  ),
  differs("unit", "Add two teaspoons of salt to the water.", "Add two tablespoons of salt to the water."),
  differs(
    "order",
    "First fry the onions, then add the garlic, and finally pour in the wine.",
    "First pour in the wine, then add the garlic, and finally fry the onions.",
  ),
  same(
    "list layout",
    "Ingredients:\n- 200 g flour\n- 2 eggs\n- 100 ml milk",
    "You need 200 grams of flour, two eggs and 100 ml of milk.",
  ),
  same(
    "synonyms",
    "Cut the carrots into small pieces and fry them quickly.",
    "Chop the carrots into little pieces and fry them fast.",
  ),
  differs(
    "ingredient",
    "Stir in the butter once the sauce has thickened.",
    "Stir in the cream once the sauce has thickened.",
  ),
  differs("negation", "Rinse the rice before cooking.", "Do not rinse the rice before cooking."),
  same(
    "list order",
    "The spice mix contains cumin, coriander and paprika.",
    "The spice mix is made of paprika, cumin and coriander.",
  ),
  same(
    "contractions",
    "Don't open the oven while the cake's rising.",
    "Do not open the oven while the cake is rising.",
  ),
  differs("level", "Simmer over low heat for 20 minutes.", "Simmer over high heat for 20 minutes."),
  differs("temperature", "Roast the chicken at 200 °C.", "Roast the chicken at 200 °F."),
  same("reworded", "This recipe serves four people.", "The recipe is enough for 4 people."),
  same("unit", "Use 1.5 kg of potatoes.", "You will need 1500 g of potatoes."),
  differs("amount", "Use 1.5 kg of potatoes.", "You will need 1000 g of potatoes."),
  differs("part", "Beat the egg whites until stiff.", "Beat the egg yolks until stiff."),
  same(
    "reworded",
    "The soup is suitable for vegans because it contains no animal products.",
    "Since there are no animal products in it, vegans can eat this soup.",
  ),
  same(
    "voice",
    "The chef garnishes each plate with parsley.",
    "Each plate is garnished with parsley by the chef.",
  ),
  differs("diet", "This dish is suitable for vegetarians.", "This dish is suitable for carnivores only."),
  differs(
    "color",
    "Use the green part of the leek and discard the white part.",
    "Use the white part of the leek and discard the green part.",
  ),
];
