// Texts of pages as Pagefind writes them, and its postings of words as gazette/search/slots.py divides and joins them.

const MAGIC = 12; // bytes that begin every file of Pagefind's
const SOLO = "〆".codePointAt(0);
const UTF8 = new TextDecoder();
const [NUMBER, TEXT, LIST] = [0, 3, 4]; // kinds of items of CBOR (RFC 8949)

async function unpacked(address, kind) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address.pathname}`);
  const stream = response.body.pipeThrough(new DecompressionStream(kind));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The words of a slot, for `scan`. */
export const load = (address) => unpacked(address, "deflate-raw");

/** The text of a page: {url, content, anchors}. */
export const page = async (address) => JSON.parse(UTF8.decode((await unpacked(address, "gzip")).subarray(MAGIC)));

/** The slot, of so many, where all words stand that begin with `start`. */
export function slot(start, count) {
  const codes = Array.from(filed(start), (char) => char.codePointAt(0));
  const second = (codes[0] === SOLO ? codes.at(-1) : codes[1]) ?? 0;
  const mixed = Math.imul(codes[0], 0x9e3779b1) + Math.imul(second, 0x85ebca6b);
  return (Math.imul(mixed, 0x9e3779b1) >>> 15) % count;
}

// The word under which Pagefind files a word: without accents, and Hangul in letters.
const filed = (word) => word.normalize("NFD").replace(/\p{M}/gu, "");

/** Calls `each(word, part, page, position)` for every place of every word that begins with `start`, in order of pages. */
export function scan(bytes, start, each) {
  const items = new Items(bytes);
  for (let part = 0; items.at < bytes.length; part++) {
    const found = (word, page, position) => each(word, part, page, position);
    for (let words = items.list(); words > 0; words--) {
      items.list();
      places(items, start, found);
      for (let spellings = items.list(); spellings > 0; spellings--) {
        items.list();
        places(items, start, found);
      }
    }
  }
}

function places(items, start, each) {
  const word = items.text();
  const wanted = word.startsWith(start);
  let page = 0;
  for (let pages = items.list(); pages > 0; pages--) {
    items.list();
    page += items.number();
    let position = 0;
    for (let steps = items.list(); steps > 0; steps--) {
      const step = items.number(); // or, below zero, the weight of what follows
      if (step >= 0 && wanted) each(word, page, (position += step));
    }
    items.skip(); // places in metadata
  }
}

// One item of CBOR after another.
class Items {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  // The kind of the next item; its number, or the length of its text or list, is left in `value`.
  head() {
    const first = this.bytes[this.at++];
    this.value = first & 31;
    if (this.value > 23) {
      const end = this.at + 2 ** (this.value - 24);
      for (this.value = 0; this.at < end; this.at++) this.value = this.value * 256 + this.bytes[this.at];
    }
    return first >> 5;
  }

  number() {
    return this.head() === NUMBER ? this.value : -1 - this.value;
  }

  list() {
    if (this.head() !== LIST) throw new Error("not what Pagefind wrote");
    return this.value;
  }

  text() {
    this.head();
    return UTF8.decode(this.bytes.subarray(this.at, (this.at += this.value)));
  }

  skip() {
    const kind = this.head();
    if (kind === TEXT) this.at += this.value;
    else if (kind === LIST) for (let left = this.value; left > 0; left--) this.skip();
  }
}
