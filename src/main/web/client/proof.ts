/** The work that a guest's browser does, where the server asks for it. It needs no worker, which a page's own policy may forbid. */

export interface Challenge {
  challenge: string;
  /** How many zero bits the hash must begin with. */
  difficulty: number;
}

export interface Proof {
  challenge: string;
  nonce: string;
}

/** How long the page may stand still at a time. */
const SLICE_MS = 10;
const AT_ONCE = 512;
const BLOCK = 64;

/** Finds a nonce for which SHA-256 of `challenge:nonce` begins with so many zero bits; in slices, so that the page goes on living. */
export async function work({ challenge, difficulty }: Challenge): Promise<Proof> {
  const limit = 2 ** (32 - difficulty);
  for (let from = 0; ; ) {
    for (const end = performance.now() + SLICE_MS; performance.now() < end; from += AT_ONCE) {
      for (let n = from; n < from + AT_ONCE; n++) {
        if (firstWord(`${challenge}:${n}`) < limit) {
          return { challenge, nonce: String(n) };
        }
      }
    }
    await new Promise(next => setTimeout(next));
  }
}

const words = new Int32Array(BLOCK);
const [ROUNDS, START] = constants();

/** The first 32 bits of the SHA-256 of an ASCII text, as a number from 0 to 2^32 - 1. */
export function firstWord(text: string): number {
  const length = text.length;
  const blocks = (length + 8 >> 6) + 1;
  const state = START.slice();
  for (let block = 0; block < blocks; block++) {
    for (let i = 0; i < 16; i++) {
      let word = 0;
      for (let j = 0; j < 4; j++) {
        const at = block * BLOCK + i * 4 + j;
        word = word << 8 | (at < length ? text.charCodeAt(at) : at === length ? 0x80 : 0);
      }
      words[i] = word;
    }
    if (block === blocks - 1) {
      words[15] = length * 8;
    }
    compress(state);
  }
  return state[0]! >>> 0;
}

function compress(state: Int32Array): void {
  for (let i = 16; i < BLOCK; i++) {
    const a = words[i - 15]!;
    const b = words[i - 2]!;
    const s0 = (a >>> 7 | a << 25) ^ (a >>> 18 | a << 14) ^ a >>> 3;
    const s1 = (b >>> 17 | b << 15) ^ (b >>> 19 | b << 13) ^ b >>> 10;
    words[i] = words[i - 16]! + s0 + words[i - 7]! + s1 | 0;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < BLOCK; i++) {
    const s1 = (e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7);
    const t1 = h + s1 + (e & f ^ ~e & g) + ROUNDS[i]! + words[i]! | 0;
    const s0 = (a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10);
    const t2 = s0 + (a & b ^ a & c ^ b & c) | 0;
    h = g;
    g = f;
    f = e;
    e = d + t1 | 0;
    d = c;
    c = b;
    b = a;
    a = t1 + t2 | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((value, i) => (state[i] = state[i]! + value | 0));
}

/** Fractions of the cube and square roots of the first primes, as FIPS 180-4 has them. */
function constants(): [Int32Array, Int32Array] {
  const rounds = new Int32Array(BLOCK);
  const start = new Int32Array(8);
  const fraction = (root: number) => (root - Math.floor(root)) * 2 ** 32 | 0;
  for (let found = 0, n = 2; found < BLOCK; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) {
      prime &&= n % d !== 0;
    }
    if (prime) {
      rounds[found] = fraction(n ** (1 / 3));
      if (found < 8) {
        start[found] = fraction(n ** (1 / 2));
      }
      found++;
    }
  }
  return [rounds, start];
}
