/** Units by dimension: a factor to the base of the dimension, then the spellings that stand for it. */
const UNITS: Readonly<Record<string, string>> = {
  percent: "1 % percent pct percentage",
  time: `0.000001 µs us microsecond microseconds; 0.001 ms msec millisecond milliseconds; 1 s sec secs second seconds
    60 min mins minute minutes; 3600 h hr hrs hour hours; 86400 d day days night nights; 604800 wk wks week weeks
    1209600 fortnight`,
  months:
    "1 mo month months; 3 quarter quarters; 12 y yr yrs year years; 120 decade decades; 1200 century centuries",
  length: `0.001 mm millimetre millimetres millimeter millimeters; 0.01 cm centimetre centimetres centimeter centimeters
    0.000001 µm micrometre micrometer micron microns; 0.000000001 nm nanometre nanometres nanometer nanometers
    1 m metre metres meter meters; 1000 km kms kilometre kilometres kilometer kilometers; 1609.344 mi mile miles
    0.0254 inch inches; 0.3048 ft foot feet; 0.9144 yd yds yard yards; 299792458 light-second
    9460730472580800 light-year light-years lightyear lightyears`,
  mass: `0.000000001 mcg µg ug microgram micrograms; 0.000001 mg milligram milligrams milligramme milligrammes
    0.001 g gr gram grams gramme grammes; 1 kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes
    0.45359237 lb lbs pound pounds; 0.028349523 oz ounce ounces; 1000 ton tons tonne tonnes; 6.35029318 stone`,
  volume: `0.001 ml millilitre millilitres milliliter milliliters cc; 0.01 cl centilitre centilitres; 0.1 dl decilitre
    1 l litre litres liter liters; 0.00492892 tsp teaspoon teaspoons; 0.01478676 tbsp tablespoon tablespoons
    0.2365882 cup cups; 0.4731765 pint pints; 0.9463529 quart quarts; 3.785412 gallon gallons; 158.987 barrel barrels`,
  bytes: `1 byte bytes; 1000 kb kilobyte kilobytes; 1000000 mb megabyte megabytes; 1000000000 gb gigabyte gigabytes
    1000000000000 tb terabyte terabytes; 1000000000000000 pb petabyte petabytes; 1024 kib kibibyte kibibytes
    1048576 mib mebibyte mebibytes; 1073741824 gib gibibyte gibibytes; 1099511627776 tib tebibyte tebibytes`,
  bits: "1 bit bits; 1000 kbit kilobit kilobits; 1000000 mbit megabit megabits; 1000000000 gbit gigabit gigabits",
  "bits/time": "1 bps; 1000 kbps; 1000000 mbps; 1000000000 gbps",
  "length/time": "0.2777778 kmh kph; 0.44704 mph; 0.514444 knot knots",
  area: `1 m2 sqm; 1000000 km2 sqkm; 0.09290304 sqft ft2; 10000 ha hectare hectares; 4046.856 acre acres
    0.0001 cm2; 2589988 sqmi`,
  frequency:
    "1 hz hertz; 1000 khz kilohertz; 1000000 mhz megahertz; 1000000000 ghz gigahertz; 0.01666667 rpm",
  power:
    "1 w watt watts; 1000 kw kilowatt kilowatts; 1000000 mw megawatt megawatts; 1000000000 gw gigawatt gigawatts; 745.7 hp horsepower",
  energy:
    "1 j joule joules; 1000 kj kilojoule kilojoules; 3600 wh; 3600000 kwh kilowatt-hour kilowatt-hours; 3600000000 mwh",
  calories: "1 kcal calorie calories kilocalorie kilocalories",
  voltage: "0.001 mv millivolt millivolts; 1 v volt volts; 1000 kv kilovolt kilovolts",
  current: "0.001 ma milliamp milliamps milliampere; 1 amp amps ampere amperes",
  charge: "1 mah; 1000 ah",
  pressure:
    "1 pa pascal pascals; 100 hpa; 1000 kpa; 100000 bar bars; 6894.757 psi; 133.3224 mmhg; 101325 atm",
  force: "1 newton newtons; 1000 kilonewton kilonewtons",
  decibel: "1 db decibel decibels",
  degree: "1 ° degree degrees",
  celsius: "1 °c celsius centigrade",
  fahrenheit: "1 °f fahrenheit",
  kelvin: "1 kelvin kelvins",
  point: "1 point points",
  "basis point": "1 bps-point basis-point basis-points",
  usd: "1 $ us$ usd dollar dollars buck bucks; 0.01 cent cents",
  eur: "1 € eur euro euros",
  gbp: "1 £ gbp; 0.01 pence",
  jpy: "1 ¥ jpy yen",
  inr: "1 ₹ inr rupee rupees",
  cny: "1 cny rmb yuan",
  chf: "1 chf franc francs",
  cad: "1 c$ ca$ cad",
  aud: "1 a$ au$ aud",
  krw: "1 ₩ krw won",
  sek: "1 sek kronor krona",
  nok: "1 nok",
  dkk: "1 dkk",
  brl: "1 r$ brl reais",
  btc: "1 btc bitcoin bitcoins",
  eth: "1 eth ether",
};

/** What a unit measures, and how many of the dimension's base unit it is. */
export interface UnitOfMeasure {
  readonly dimension: string;
  readonly factor: number;
}

const readGroup = (dimension: string, group: string): (readonly [string, UnitOfMeasure])[] => {
  const [factor = "", ...spellings] = group.trim().split(/\s+/);
  return spellings.map((spelling) => [spelling, { dimension, factor: Number(factor) }]);
};

/** Units of measure and currencies by their lower-cased spelling. */
export const UNITS_OF_MEASURE: ReadonlyMap<string, UnitOfMeasure> = new Map(
  Object.entries(UNITS).flatMap(([dimension, groups]) =>
    groups.split(/[;\n]/).flatMap((group) => readGroup(dimension, group)),
  ),
);

/** The dimensions that are money. */
export const CURRENCIES: ReadonlySet<string> = new Set(
  "usd eur gbp jpy inr cny chf cad aud krw sek nok dkk brl btc eth".split(" "),
);
