import { z } from "zod";
import { readPack, readPortion, readRecipeLine } from "@/lib/domain/forecast/recipe-line";
import { fieldError } from "@/lib/answers/field-error";
import { lineField, linesField, optionalLineField } from "@/lib/fields";
import { versionSchema } from "@/lib/version-field";
import { asSaid, parseUnit, type Unit } from "@/lib/domain/dishes/units";

const MAX_LINES = 30;
const MAX_LINE = 100;

/** A recipe as it is typed: what it is for, and a line for each ingredient. Version 0 is that of none. */
export const recipeSchema = z.object({
  dishId: z.int32().positive(),
  version: z.union([versionSchema, z.literal(0)]),
  portion: lineField(MAX_LINE).transform((typed, ctx) => {
    const read = readPortion(typed);
    if (read) return read;
    ctx.addIssue({ code: "custom", message: "portion" });
    return z.NEVER;
  }),
  lines: linesField({ lines: MAX_LINES, length: MAX_LINE }).transform((typed, ctx) => {
    const lines = typed.map(readRecipeLine);
    const unread = typed.find((_, index) => lines[index] === null);
    if (unread !== undefined)
      ctx.addIssue({ code: "custom", message: fieldError("recipe-line", { text: unread }) });
    const read = lines.filter((line) => line !== null);
    const twice = read.find(({ key }, index) => read.findIndex((one) => one.key === key) < index);
    if (twice) ctx.addIssue({ code: "custom", message: fieldError("recipe-twice", { name: twice.name }) });
    return read;
  }),
});

export type RecipeInput = z.output<typeof recipeSchema>;

type Line = { name: string; unit: string; amount: number };

/** A recipe as its form shows it. */
export function recipeTexts(
  recipe: { forQuantity: number; forUnit: Unit | null; lines: readonly Line[] } | null,
) {
  if (!recipe) return { portion: "1", lines: "" };
  const { forQuantity, forUnit, lines } = recipe;
  const said = ({ name, unit, amount }: Line) => `${name} ${amount} ${unit === "piece" ? "pc" : unit}`;
  return {
    portion: forUnit === null ? `${forQuantity}` : `${forQuantity} ${forUnit}`,
    lines: lines.map(said).join("\n"),
  };
}

/** The size of an ingredient's pack, "25 kg"; empty where nobody knows it. */
export const packSchema = z.object({
  ingredientId: z.int32().positive(),
  version: versionSchema,
  pack: optionalLineField(20).transform((typed, ctx) => {
    if (typed === "") return null;
    const read = readPack(typed);
    if (read && read.size <= 1_000_000) return read;
    ctx.addIssue({ code: "custom", message: "pack" });
    return z.NEVER;
  }),
});

export type PackInput = z.output<typeof packSchema>;

export function packText({ packSize, unit }: { packSize: number | null; unit: string }): string {
  if (packSize === null) return "";
  const said = asSaid(packSize, parseUnit(unit));
  return unit === "piece" ? `${packSize}` : `${said.quantity} ${said.unit}`;
}
