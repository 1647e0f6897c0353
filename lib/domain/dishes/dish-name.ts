import { nameKey } from "../typed/typed-text";

/** What several are called is what one is called: "Rotis" is "Roti". */
export function singular(name: string): string {
  if (/[bcdfghj-np-tv-z]{2}ies$/i.test(name)) return `${name.slice(0, -3)}y`;
  if (/[a-z]ies$/i.test(name)) return name.slice(0, -1);
  if (/(?:ss|x|z|ch|sh|o)es$/i.test(name)) return name.slice(0, -2);
  return /[a-z]{2}[a-rtv-z]s$/i.test(name) ? name.slice(0, -1) : name;
}

/** What several of an English name are called: "Rotis". A name in another script stays. */
export function plural(name: string): string {
  if (!/[a-z]$/i.test(name)) return name;
  if (/(?:s|x|z|ch|sh)$/i.test(name)) return singular(name) === name ? `${name}es` : name;
  return /[bcdfghj-np-tv-z]y$/i.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`;
}

/** Two names with one key are one dish: case, punctuation and the ending of several don't count. */
export function dishKey(name: string): string {
  const whole = nameKey(name);
  const words = whole
    .replace(/[!-/:-@[-`{-~]+/g, " ")
    .replace(/ +/g, " ")
    .trim();
  return singular(words === "" ? whole : words).replace(/(?:ie|y)$/, "i");
}
