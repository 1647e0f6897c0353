import Image from "next/image";

/** A small view of a picture beside what was said, which opens it in full. `label`: what it shows, for those who can't see it. */
export function SaidPicture({ picture, label }: { picture: string; label: string }) {
  return (
    <a href={`/pictures/${picture}`} target="_blank" rel="noreferrer" className="mt-1 inline-block">
      <Image
        unoptimized
        src={`/pictures/${picture}`}
        alt={label}
        width={96}
        height={72}
        className="h-18 w-24 rounded-control border border-line object-cover"
      />
    </a>
  );
}
