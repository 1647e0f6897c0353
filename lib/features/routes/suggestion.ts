import type { Tx } from "@/lib/db";
import { kitchenPlace, MOST_STOPS, suggestOrder, type Suggestion } from "@/lib/domain/routing/suggest";
import { placesOf, startOf } from "./queries";

/** The shortest order found for a route, or for the buildings that are on none; null where there are too many for one round. */
export async function suggestionFor(tx: Tx, routeId: number | null): Promise<Suggestion | null> {
  const buildings = await placesOf(tx, routeId);
  const { pin, address, areas } = await startOf(tx);
  const kitchen = kitchenPlace(pin, address, areas);
  return kitchen && buildings.length <= MOST_STOPS ? suggestOrder(kitchen, buildings) : null;
}
