import { formatMoment, formatTime, instantAt, toBusinessDate } from "@/lib/domain/business-time";
import { addDays } from "@/lib/domain/plain-date";
import { markOf, PAGE_MARK } from "@/lib/domain/offline/kept-page";
import { KeepOffline } from "./keep-offline";
import { LineWord } from "./line-word";
import { WaitingChanges } from "./waiting-changes";

/** On top of a customer's page: what is said of the network, and of what waits for it. The mark lets a phone keep the page. */
export function OfflineParts({ ownerId, now }: { ownerId: number; now: Date }) {
  const serverNow = now.getTime();
  const dayEnds = instantAt(addDays(toBusinessDate(now), 1), "00:00").getTime();
  return (
    <>
      <meta name={PAGE_MARK} content={markOf({ owner: ownerId, madeAt: serverNow })} />
      <LineWord serverNow={serverNow} dayEnds={dayEnds} time={formatTime(now)} moment={formatMoment(now)} />
      <WaitingChanges ownerId={ownerId} serverNow={serverNow} />
      <KeepOffline serverNow={serverNow} />
    </>
  );
}
