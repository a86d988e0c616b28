/** Stands for a credential where the length need not stay. */
export const STAND_IN = "redacted";

const UNIT = /\\+(?:u[0-9a-fA-F]{4}|[\x00-\x7f])?|%[0-9a-fA-F]{2}|[A-Za-z0-9]|[^\x00-\x7f]/g;

const classOf = (character: string): string => {
  if (character >= "0" && character <= "9") return "0";
  if (character >= "A" && character <= "Z") return "X";
  return (character >= "a" && character <= "z") || character > "\x7f" ? "x" : character;
};

const maskedEscape = (escape: string): string => {
  const code = /u([0-9a-fA-F]{4})$/.exec(escape)?.[1];
  if (code === undefined) return escape;
  const character = String.fromCharCode(Number.parseInt(code, 16));
  const kept = classOf(character);
  return kept === character ? escape : `${escape.slice(0, -4)}00${kept.charCodeAt(0).toString(16)}`;
};

/**
 * Masks a credential: capitals become `X`, other letters `x`, digits `0`, and the rest stays, so that the length and the
 * class of every character are kept. Escapes of JSON and of URLs stay escapes, so that what stands around stays readable.
 * Masking what is masked changes nothing.
 */
export const masked = (secret: string): string =>
  secret.replace(UNIT, (unit) => {
    if (unit.startsWith("\\")) return maskedEscape(unit);
    return unit.startsWith("%") ? unit : classOf(unit);
  });
