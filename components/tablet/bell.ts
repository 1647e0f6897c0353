const NOTES_HZ = [880, 1320, 880];
const NOTE_S = 0.18;
const LOUDNESS = 0.5;
const SILENCE = 0.0001;

/** Three short notes. A browser lets a page be heard only after a tap on it. */
export class Bell {
  private context: AudioContext | null = null;

  /** Call it while a tap is being handled. False where the browser can't, or doesn't let it be heard. */
  async allow(): Promise<boolean> {
    if (!("AudioContext" in window)) return false;
    this.context ??= new AudioContext();
    await this.context.resume().catch(() => {});
    return this.context.state === "running";
  }

  ring(): void {
    const { context } = this;
    if (context?.state !== "running") return;
    for (const [index, frequency] of NOTES_HZ.entries())
      sound(context, frequency, context.currentTime + index * NOTE_S);
  }
}

function sound(context: AudioContext, frequency: number, from: number): void {
  const note = context.createOscillator();
  const loudness = context.createGain();
  note.frequency.value = frequency;
  loudness.gain.setValueAtTime(LOUDNESS, from);
  loudness.gain.exponentialRampToValueAtTime(SILENCE, from + NOTE_S);
  note.connect(loudness).connect(context.destination);
  note.start(from);
  note.stop(from + NOTE_S);
}
