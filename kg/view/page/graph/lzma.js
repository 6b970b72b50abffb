/**
 * LZMA in, bytes out: for what is the same in every page. Browsers can inflate, but have nothing that packs as tightly.
 *
 * The stream is raw LZMA1 with lc=3, lp=0 and pb=0, behind the length of what it holds in four bytes; kg/view/payload/packed.py
 * writes it. Each bit is read by the odds of its place among the others, which learn from it. Pure.
 */

const MATCH = 0; // where in the table the odds of each kind begin; the first six kinds have twelve, one for each state
const REPEATED = 12;
const NOT_LATEST = 24;
const NOT_SECOND = 36;
const NOT_THIRD = 48;
const LONG = 60;
const SLOT = 72; // four times 64, by the length of the match
const FAR = 328; // the low bits of distances, 115 for the nearer ones
const ALIGN = 443; // 16 for the last four bits of the farther ones
const LENGTH = 459; // two choices, 8 for short, 8 for middle and 256 for long matches
const LENGTH_REPEATED = 733;
const LITERAL = 1007; // eight times 768, by the three highest bits of the byte before
const EVEN = 1024; // odds of 2048

/** Expand a stream. @param {Uint8Array} packed @returns {Uint8Array} */
export function expanded(packed) {
  const out = new Uint8Array(new DataView(packed.buffer).getUint32(0));
  const coder = new RangeCoder(packed, 4);
  const back = [0, 0, 0, 0]; // the latest distances, less one
  let state = 0; // what the latest steps were, as LZMA numbers it: below seven the last one was a literal
  let at = 0;
  while (at < out.length) {
    if (!coder.bit(MATCH + state)) {
      out[at] = literal(coder, at && out[at - 1], state < 7 ? -1 : out[at - back[0] - 1]);
      at += 1;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    const repeated = coder.bit(REPEATED + state);
    const once = repeated ? recall(coder, back, state) : false;
    const length = once ? 1 : 2 + lengthOf(coder, repeated ? LENGTH_REPEATED : LENGTH);
    if (!repeated) {
      back.unshift(distanceOf(coder, Math.min(length - 2, 3)));
      back.pop();
    }
    for (const end = at + length; at < end; at += 1) out[at] = out[at - back[0] - 1];
    state = (repeated ? (once ? 9 : 8) : 7) + (state < 7 ? 0 : once ? 2 : 3);
  }
  return out;
}

/** Bring the distance that is used again to the front; tell whether just one byte is meant. */
function recall(coder, back, state) {
  if (!coder.bit(NOT_LATEST + state)) return !coder.bit(LONG + state);
  const which = !coder.bit(NOT_SECOND + state) ? 1 : coder.bit(NOT_THIRD + state) ? 3 : 2;
  back.unshift(back.splice(which, 1)[0]);
  return false;
}

/** A byte, by the one before it; after a match also by the one that would have followed in it (-1 for none), as long as they agree. */
function literal(coder, before, matched) {
  const odds = LITERAL + (before >> 5) * 768;
  let value = 1;
  for (let place = 7, agree = matched >= 0; place >= 0; place -= 1) {
    const expected = agree ? (matched >> place) & 1 : -1;
    const bit = coder.bit(odds + (expected + 1) * 256 + value);
    agree = bit === expected;
    value = value * 2 + bit;
  }
  return value & 255;
}

function lengthOf(coder, odds) {
  if (!coder.bit(odds)) return coder.tree(odds + 2, 3);
  return coder.bit(odds + 1) ? 16 + coder.tree(odds + 18, 8) : 8 + coder.tree(odds + 10, 3);
}

function distanceOf(coder, byLength) {
  const slot = coder.tree(SLOT + byLength * 64, 6);
  if (slot < 4) return slot;
  const bits = (slot >> 1) - 1;
  const high = (2 | (slot & 1)) * 2 ** bits;
  if (slot < 14) return high + coder.turnedTree(FAR + high - slot, bits);
  return high + coder.plain(bits - 4) * 16 + coder.turnedTree(ALIGN, 4);
}

/** Reads bits out of a stream of bytes, by odds. */
class RangeCoder {
  constructor(bytes, start) {
    this.bytes = bytes;
    this.at = start + 5;
    this.code = new DataView(bytes.buffer).getUint32(start + 1);
    this.range = 2 ** 32 - 1;
    this.odds = new Uint16Array(LITERAL + 8 * 768).fill(EVEN);
  }

  /** A bit by the odds at a place. */
  bit(place) {
    const odds = this.odds[place];
    const bound = (this.range >>> 11) * odds;
    const one = this.code >= bound;
    if (one) {
      this.range -= bound;
      this.code -= bound;
      this.odds[place] = odds - (odds >> 5);
    } else {
      this.range = bound;
      this.odds[place] = odds + ((2048 - odds) >> 5);
    }
    if (this.range < 2 ** 24) this.refill();
    return one ? 1 : 0;
  }

  refill() {
    this.range *= 256;
    this.code = this.code * 256 + this.bytes[this.at];
    this.at += 1;
  }

  /** A number of so many bits, each by the bits before it. */
  tree(odds, bits) {
    let value = 1;
    for (let left = bits; left > 0; left -= 1) value = value * 2 + this.bit(odds + value);
    return value - (1 << bits);
  }

  /** The same with the lowest bit first. */
  turnedTree(odds, bits) {
    let value = 1;
    let turned = 0;
    for (let place = 0; place < bits; place += 1) {
      const bit = this.bit(odds + value);
      value = value * 2 + bit;
      turned += bit << place;
    }
    return turned;
  }

  /** A number of so many bits at even odds. */
  plain(bits) {
    let value = 0;
    for (let left = bits; left > 0; left -= 1) {
      this.range = Math.floor(this.range / 2);
      const one = this.code >= this.range ? 1 : 0;
      if (one) this.code -= this.range;
      value = value * 2 + one;
      if (this.range < 2 ** 24) this.refill();
    }
    return value;
  }
}
