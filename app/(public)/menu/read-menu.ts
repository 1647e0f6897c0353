import { type getViewer, readAsCustomer, readAsGuest } from "@/lib/access/read";
import { suits, type Choice } from "@/lib/domain/dishes/choice";
import { menuShown, type MenuWeek } from "@/lib/features/menus/shown";
import { runningPlanIds } from "@/lib/features/subscriptions/queries";

/** Seven days of menus from today or a week on: a customer's own plans first. */
export function readMenu(viewer: Awaited<ReturnType<typeof getViewer>>, isNextWeek: boolean) {
  if (viewer?.role !== "customer") return readAsGuest(({ tx, now }) => menuShown(tx, now, isNextWeek, []));
  return readAsCustomer(async ({ tx, now, customerId }) =>
    menuShown(tx, now, isNextWeek, await runningPlanIds(tx, customerId, now)),
  );
}

const ALL = "all";

/** The weeks that a page shows: one plan's, or all that somebody can eat. */
export function shownOf(weeks: readonly MenuWeek[], choice: Choice, asked: unknown) {
  const tabs = weeks.filter(({ facts }) => suits(choice, facts));
  const one = tabs.find(({ planId }) => String(planId) === asked) ?? tabs[0];
  const shown = asked === ALL ? tabs : one ? [one] : [];
  return { tabs, shown, current: asked === ALL ? ALL : String(one?.planId) };
}
