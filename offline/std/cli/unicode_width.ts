// East_Asian_Width W and F (UAX #11), blocks merged; emoji come from their own property.
const WIDE =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf]/u;
const WIDE_MORE =
  /[\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f]/u;
const FULL = /[\uff01-\uff60\uffe0-\uffe6]/u;
const WIDE_ASTRAL =
  /[\u{16fe0}-\u{18cff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]/u;
const EMOJI = /(?!\p{Regional_Indicator})\p{Emoji_Presentation}/u;
// Controls, marks and format characters but the soft hyphen; Hangul vowels and finals join the one before.
const NO_WIDTH = /(?!\u00ad)[\p{Cc}\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]/u;

function width(char: string): number {
  if (NO_WIDTH.test(char)) return 0;
  return [WIDE, WIDE_MORE, FULL, WIDE_ASTRAL, EMOJI].some((set) =>
      set.test(char)
    )
    ? 2
    : 1;
}

/** Counts the columns that a string takes in a terminal. */
export function unicodeWidth(str: string): number {
  let columns = 0;
  for (const char of str) columns += width(char);
  return columns;
}
