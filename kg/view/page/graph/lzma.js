/**
 * LZMA in, bytes out: for what is the same in every page. Browsers can inflate, but have nothing that packs as tightly.
 *
 * The stream is raw LZMA1 with lc=3, lp=0 and pb=0, behind the length of what it holds in four bytes; kg/view/payload/packed.py
 * writes it. Each bit is read by the odds of its place among the others, which learn from it. Pure.
 */

// Where in the table the odds of each kind begin. The first six kinds have twelve each, one for each state.
const ODDS_MATCH = 0;
const ODDS_REPEATED = 12;
const ODDS_NOT_LATEST = 24;
const ODDS_NOT_SECOND = 36;
const ODDS_NOT_THIRD = 48;
const ODDS_LONG = 60;
// Four times 64, by the length of the match; then the low bits of nearer distances, and the last four bits of farther ones.
const ODDS_SLOT = 72;
const ODDS_NEARER = 328;
const ODDS_FARTHER = 443;
// Two choices, then 8 for short, 8 for middle and 256 for long matches.
const ODDS_LENGTH = 459;
const ODDS_LENGTH_REPEATED = 733;
// Eight times 768, by the three highest bits of the byte before.
const ODDS_LITERAL = 1007;

/** Expand a stream. @param {Uint8Array} packed @returns {Uint8Array} */
export function expanded(packed) {
  const out = new Uint8Array(new DataView(packed.buffer).getUint32(0));
  const coder = new RangeCoder(packed, 4);
  // The latest distances, less one; and what the latest steps were, as LZMA numbers it: below seven the last one was a literal.
  const back = [0, 0, 0, 0];
  let state = 0;
  let at = 0;
  while (at < out.length) {
    if (!coder.bit(ODDS_MATCH + state)) {
      out[at] = literal(coder, at && out[at - 1], state < 7 ? -1 : out[at - back[0] - 1]);
      at += 1;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    const repeated = coder.bit(ODDS_REPEATED + state);
    const once = repeated ? recall(coder, back, state) : false;
    const length = once ? 1 : 2 + lengthOf(coder, repeated ? ODDS_LENGTH_REPEATED : ODDS_LENGTH);
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
  if (!coder.bit(ODDS_NOT_LATEST + state)) return !coder.bit(ODDS_LONG + state);
  const which = !coder.bit(ODDS_NOT_SECOND + state) ? 1 : coder.bit(ODDS_NOT_THIRD + state) ? 3 : 2;
  back.unshift(back.splice(which, 1)[0]);
  return false;
}

/** A byte, by the one before it; after a match also by the one that would have followed in it (or -1), while the two agree. */
function literal(coder, before, matched) {
  const odds = ODDS_LITERAL + (before >> 5) * 768;
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
  const slot = coder.tree(ODDS_SLOT + byLength * 64, 6);
  if (slot < 4) return slot;
  const bits = (slot >> 1) - 1;
  const high = (2 | (slot & 1)) * 2 ** bits;
  if (slot < 14) return high + coder.turnedTree(ODDS_NEARER + high - slot, bits);
  return high + coder.plain(bits - 4) * 16 + coder.turnedTree(ODDS_FARTHER, 4);
}

/** Reads bits out of a stream of bytes, each by its odds of 2048. */
class RangeCoder {
  constructor(bytes, start) {
    this.bytes = bytes;
    this.at = start + 5;
    this.code = new DataView(bytes.buffer).getUint32(start + 1);
    this.range = 2 ** 32 - 1;
    this.odds = new Uint16Array(ODDS_LITERAL + 8 * 768).fill(1024);
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
