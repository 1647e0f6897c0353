/** Phones differ by seconds; by more than this, a clock is wrong. */
const CLOCK_OFF_MS = 2 * 60 * 1000;

type Pressed = {
  /** What the phone's clock showed at the press, and when it sent it. */
  phoneTime: Date;
  sentAt: Date;
  /** Our own clock when it came. */
  now: Date;
  /** When the press before it, on the same phone, happened; null for the first. */
  last: Date | null;
};

/**
 * When a press on a phone happened, by our clock: as long before it came as the phone says, so that a clock that is an hour
 * off does no harm. It lies neither in the future nor before an earlier press of the same phone, since these come in order:
 * a clock that jumped in between is held by both. `isClockOff`: the phone's clock disagrees with ours, or with itself.
 */
export function happenedAt({ phoneTime, sentAt, now, last }: Pressed): { at: Date; isClockOff: boolean } {
  const ahead = sentAt.getTime() - now.getTime();
  const meant = phoneTime.getTime() - ahead;
  const earliest = last?.getTime() ?? Number.NEGATIVE_INFINITY;
  const at = Math.min(Math.max(meant, earliest), now.getTime());
  const isClockOff = Math.abs(ahead) > CLOCK_OFF_MS || Math.abs(at - meant) > CLOCK_OFF_MS;
  return { at: new Date(at), isClockOff };
}
