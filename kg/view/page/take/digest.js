/** SHA-256 as kg/ids.py names things by it: a list of fields in, 20 hexadecimal digits out. Pure. */

const DIGITS = 20;
const WORD = 2 ** 32;
const START = firstPrimes(8).map((prime) => fraction(prime ** (1 / 2))); // the standard takes its constants from primes
const ROUNDS = firstPrimes(64).map((prime) => fraction(prime ** (1 / 3)));

/** Hash a list of JSON values; it must be the same as Python's `kg.ids.digest`. */
export function digestOf(fields) {
  const escape = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const json = JSON.stringify(fields).replace(/[\u007f-\uffff]/g, escape);
  return sha256([...json].map((letter) => letter.charCodeAt(0))).slice(0, DIGITS);
}

/** The hash of bytes in hexadecimal; written out, because a page that lies in a sandboxed frame has no crypto.subtle. */
export function sha256(bytes) {
  const state = [...START];
  const padded = [...bytes, 0x80];
  while (padded.length % 64 !== 56) padded.push(0);
  const bits = bytes.length * 8;
  for (const part of [Math.floor(bits / WORD), bits % WORD]) for (let at = 24; at >= 0; at -= 8) padded.push((part >>> at) & 255);
  for (let at = 0; at < padded.length; at += 64) mixBlock(state, padded.slice(at, at + 64));
  return state.map((word) => word.toString(16).padStart(8, '0')).join('');
}

function mixBlock(state, block) {
  const schedule = scheduleOf(block);
  let [a, b, c, d, e, f, g, h] = state;
  for (let round = 0; round < 64; round += 1) {
    const chosen = (e & f) ^ (~e & g);
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + chosen + ROUNDS[round] + schedule[round]) | 0;
    const most = (a & b) ^ (a & c) ^ (b & c);
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + most) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, place) => {
    state[place] = (state[place] + word) >>> 0;
  });
}

function scheduleOf(block) {
  const words = [];
  for (let at = 0; at < 64; at += 4) {
    words.push((block[at] << 24) | (block[at + 1] << 16) | (block[at + 2] << 8) | block[at + 3]);
  }
  for (let at = 16; at < 64; at += 1) {
    const [early, late] = [words[at - 15], words[at - 2]];
    const first = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
    const second = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
    words.push((words[at - 16] + first + words[at - 7] + second) | 0);
  }
  return words;
}

function turn(word, by) {
  return (word >>> by) | (word << (32 - by));
}

function fraction(number) {
  return ((number - Math.floor(number)) * WORD) | 0;
}

function firstPrimes(count) {
  const primes = [];
  for (let number = 2; primes.length < count; number += 1) if (primes.every((prime) => number % prime)) primes.push(number);
  return primes;
}
