// The page's data blocks: LZMA, written as text in script elements that no browser runs.
// A small program of their own opens them; its source is the crate `unpack`. The browser opens that one itself.

// What `unpack/src/text.rs` does, for the one block that comes before it. A one stands behind the last byte.
function bytesOf(text) {
  const bytes = [];
  let bits = 0;
  let held = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    const number = character - (character < 0xd800 ? 0xa0 : 0x8a0);
    bits |= number << held;
    held += (number & 0x7fff) > 29999 ? 15 : 16;
    for (; held >= 8; held -= 8) {
      bytes.push(bits & 0xff);
      bits >>>= 8;
    }
  }
  return new Uint8Array(bytes.slice(0, bytes.lastIndexOf(1)));
}

let opener = null;

// The bytes that xtask's `deflated_text` wrote.
export function inflated(text) {
  const stream = new Blob([bytesOf(text)]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Response(stream).arrayBuffer();
}

async function compiled(text) {
  return WebAssembly.compile(await inflated(text));
}

// A program for each block: it keeps where it stands, and its memory goes when the block is open.
async function unpacker() {
  opener ??= compiled(document.getElementById('arbeidsro-unpack').textContent);
  const { exports } = await WebAssembly.instantiate(await opener);
  return exports;
}

const PAGE = 65536;
// The most bytes that one of the text's characters has there.
const UTF_8 = 3;

// The program's memory from its first free byte on, with room for as many bytes.
function memoryFor(program, end) {
  const lacking = end - program.memory.buffer.byteLength;
  if (lacking > 0) program.memory.grow(Math.ceil(lacking / PAGE));
  return new Uint8Array(program.memory.buffer);
}

const EVEN = 2;
const even = (address) => Math.ceil(address / EVEN) * EVEN;

// Bytes unpacked in one go. The browser takes its quicker code for the program at a new call only.
const STEP = 65536;

// Calls until as many bytes are there.
function inSteps(size, call) {
  let done = 0;
  while (done < size) done = call(done + STEP);
}

async function opened(block) {
  const program = await unpacker();
  const text = block.textContent;
  const from = program.room();
  const room = memoryFor(program, from + UTF_8 * text.length).subarray(from);
  const { written } = new TextEncoder().encodeInto(text, room);
  const length = program.decode(from, written);
  const size = program.unpacked_size(from, length);
  const table = even(from + length);
  const at = table + program.table_size();
  memoryFor(program, at + size);
  inSteps(size, (until) => program.step(from, length, table, at, size, until));
  return { program, at, size };
}

export async function textOf(block) {
  const { program, at, size } = await opened(block);
  return new TextDecoder().decode(memoryFor(program, at + size).subarray(at, at + size));
}

// The app's program, which lies in the page taken apart.
export async function programOf(block) {
  const { program, at, size } = await opened(block);
  const joined = program.joined_size(at, size);
  const to = at + size;
  const bytes = memoryFor(program, to + joined).subarray(to, to + joined);
  inSteps(joined, (until) => program.join(at, size, to, joined, until));
  return bytes;
}
