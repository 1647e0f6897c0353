import { useFormatter, useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import type { RepeatedDoor } from "@/lib/domain/complaints/doors";
import { pageAddress } from "@/lib/lists/paging";

/** "Third time in two weeks at Sea Breeze": the houses that should be looked into first. */
export function DoorsAgain({ doors }: { doors: readonly RepeatedDoor[] }) {
  const t = useTranslations("complaints");
  const format = useFormatter();
  if (doors.length === 0) return null;
  return (
    <section aria-labelledby="again" className="mb-6">
      <h2 id="again" className="text-xl font-semibold">
        {t("office.again")}
      </h2>
      <p className="mb-3 text-ink-soft">{t("office.againHint")}</p>
      <ul className="divide-y divide-line rounded-card border border-bad/30 bg-surface-raised">
        {doors.map(({ house, area, count, kinds }) => (
          <li key={`${house} ${area}`} className="px-4 py-2.5 sm:px-5">
            <p className="font-medium">
              <TextLink href={pageAddress("/admin/complaints", { search: house, state: "all" }, {})}>
                {t("office.door", { count, house, area })}
              </TextLink>
            </p>
            <p className="text-sm text-ink-soft">
              {format.list(
                kinds.map((of) => t("office.ofKind", { kind: t(`kinds.${of.kind}`), count: of.count })),
                { type: "unit" },
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
