import { Drawing, paint, type DrawingProps } from "./drawing";

/** A steel plate from above: roti, rice, dal, sabzi, a sweet. */
export function Thali(props: DrawingProps) {
  return (
    <Drawing {...props}>
      <circle cx="80" cy="60" r="54" fill={paint.steel} />
      <circle cx="80" cy="60" r="48" fill={paint.plate} strokeWidth="1.5" />
      <path d="M46 66a22 22 0 1 0 40 12 22 22 0 0 0-40-12Z" fill={paint.pale} />
      <g stroke={paint.brown} strokeWidth="2.5">
        <path data-grains d="M55 72h.01M64 67h.01M72 74h.01M60 81h.01M70 85h.01M77 80h.01" />
      </g>
      <circle cx="60" cy="39" r="14" fill={paint.steel} />
      <circle cx="60" cy="39" r="10.5" fill={paint.turmeric} strokeWidth="1.5" />
      <path d="M56 37c2-2 4-2 5 0M60 42c1.5-1 3-1 4 0" strokeWidth="1.5" />
      <circle cx="94" cy="34" r="14" fill={paint.steel} />
      <circle cx="94" cy="34" r="10.5" fill={paint.leaf} strokeWidth="1.5" />
      <path d="M90 36c2-5 6-5 8-5-1 4-3 6-8 5Zm4-1 3-3" stroke={paint.plate} strokeWidth="1.5" />
      <path d="M95 76c0-12 6-19 14-19s12 6 12 13c0 10-9 17-17 17-5 0-9-4-9-11Z" fill={paint.plate} />
      <path
        data-grains
        d="m102 70 3 2m3-7 3 1m-6 12 3-1m3-5 3 2m-14 6 3 2m6 0 3-1m1-13 2 2"
        strokeWidth="1.5"
        stroke={paint.shade}
      />
      <circle cx="114" cy="47" r="6.5" fill={paint.brown} />
    </Drawing>
  );
}
