import { z } from "zod";
import { figuresField, idField, nameField, optionalLineField } from "@/lib/fields";
import { pageKeySchema } from "@/lib/lists/paging";
import { versionSchema } from "@/lib/version-field";

const MAX_NAME = 120;
const MAX_SECTOR = 60;
const MAX_NOTE = 300;
const MAX_CODE = 20;

const orNull = (text: string) => (text === "" ? null : text);
const orNone = (max: number) => optionalLineField(max).transform(orNull);

/** Degrees as a map shows them, "19.0771"; or none. */
const degreesField = (most: number) =>
  figuresField
    .refine(
      (text) => text === "" || (/^-?\d{1,3}(\.\d{1,8})?$/.test(text) && Math.abs(Number(text)) <= most),
      "degrees",
    )
    .transform((text) => (text === "" ? null : Number(text)));

export const buildingSchema = z
  .object({
    buildingId: z.int32().positive(),
    version: versionSchema,
    name: nameField(MAX_NAME),
    sector: orNone(MAX_SECTOR),
    guardNote: orNone(MAX_NOTE),
    doorNote: orNone(MAX_NOTE),
    lat: degreesField(90),
    lon: degreesField(180),
  })
  .refine(({ lat, lon }) => (lat === null) === (lon === null), { error: "degrees-both", path: ["lon"] });
export type BuildingInput = z.output<typeof buildingSchema>;

type BuildingTexts = {
  name: string;
  sector: string | null;
  guardNote: string | null;
  doorNote: string | null;
  lat: number | null;
  lon: number | null;
};

/** A building as its form shows it. */
export function buildingTexts({ name, sector, guardNote, doorNote, lat, lon }: BuildingTexts) {
  return {
    ...{ name, sector: sector ?? "", guardNote: guardNote ?? "", doorNote: doorNote ?? "" },
    lat: lat === null ? "" : String(lat),
    lon: lon === null ? "" : String(lon),
  };
}

/** Which building an address means: one that is there, or by its name a new one. `version`: that of the address. */
export const sayBuildingSchema = z
  .object({
    customerId: z.int32().positive(),
    version: versionSchema,
    buildingId: z.union([z.literal("").transform(() => null), idField]),
    name: optionalLineField(MAX_NAME),
    wing: orNone(MAX_CODE),
    flat: orNone(MAX_CODE),
  })
  .refine(({ buildingId, name }) => (buildingId === null) !== (name === ""), {
    error: "building",
    path: ["name"],
  });
export type SayBuildingInput = z.output<typeof sayBuildingSchema>;

export const addressesQuerySchema = z.object({ ...pageKeySchema.shape });
