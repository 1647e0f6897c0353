import { Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonVariants } from "@/components/ui/button";
import { addDays, type PlainDate } from "@/lib/domain/plain-date";
import { hasBegun, type Slots } from "@/lib/domain/slot";

const PAPERS = [
  ["cook", "cook-sheet?"],
  ["pack", "pack-sheet?"],
  ["labels", "labels?format=a4&"],
  ["roll", "labels?format=roll&"],
  ["load", "load-sheets?"],
] as const;

type PackingPapersProps = { day: PlainDate; today: PlainDate; slots: Slots };

/** What is printed for the boxes of today or tomorrow, of each meal; nothing on other days. */
export function PackingPapers({ day, today, slots }: PackingPapersProps) {
  const t = useTranslations("packing.papers");
  if (day !== today && day !== addDays(today, 1)) return null;
  const meals = slots.filter((slot) => hasBegun(slot, day));
  return (
    <section aria-label={t("title")} className="mb-6 space-y-3 print:hidden">
      {meals.map(({ id, name }) => (
        <ul key={id} aria-label={t("of", { meal: name })} className="flex flex-wrap items-center gap-2">
          {meals.length > 1 ? <li className="min-w-20 font-semibold">{name}</li> : null}
          {PAPERS.map(([paper, path]) => (
            <li key={paper}>
              {/* a file, not a page to go to: opened beside this one, to be printed */}
              <a
                href={`/admin/kitchen/${path}date=${day}&slot=${id}`}
                target="_blank"
                rel="noopener"
                className={buttonVariants({ variant: "outline" })}
              >
                <Printer aria-hidden />
                {t(paper)}
              </a>
            </li>
          ))}
        </ul>
      ))}
    </section>
  );
}
