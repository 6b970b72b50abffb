/** A packed text in, its bytes or the text out; kg/view/payload/packed.py writes it. Pure. */

import { expanded } from './lzma.js';

const FORBIDDEN = '"&\'<>\\';

/** Read a block: its first letter says if it was packed tightly or deflated. @param {string} block @returns {Promise<string>} */
export async function textIn(block) {
  const bytes = bytesIn(block.slice(1));
  if (block.startsWith('T')) return tightText(bytes);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))).text();
}

/** The text that was packed tightly. @param {Uint8Array} bytes */
export function tightText(bytes) {
  return new TextDecoder().decode(expanded(bytes));
}

/** Five characters are four bytes; a rest of n characters is n - 1 bytes. @param {string} packed */
export function bytesIn(packed) {
  const value = valuesOfCharacters();
  const groups = Math.ceil(packed.length / 5);
  const words = new DataView(new ArrayBuffer(groups * 4));
  const whole = packed.padEnd(groups * 5, '{'); // the highest digit
  for (let group = 0; group < groups; group += 1) {
    let word = 0;
    for (let at = group * 5; at < group * 5 + 5; at += 1) word = word * 85 + value[whole.charCodeAt(at)];
    words.setUint32(group * 4, word);
  }
  return new Uint8Array(words.buffer, 0, Math.floor((packed.length * 4) / 5));
}

function valuesOfCharacters() {
  const value = new Uint8Array(128);
  for (let code = 33, next = 0; next < 85; code += 1) {
    if (!FORBIDDEN.includes(String.fromCharCode(code))) {
      value[code] = next;
      next += 1;
    }
  }
  return value;
}
