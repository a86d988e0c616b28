/**
 * What one model costs at one moment, in US dollars, under the keys of the price table: `input_mtok` and others ending
 * in `_mtok` are for a million tokens, `_kcount` for a thousand, `_hours` for 3,600 seconds. Without rates a model is free.
 * https://github.com/pydantic/genai-prices/blob/main/prices/units.yml
 */
export type Rates = Readonly<Record<string, number>>;
