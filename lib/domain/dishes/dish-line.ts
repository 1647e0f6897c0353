import { latinDigits } from "../typed/digits";
import { dishKey, singular } from "./dish-name";
import { unitOf, type Unit } from "./units";

/** How much of which dish a line of a plan or a menu says. */
export type DishLine = { quantity: number; unit: Unit | null; name: string; key: string };

const LONGEST_NAME = 100;
const MOST = 10_000;
const PARTS: Readonly<Record<string, number>> = { "½": 500, "¼": 250, "¾": 750, "⅓": 333, "⅔": 667 };

const DIGIT = "[0-9०-९]";
const NUMBER = `(?:(?:${DIGIT}{1,4} )?${DIGIT}{1,2}/${DIGIT}{1,2}|(?:${DIGIT}{1,4} ?)?[½¼¾⅓⅔]|${DIGIT}{1,5}(?:\\.${DIGIT}{1,3})?)`;
const LEADING = new RegExp(`^(${NUMBER}) ?(?:[x×] )?([^ 0-9०-९½¼¾⅓⅔.,:/%°)×-].*)$`);
const IN_BRACKETS = new RegExp(`^(.*[^ (]) ?\\((?:[x×] ?)?(${NUMBER}) ?([^0-9०-९() ]*)\\)$`);
const WITH_UNIT = new RegExp(
  `^(.*[^ ,:–—0-9०-९½¼¾⅓⅔./-])[ ,:–—-]+(${NUMBER}) ?([^0-9०-९() .][^0-9०-९() ]*)$`,
);
const TIMES = new RegExp(`^(.*[^ ]) [x×] ?(${NUMBER})()$`);

type Read = { quantity: number; unit: Unit | null; name: string };

/**
 * Reads "2 Rotis", "Rice (200 g)", "Dal 1 katori", "½ vati वरण". A line without a quantity, or with one that can't be meant,
 * is one of a dish of that name. The database reads every line by the same rules as it is stored; tests hold the two together.
 */
export function readDishLine(typed: string): DishLine {
  const line = typed.replace(/[ \t\r\n]+/g, " ").replace(/^ | $/g, "");
  const { quantity, unit, name } = counted(line) ?? measured(line) ?? { quantity: 1, unit: null, name: line };
  const cut = Array.from(name).slice(0, LONGEST_NAME).join("");
  return { quantity, unit, name: cut, key: dishKey(cut) };
}

/** The quantity comes first. What then stands in brackets says how large each is, and is no part of the name. */
function counted(line: string): Read | null {
  const [, typed = "", rest = ""] = LEADING.exec(line) ?? [];
  const quantity = quantityOf(typed);
  if (quantity === null) return null;
  const [word = "", ...others] = rest.split(" ");
  const unit = others.length > 0 ? unitOf(word) : null;
  const named = unit === null ? rest : others.join(" ").replace(/^of (?=.)/i, "");
  return countedName(quantity, unit, inBrackets(named)?.name ?? named);
}

function measured(line: string): Read | null {
  return inBrackets(line) ?? readBehind(WITH_UNIT.exec(line)) ?? readBehind(TIMES.exec(line));
}

const inBrackets = (line: string) => readBehind(IN_BRACKETS.exec(line));

function readBehind(found: RegExpExecArray | null): Read | null {
  const [, before = "", typed = "", word = ""] = found ?? [];
  const quantity = quantityOf(typed);
  const unit = unitOf(word);
  const name = before.replace(/[ ,:–—-]+$/, "");
  if (quantity === null || name === "" || (unit === null && word.replace(/\.$/, "") !== "")) return null;
  return countedName(quantity, unit, name);
}

function countedName(quantity: number, unit: Unit | null, name: string): Read {
  return { quantity, unit, name: unit === null || unit === "piece" ? singular(name) : name };
}

/** "1 1/2", "½", "2.5" and "१२" as a number of up to three decimals; null when it can't be meant. */
function quantityOf(typed: string): number | null {
  const [, whole = "", above = "", below = ""] = /^(?:(\d+) )?(\d+)\/(\d+)$/.exec(latinDigits(typed)) ?? [];
  const thousandths =
    below === ""
      ? Math.round(Number(latinDigits(typed).replace(/[ ½¼¾⅓⅔]/g, "")) * 1000) + (PARTS[typed.slice(-1)] ?? 0)
      : Number(whole) * 1000 + Math.round((Number(above) * 1000) / Number(below));
  return thousandths > 0 && thousandths <= MOST * 1000 ? thousandths / 1000 : null;
}
