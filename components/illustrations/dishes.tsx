import { Drawing, paint, type DrawingProps } from "./drawing";

function Counter() {
  return <path d="M16 106h128" stroke={paint.shade} />;
}

/** A small steel bowl seen from the side; its contents show above the rim. */
function Bowl({ fill }: { fill: string }) {
  return (
    <>
      <path d="M36 60c0 26 18 42 44 42s44-16 44-42Z" fill={paint.steel} />
      <ellipse cx="80" cy="60" rx="46" ry="14" fill={paint.plate} />
      <ellipse cx="80" cy="60" rx="38" ry="10" fill={fill} strokeWidth="1.5" />
      <path d="M48 76c3 8 9 13 16 16" stroke={paint.shade} strokeWidth="3" />
      <path d="M64 102h32v4H64z" fill={paint.steel} />
    </>
  );
}

export function Roti(props: DrawingProps) {
  return (
    <Drawing {...props}>
      <Counter />
      <ellipse cx="80" cy="84" rx="54" ry="20" fill={paint.steel} />
      <ellipse cx="80" cy="78" rx="44" ry="16" fill={paint.pale} />
      <ellipse cx="80" cy="70" rx="44" ry="16" fill={paint.pale} />
      <path
        d="M36 61c0-9 20-16 44-16s44 7 44 16-20 16-44 16c-10 0-19-1-27-3l-9 6 3-9c-7-3-11-6-11-10Z"
        fill={paint.pale}
      />
      <path
        d="M60 56h.01M74 52h.01M92 55h.01M104 62h.01M84 64h.01M66 67h.01M98 70h.01"
        stroke={paint.brown}
        strokeWidth="4"
      />
      <path d="M68 36c-4-5 4-8 0-14M84 34c-4-5 4-8 0-14M100 36c-4-5 4-8 0-14" stroke={paint.shade} />
    </Drawing>
  );
}

export function Dal(props: DrawingProps) {
  return (
    <Drawing {...props}>
      <Counter />
      <Bowl fill={paint.turmeric} />
      <path d="M62 60c4-4 10-4 12 0M86 57c4-3 8-2 10 1M78 65c3-2 7-2 9 0" strokeWidth="1.5" />
      <path d="M92 63c2-4 6-6 11-5-2 4-6 6-11 5Z" fill={paint.leaf} strokeWidth="1.5" />
      <path d="M70 40c-4-5 4-8 0-14M90 40c-4-5 4-8 0-14" stroke={paint.shade} />
    </Drawing>
  );
}

export function Sabzi(props: DrawingProps) {
  return (
    <Drawing {...props}>
      <Counter />
      <Bowl fill={paint.pale} />
      <path d="M52 58c-2-14 8-22 20-24 2 14-6 24-20 24Z" fill={paint.leaf} />
      <path d="M54 56 68 40" strokeWidth="1.5" stroke={paint.plate} />
      <path d="M108 58c4-12-2-20-12-25-5 12 0 22 12 25Z" fill={paint.leaf} />
      <path d="M106 56 98 40" strokeWidth="1.5" stroke={paint.plate} />
      <path d="M68 60c0-10 6-18 14-18s14 8 14 18c-8 3-20 3-28 0Z" fill={paint.turmeric} />
      <path d="M74 52c2-3 5-5 8-5" strokeWidth="1.5" />
      <path d="M60 62c3-3 8-3 10 0M94 63c3-3 8-3 10 0" strokeWidth="3" stroke={paint.chilli} />
    </Drawing>
  );
}

export function Sweet(props: DrawingProps) {
  return (
    <Drawing {...props}>
      <Counter />
      <path d="M30 84h100c-3 12-16 18-34 18H64c-18 0-31-6-34-18Z" fill={paint.steel} />
      <ellipse cx="80" cy="84" rx="54" ry="9" fill={paint.plate} />
      <circle cx="60" cy="70" r="17" fill={paint.turmeric} />
      <circle cx="98" cy="70" r="17" fill={paint.turmeric} />
      <circle cx="79" cy="46" r="17" fill={paint.turmeric} />
      <g stroke={paint.brown} strokeWidth="3">
        <path d="M54 66h.01M64 64h.01M60 75h.01M70 72h.01M92 66h.01M103 64h.01M98 75h.01M74 42h.01M84 40h.01M80 51h.01" />
      </g>
      <path d="M76 30c1-4 5-6 9-5-1 4-5 6-9 5Z" fill={paint.leaf} strokeWidth="1.5" />
    </Drawing>
  );
}
