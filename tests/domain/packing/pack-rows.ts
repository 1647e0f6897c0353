import type { PackRow } from "@/lib/domain/packing/pack-row";
import { parsePlainDate } from "@/lib/domain/plain-date";

/** A tiffin like most: `packed({ route: "Vashi" })`. */
export function packed(given: Partial<PackRow> = {}): PackRow {
  return {
    subscriptionId: 1,
    day: parsePlainDate("2026-12-01"),
    slot: { id: 1, name: "Lunch" },
    code: "K7M2",
    name: "Asha Kulkarni",
    planId: 1,
    planName: "Veg Thali",
    diet: null,
    allergies: [],
    route: "Vashi",
    stop: 1,
    building: "Sea Breeze",
    door: "A-12",
    extras: [],
    isNew: false,
    isAmended: false,
    ...given,
  };
}
