import { Drawing, paint, type DrawingProps } from "./drawing";

/** Nothing subscribed, nothing coming: an open, empty dabba. */
export function EmptyDabba(props: DrawingProps) {
  return (
    <Drawing {...props}>
      <path d="M16 108h128" stroke={paint.shade} />
      <path d="M40 66v30c0 7 5 12 12 12h40c7 0 12-5 12-12V66" fill={paint.steel} />
      <ellipse cx="72" cy="66" rx="32" ry="9" fill={paint.plate} />
      <path d="M48 78v16" stroke={paint.shade} strokeWidth="3" />
      <path d="M112 108c-4-22 2-38 14-42 8 12 6 30-4 42Z" fill={paint.turmeric} />
      <path d="M58 46c3-4 7-6 14-6s11 2 14 6" strokeDasharray="1 6" />
      <path d="M52 36c5-7 11-10 20-10s15 3 20 10" strokeDasharray="1 6" stroke={paint.shade} />
    </Drawing>
  );
}

/** No bill, nothing owed: a slip with a tick. */
export function EmptyBills(props: DrawingProps) {
  return (
    <Drawing {...props}>
      <path d="M52 12h56v92l-8-6-7 6-7-6-6 6-7-6-7 6-7-6-7 6Z" fill={paint.plate} />
      <path d="M62 28h22M62 40h36M62 52h36" stroke={paint.shade} />
      <circle cx="104" cy="76" r="19" fill={paint.leaf} />
      <path d="m95 76 6 7 12-13" stroke={paint.plate} strokeWidth="3" />
    </Drawing>
  );
}

/** A month without days: a calendar leaf. */
export function EmptyCalendar(props: DrawingProps) {
  return (
    <Drawing {...props}>
      <rect x="38" y="22" width="84" height="84" rx="8" fill={paint.plate} />
      <path d="M38 30a8 8 0 0 1 8-8h68a8 8 0 0 1 8 8v14H38Z" fill={paint.turmeric} />
      <path d="M58 14v14M102 14v14" strokeWidth="3" />
      <path
        d="M52 60h12M74 60h12M96 60h12M52 76h12M96 76h12M52 92h12M74 92h12"
        stroke={paint.shade}
        strokeWidth="4"
      />
      <rect x="72" y="69" width="16" height="14" rx="3" fill={paint.pale} />
    </Drawing>
  );
}

/** A search without results: a spoon over an empty plate. */
export function EmptySearch(props: DrawingProps) {
  return (
    <Drawing {...props}>
      <circle cx="72" cy="62" r="42" fill={paint.steel} />
      <circle cx="72" cy="62" r="30" fill={paint.plate} strokeWidth="1.5" />
      <path d="M60 62h24" stroke={paint.shade} strokeDasharray="1 6" />
      <path d="m98 84 34 26" strokeWidth="5" />
      <ellipse cx="92" cy="79" rx="13" ry="9" transform="rotate(38 92 79)" fill={paint.turmeric} />
    </Drawing>
  );
}

/** The missing page: one storey of the dabba is gone. */
export function MissingStorey(props: DrawingProps) {
  return (
    <Drawing {...props}>
      <path d="M20 112h120" stroke={paint.shade} />
      <path d="M52 30c0-7 6-11 14-11h28c8 0 14 4 14 11Z" fill={paint.turmeric} />
      <rect x="48" y="57" width="64" height="27" rx="5" strokeDasharray="4 6" stroke={paint.shade} />
      <rect x="48" y="30" width="64" height="20" rx="5" fill={paint.steel} />
      <rect x="48" y="86" width="64" height="26" rx="5" fill={paint.steel} />
      <path d="M56 92v13" stroke={paint.shade} strokeWidth="3" />
    </Drawing>
  );
}
