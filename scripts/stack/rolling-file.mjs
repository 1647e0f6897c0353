import fs from "node:fs";

const MB = 1_048_576;

/**
 * Lines into a file for its owner alone. What stood there before stays beside it as `.before`, and so does the file itself once it holds
 * `mostBytes`: a disk holds no more than twice that.
 * @param {string} file
 */
export function rollingFile(file, mostBytes = 32 * MB) {
  const open = () => {
    if (fs.existsSync(file)) fs.renameSync(file, `${file}.before`);
    return fs.openSync(file, "ax", 0o600);
  };
  let [descriptor, bytes] = [open(), 0];
  return {
    /** @param {string} line */
    write(line) {
      const text = Buffer.from(`${line}\n`);
      if (bytes > 0 && bytes + text.length > mostBytes) {
        fs.closeSync(descriptor);
        [descriptor, bytes] = [open(), 0];
      }
      bytes += text.length;
      fs.writeSync(descriptor, text);
    },
  };
}
