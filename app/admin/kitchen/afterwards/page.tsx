import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LeftoversForm } from "@/components/afterwards/leftovers-form";
import { SafetyForm } from "@/components/afterwards/safety-form";
import { SafetyLog } from "@/components/afterwards/safety-log";
import { DayBar } from "@/components/deliveries/day-bar";
import { SheetTabs } from "@/components/forecast/sheet-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { toBusinessDate } from "@/lib/domain/business-time";
import { KITCHEN_ROLES } from "@/lib/domain/identity";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import { hasBegun } from "@/lib/domain/slot";
import { dayQuerySchema } from "@/lib/features/deliveries/schema";
import { leftoversBetween, safetyLog } from "@/lib/features/meal-notes/queries";
import { listSlots } from "@/lib/features/slots/queries";
import { readAsStaff } from "@/lib/access/read";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("forecast.tabs"))("afterwards") };
}

function readNotes(date: PlainDate | undefined) {
  return readAsStaff(KITCHEN_ROLES, async ({ tx, now }) => {
    const today = toBusinessDate(now);
    const day = date ?? today;
    const slots = (await listSlots(tx)).filter((slot) => hasBegun(slot, day));
    return { today, day, slots, noted: await leftoversBetween(tx, day, day), log: await safetyLog(tx, day) };
  });
}

/** What is noted once a day's meals are cooked: what was left over, temperatures and samples. */
export default async function AfterwardsPage({ searchParams }: PageProps<"/admin/kitchen/afterwards">) {
  const { date } = dayQuerySchema.parse(await searchParams);
  const { today, day, slots, noted, log } = await readNotes(date);
  const t = await getTranslations("afterwards");
  const isNamed = slots.length > 1;
  return (
    <>
      <PageHeader
        title={t("title", { day: formatDay(day, "long") })}
        description={t("about")}
        actions={<DayBar key={day} day={day} today={today} path="/admin/kitchen/afterwards" />}
      />
      <SheetTabs current="afterwards" day={day} />
      {day > today ? <p className="text-lg">{t("ahead")}</p> : null}
      {slots.map(({ id, name: meal }) => (
        <div key={`${day} ${id}`} className="mb-10 space-y-8">
          {isNamed ? <h2 className="text-xl font-semibold">{meal}</h2> : null}
          {day > today ? null : (
            <section
              aria-label={t(isNamed ? "leftovers.named" : "leftovers.heading", { meal })}
              className="space-y-3"
            >
              <h2 className="text-lg font-semibold">{t("leftovers.heading")}</h2>
              <LeftoversForm day={day} slotId={id} noted={noted.find((one) => one.slotId === id) ?? null} />
            </section>
          )}
          <section
            aria-label={t(isNamed ? "safety.named" : "safety.heading", { meal })}
            className="space-y-3"
          >
            <h2 className="text-lg font-semibold">{t("safety.heading")}</h2>
            <SafetyLog entries={log.filter(({ slotId }) => slotId === id)} />
            {day > today ? null : <SafetyForm day={day} slotId={id} />}
          </section>
        </div>
      ))}
    </>
  );
}
