/** A text in, what a reader should see of it out; the same rule as `visible` in kg/markup.py. Pure. */

const BREAKS = /[\t\n\r\u2028\u2029]/g;
const HIDING = new RegExp(
  '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u200b\\u200e\\u200f\\u202a-\\u202e' +
    '\\u2060-\\u2064\\u2066-\\u206f\\ufeff\\ufff9-\\ufffb\\ud800-\\udfff\\u{e0000}-\\u{e007f}]',
  'gu',
);

/** Show controls, direction overrides and zero-width letters by their code, newlines and tabs as spaces. @param {string} text */
export function visible(text) {
  return text.replace(BREAKS, ' ').replace(HIDING, codeOf);
}

function codeOf(character) {
  return `[U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}]`;
}
