import { Drawing, paint, type DrawingProps } from "./drawing";

/** The three-storey tiffin with its handle and clasps. */
export function Dabba(props: DrawingProps) {
  return (
    <Drawing {...props}>
      <path d="M20 112h120" stroke={paint.shade} />
      <path d="M62 20c0-8 8-12 18-12s18 4 18 12" />
      <path d="M52 30c0-7 6-11 14-11h28c8 0 14 4 14 11Z" fill={paint.turmeric} />
      <rect x="48" y="30" width="64" height="27" rx="5" fill={paint.steel} />
      <rect x="48" y="57" width="64" height="27" rx="5" fill={paint.plate} />
      <rect x="48" y="84" width="64" height="28" rx="5" fill={paint.steel} />
      <path d="M56 37v12M56 64v12M56 91v13" stroke={paint.shade} strokeWidth="3" />
      <path d="M42 26h-2v76h8M118 26h2v76h-8" />
      <path d="M42 26h10M118 26h-10" />
      <rect x="37" y="50" width="7" height="14" rx="2" fill={paint.plate} strokeWidth="1.5" />
      <rect x="116" y="50" width="7" height="14" rx="2" fill={paint.plate} strokeWidth="1.5" />
    </Drawing>
  );
}
