/** The rounds of learning weights, twenty-four at once: see `../train.ts`. */
import { prime1, prime2 } from '../../phrases/wasm/hash';
import { share, shareAround, width } from './share';

const rowBytes: usize = (<usize>width) << 2;
const lanes: usize = 16;

let pace: f32 = 0;
/** The least gradient that changes anything, and the sum behind which it is less. */
let little: f32 = 0;
let settled: f32 = 0;

// Four bytes a number: the sums of a lesson, its gradients, where each label's sum begins, how far that has moved.
const sums: usize = 64;
const gradients: usize = sums + rowBytes;
const starts: usize = gradients + rowBytes;
const startsMoved: usize = starts + rowBytes;
const startsMean: usize = startsMoved + rowBytes;
/** Behind what the compiler keeps there for logarithms: the features kept of a lesson, then the rows of weights. */
const kept: usize = __heap_base;
let weights: usize = 0;
let moved: usize = 0;
let mean: usize = 0;
/** Then the lessons: what each has and tells, how many features, how many around, a key, and these. */
let lessons: usize = 0;
let rows: usize = 0;

/**
 * Makes room for rows of weights, which begin as noughts, for so many numbers of lessons, and for `most` features of one.
 * Tells where the lessons are to be written.
 */
export function prepare(size: i32, numbers: i32, most: i32): usize {
  rows = <usize>size;
  weights = (kept + ((<usize>(most + 1)) << 2) + 15) & ~15;
  moved = weights + rows * rowBytes;
  mean = moved + rows * rowBytes;
  lessons = mean + rows * rowBytes;
  const end = lessons + ((<usize>numbers) << 2);
  const room = (<usize>memory.size()) << 16;
  if (end > room) memory.grow(<i32>((end - room + 0xffff) >>> 16));
  memory.fill(weights, 0, rows * rowBytes);
  memory.fill(mean, 0, rows * rowBytes);
  memory.fill(startsMean, 0, rowBytes);
  for (let at = moved; at < mean; at += 4) store<f32>(at, 1);
  return lessons;
}

/** Sets out with sums that begin at `start`. */
export function setOut(start: f32, byStep: f32, least: f32): void {
  pace = byStep;
  little = least;
  settled = <f32>Math.log((1 - <f64>least) / <f64>least);
  for (let at: usize = 0; at < rowBytes; at += 4) {
    store<f32>(starts + at, start);
    store<f32>(startsMoved + at, 1);
  }
}

/** A number of a lesson's own in a round. */
export function keyOf(lesson: u32, round: i32): i32 {
  const hash = (load<u32>(lessons + ((<usize>lesson) << 2), 16) ^ <u32>(round + 1)) * prime1;
  return (hash ^ (hash >>> 15)) * prime1;
}

/** Learns from a lesson, of which half of the features are left out by its key. */
export function learn(lesson: u32, key: u32): void {
  const at = lessons + ((<usize>lesson) << 2);
  const own = load<u32>(at, 8);
  const around = load<u32>(at, 12);
  const count = halve(at + 20, own, key, kept);
  const countAround = halve(at + 20 + ((<usize>own) << 2), around, ~key, kept + ((<usize>count) << 2));
  const value = <f32>share(count);
  const valueAround = <f32>shareAround(countAround);
  memory.copy(sums, starts, rowBytes);
  addUp(kept, count, value);
  addUp(kept + ((<usize>count) << 2), countAround, valueAround);
  if (!judge(load<u32>(at), load<u32>(at, 4))) return;
  descend(kept, count, value);
  descend(kept + ((<usize>count) << 2), countAround, valueAround);
}

/** Brings numbers in a row far apart. */
const spread: u32 = 0x9e3779b1;

/** Writes half of the features, by their places and a key; gives how many they are. */
function halve(from: usize, count: u32, key: u32, into: usize): u32 {
  let left: u32 = 0;
  for (let index: u32 = 0; index < count; index++) {
    const feature = load<u32>(from + ((<usize>index) << 2));
    const hash = key ^ ((index + 1) * spread);
    store<u32>(into + ((<usize>left) << 2), feature);
    // Without a branch, which no processor could foretell.
    const mixed = (hash ^ (hash >>> 15)) * prime2;
    left += ((mixed ^ (mixed >>> 13)) * spread) >>> 31;
  }
  return left;
}

function addUp(features: usize, count: u32, share: f32): void {
  const value = f32x4.splat(share);
  for (let part: usize = 0; part < rowBytes; part += lanes) {
    let sum = f32x4.splat(0);
    for (let index: u32 = 0; index < count; index++)
      sum = f32x4.add(sum, v128.load(weights + <usize>load<u32>(features + ((<usize>index) << 2)) * rowBytes + part));
    v128.store(sums + part, f32x4.add(v128.load(sums + part), f32x4.mul(sum, value)));
  }
}

/** Works out the gradients of the labels told of, and moves where their sums begin; whether there are any. */
function judge(has: u32, tells: u32): bool {
  let any = false;
  for (let label: u32 = 0; label < <u32>width; label++) {
    const at = (<usize>label) << 2;
    store<f32>(gradients + at, 0);
    if (((tells >>> label) & 1) === 0) continue;
    const sign: f32 = ((has >>> label) & 1) !== 0 ? -1 : 1;
    const sum = sign * load<f32>(sums + at);
    if (sum < -settled) continue;
    const gradient = sign / (1 + <f32>Math.exp(-(<f64>sum)));
    if (abs(gradient) < little) continue;
    const all = load<f32>(startsMoved + at) + gradient * gradient;
    store<f32>(startsMoved + at, all);
    store<f32>(starts + at, load<f32>(starts + at) - (pace * gradient) / sqrt<f32>(all));
    store<f32>(gradients + at, gradient);
    any = true;
  }
  return any;
}

function descend(features: usize, count: u32, share: f32): void {
  for (let part: usize = 0; part < rowBytes; part += lanes) {
    const step = f32x4.mul(v128.load(gradients + part), f32x4.splat(share));
    if (!v128.any_true(step)) continue;
    const square = f32x4.mul(step, step);
    const paced = f32x4.mul(step, f32x4.splat(pace));
    for (let index: u32 = 0; index < count; index++) {
      const row = <usize>load<u32>(features + ((<usize>index) << 2)) * rowBytes + part;
      const all = f32x4.add(v128.load(moved + row), square);
      v128.store(moved + row, all);
      v128.store(weights + row, f32x4.sub(v128.load(weights + row), f32x4.div(paced, f32x4.sqrt(all))));
    }
  }
}

/** Adds a share of what is learnt so far to the mean. */
export function gather(share: f32): void {
  const value = f32x4.splat(share);
  for (let at: usize = 0; at < rows * rowBytes; at += lanes)
    v128.store(mean + at, f32x4.add(v128.load(mean + at), f32x4.mul(v128.load(weights + at), value)));
  for (let at: usize = 0; at < rowBytes; at += lanes)
    v128.store(startsMean + at, f32x4.add(v128.load(startsMean + at), f32x4.mul(v128.load(starts + at), value)));
}

/** Where the mean of the weights is, and that of where sums begin. */
export function meanAt(): usize {
  return mean;
}
export function startsMeanAt(): usize {
  return startsMean;
}
