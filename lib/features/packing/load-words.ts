import { loadsOf, type Load, type LoadStop } from "@/lib/domain/packing/loads";
import type { PackRow } from "@/lib/domain/packing/pack-row";
import type { LoadSheet } from "@/lib/paper/packing/load-sheet";
import type { Row } from "@/lib/paper/packing/pieces";
import { figureOf, packingWords as words } from "@/lib/paper/packing/words";
import type { AskedPapers } from "./asked-papers";
import { heededIn } from "./label-words";
import { countsOf, figuresOf, headOf, namesOfDay } from "./sheet-words";

/** A sheet for each round: what is put into the van, and who answers for it. */
export function loadSheetsOf(papers: AskedPapers): LoadSheet[] {
  return loadsOf(papers.rows).map((load) => toSheet(load, papers));
}

export const routeWords = (route: string | null): string => route ?? words("label.noRoute");

function toSheet(load: Load, papers: AskedPapers): LoadSheet {
  const title = words("load.title", { name: routeWords(load.route), ...namesOfDay(papers) });
  return {
    head: headOf(title, load.count, papers),
    plans: figuresOf(load.plans),
    specialsTitle: words("load.specials", { count: load.specials.length }),
    specials: load.specials.map(specialRow),
    stopsTitle: words("load.stops", { count: load.stops.length }),
    stops: load.stops.map(toLine),
    signed: {
      ...{ packer: words("load.packer"), driver: words("load.driver") },
      ...{ time: words("load.time"), short: words("load.short") },
    },
  };
}

/** A box to be looked for: by its code, with what is special about it. */
export function specialRow(row: PackRow): Row {
  const { code, name, planName, stop } = row;
  const place = stop === null ? "" : words("load.atStop", { stop });
  return { figure: code, text: heededIn(row), note: [name, planName, place].filter(Boolean).join(" · ") };
}

function toLine({ stop, building, doors, plans, count }: LoadStop): LoadSheet["stops"][number] {
  const at = doors.filter((door) => door !== "").join(", ");
  return {
    number: stop === null ? "" : figureOf(stop),
    ...(building === "" ? { place: at, doors: "" } : { place: building, doors: at }),
    tiffins: countsOf(plans),
    count: figureOf(count),
  };
}
